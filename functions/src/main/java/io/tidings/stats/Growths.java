package io.tidings.stats;

import static io.tidings.table.Values.number;

import io.tidings.edition.NewsletterId;
import io.tidings.stats.GrowthItems.Counts;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.Subscribers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * How lists grew: one item a newsletter, made by reading everybody once, as much at a time as a tick has time for. Whoever shows
 * it reads one item. See {@code docs/adr/0022-growth-is-counted-from-consents.md}. Thread-safe.
 */
public final class Growths {

    private static final Logger LOG = LoggerFactory.getLogger(Growths.class);

    /** DynamoDB ends a request after a megabyte, which is about so many people. */
    private static final int MOST_PER_REQUEST = 5_000;

    private final DynamoDbClient client;
    private final String table;
    private final Subscribers subscribers;
    private final InstantSource clock;
    private final int mostPerRequest;

    /** {@code table} is that of the {@link Rollups}. */
    public Growths(DynamoDbClient client, String table, Subscribers subscribers, InstantSource clock) {
        this(client, table, subscribers, clock, MOST_PER_REQUEST);
    }

    Growths(DynamoDbClient client, String table, Subscribers subscribers, InstantSource clock, int mostPerRequest) {
        this.client = client;
        this.table = table;
        this.subscribers = subscribers;
        this.clock = clock;
        this.mostPerRequest = mostPerRequest;
    }

    /** As of the last time that everybody was counted; empty before the first. */
    public Optional<Growth> find(NewsletterId newsletter) {
        return read(newsletter).whole().map(GrowthCount::growth);
    }

    /** The same as CSV; no line but the head's before the first count. */
    public String csv(NewsletterId newsletter) {
        return find(newsletter).map(GrowthCsv::of).orElseGet(GrowthCsv::none);
    }

    /**
     * Goes on with the count that was begun, or begins one where the last is old; stops when it is that late, and goes on the next
     * time. Of two that do so at the same time one writes.
     *
     * @param topics the slugs that the newsletter has
     */
    public void refreshIfDue(NewsletterId newsletter, Set<String> topics, Instant latest) {
        Counts counts = read(newsletter);
        boolean isDue = counts.making().isPresent() || isOld(counts);
        if (!isDue || !clock.instant().isBefore(latest)) {
            return;
        }
        Audience audience = new Audience(newsletter.value());
        GrowthCount count = counts.making()
                .orElseGet(() -> GrowthCount.begin(clock.instant(), topics, subscribers.erased(audience)));
        do {
            count = count.plus(subscribers.histories(audience, count.readUntil(), mostPerRequest));
        } while (count.readUntil().isPresent() && clock.instant().isBefore(latest));
        write(
                newsletter,
                count.readUntil().isPresent()
                        ? new Counts(counts.version(), counts.whole(), Optional.of(count))
                        : new Counts(counts.version(), Optional.of(count), Optional.empty()));
    }

    private boolean isOld(Counts counts) {
        return counts.whole()
                .filter(count -> count.until().isAfter(clock.instant()))
                .isEmpty();
    }

    private Counts read(NewsletterId newsletter) {
        return StatsItems.SHAPE
                .found(client.getItem(get -> get.tableName(table)
                                .key(GrowthItems.key(newsletter))
                                .consistentRead(true))
                        .item())
                .map(GrowthItems::counts)
                .orElse(Counts.NONE);
    }

    private void write(NewsletterId newsletter, Counts counts) {
        long version = counts.version();
        Counts next = new Counts(version + 1, counts.whole(), counts.making());
        try {
            client.putItem(put -> put.tableName(table)
                    .item(GrowthItems.item(newsletter, next))
                    .conditionExpression(version == 0 ? "attribute_not_exists(#version)" : "#version = :version")
                    .expressionAttributeNames(Map.of("#version", StatsItems.VERSION))
                    .expressionAttributeValues(version == 0 ? null : Map.of(":version", number(version))));
        } catch (ConditionalCheckFailedException _) {
            LOG.info("Another tick counted {} at the same time: what it wrote stays", newsletter);
        }
    }
}
