package io.tidings.stats;

import static io.tidings.table.Values.number;
import static io.tidings.table.Values.text;

import io.tidings.delivery.EditionTally;
import io.tidings.delivery.Ledger;
import io.tidings.delivery.Tally;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.Editions;
import io.tidings.edition.NewsletterId;
import io.tidings.table.StoredItem;
import io.tidings.table.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The figures that pages show: one item an edition, one an edition and day, made from the ledger. Only {@link #refresh}
 * reads the ledger's pages; whoever shows figures reads one item. Thread-safe.
 */
public final class Rollups {
    /** Editions whose links are kept in memory: more than are counted anew at a time. */
    private static final int KEPT = 64;

    /** So often at most is it counted where others write meanwhile. */
    private static final int MOST_COUNTS = 3;

    /** A twentieth of the time since an edition was sent, and two hours at most, is waited until it is counted again. */
    private static final int PART_OF_AGE = 20;

    private static final Duration LONGEST_WAIT = Duration.ofHours(2);

    private final DynamoDbClient client;
    private final Transactions transactions;
    private final String table;
    private final Ledger ledger;
    private final Editions editions;
    private final InstantSource clock;
    private final LinkedHashMap<EditionId, Map<String, List<Integer>>> linksBySection = new LinkedHashMap<>();

    public Rollups(DynamoDbClient client, String table, Ledger ledger, Editions editions, InstantSource clock) {
        this.client = client;
        this.transactions = new Transactions(client);
        this.table = table;
        this.ledger = ledger;
        this.editions = editions;
        this.clock = clock;
    }

    public static CreateTableRequest table(String name) {
        return StatsItems.SHAPE.table(name);
    }

    /**
     * Counts the ledger anew. Of two that do so at the same time one writes, and the other counts once more: what it was the
     * first to see would be gone again at the next look.
     */
    public Rollup refresh(EditionId edition) {
        for (int counts = 1; ; counts++) {
            Optional<StoredItem> item = read(edition);
            Rollup rollup = count(edition);
            if (write(rollup, item) || counts == MOST_COUNTS) {
                return rollup;
            }
        }
    }

    /** False where somebody wrote other figures since those were read. */
    private boolean write(Rollup rollup, Optional<StoredItem> read) {
        long version = read.map(item -> item.number(StatsItems.VERSION)).orElse(0L);
        Tally before = read.map(StatsItems::rollup).map(Rollup::people).orElse(Tally.NONE);
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(total(rollup, version));
        dayOf(rollup, before).ifPresent(writes::add);
        return transactions.write(writes);
    }

    /**
     * Counts anew what may have changed: an edition that is being sent each time; one that was sent the less often, the
     * longer ago that was, as its readers come in more slowly and each count reads all its pages. Whoever asks for figures
     * gets fresh ones in between, too. Answers what it counted.
     */
    public Optional<Rollup> refreshIfDue(Edition edition) {
        Instant now = clock.instant();
        Duration part = Duration.between(edition.changedAt(), now).dividedBy(PART_OF_AGE);
        Duration every = part.compareTo(LONGEST_WAIT) < 0 ? part : LONGEST_WAIT;
        boolean isFresh = edition.state() != EditionState.SENDING
                && find(edition.id())
                        .filter(rollup -> rollup.at().plus(every).isAfter(now))
                        .isPresent();
        return isFresh ? Optional.empty() : Optional.of(refresh(edition.id()));
    }

    private Rollup count(EditionId edition) {
        EditionTally[] sum = {EditionTally.NONE};
        Map<String, List<Integer>> links = links(edition);
        SectionClicks sections = new SectionClicks(links);
        ledger.forEachPageWithClicks(edition, page -> {
            sum[0] = sum[0].plus(page);
            sections.add(page);
        });
        if (sum[0].claimed() > 0) {
            keep(edition, links);
        }
        return new Rollup(
                edition, clock.instant(), sum[0].claimed(), sum[0].done(), sum[0].people(), sections.bySlug());
    }

    private Map<String, List<Integer>> links(EditionId edition) {
        Map<String, List<Integer>> kept;
        synchronized (linksBySection) {
            kept = linksBySection.get(edition);
        }
        return kept == null ? editions.frozen(edition).linksBySection() : kept;
    }

    /** Spares reading an edition each minute of its sending: once a page of it was claimed, it never changes. */
    private void keep(EditionId edition, Map<String, List<Integer>> links) {
        synchronized (linksBySection) {
            if (linksBySection.size() >= KEPT) {
                linksBySection.pollFirstEntry();
            }
            linksBySection.put(edition, links);
        }
    }

    private TransactWriteItem total(Rollup rollup, long version) {
        Put put = Put.builder()
                .tableName(table)
                .item(StatsItems.item(rollup, version + 1))
                .conditionExpression(version == 0 ? "attribute_not_exists(#version)" : "#version = :version")
                .expressionAttributeNames(Map.of("#version", StatsItems.VERSION))
                .expressionAttributeValues(version == 0 ? null : Map.of(":version", number(version)))
                .build();
        return TransactWriteItem.builder().put(put).build();
    }

    /** What is new since the last rollup, added to today's figures. */
    private Optional<TransactWriteItem> dayOf(Rollup rollup, Tally before) {
        Tally now = rollup.people();
        Map<String, Long> news = Map.of(
                "accepted", now.accepted() - before.accepted(),
                "delivered", now.delivered() - before.delivered(),
                "opened", now.opened() - before.opened(),
                "clicked", now.clicked() - before.clicked());
        if (news.values().stream().allMatch(count -> count == 0)) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(rollup.at(), ZoneOffset.UTC);
        Update add = Update.builder()
                .tableName(table)
                .key(StatsItems.key(rollup.edition(), StatsItems.DAY + today))
                .updateExpression("ADD accepted :accepted, delivered :delivered, opened :opened, clicked :clicked")
                .expressionAttributeValues(Map.of(
                        ":accepted", count(news, "accepted"),
                        ":delivered", count(news, "delivered"),
                        ":opened", count(news, "opened"),
                        ":clicked", count(news, "clicked")))
                .build();
        return Optional.of(TransactWriteItem.builder().update(add).build());
    }

    private static AttributeValue count(Map<String, Long> news, String name) {
        return number(news.getOrDefault(name, 0L));
    }

    /** The last figures; empty before the first refresh. */
    public Optional<Rollup> find(EditionId edition) {
        return read(edition).map(StatsItems::rollup);
    }

    /** The last figures, counted anew if they are older than that. */
    public Rollup notOlderThan(Duration age, EditionId edition) {
        return find(edition)
                .filter(rollup -> !rollup.at().plus(age).isBefore(clock.instant()))
                .orElseGet(() -> refresh(edition));
    }

    private Optional<StoredItem> read(EditionId edition) {
        return StatsItems.SHAPE.found(client.getItem(get -> get.tableName(table)
                        .key(StatsItems.key(edition, StatsItems.TOTAL))
                        .consistentRead(true))
                .item());
    }

    /** What came in day by day, in order. */
    public List<Day> days(EditionId edition) {
        return client
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#edition = :edition AND begins_with(#what, :day)")
                        .expressionAttributeNames(Map.of("#edition", StatsItems.EDITION, "#what", StatsItems.WHAT))
                        .expressionAttributeValues(
                                Map.of(":edition", text(edition.value()), ":day", text(StatsItems.DAY))))
                .items()
                .stream()
                .map(StatsItems.SHAPE::item)
                .map(StatsItems::day)
                .toList();
    }

    /** The newsletter's latest editions that were sent, or are being sent, newest first. */
    public List<Rollup> overview(NewsletterId newsletter, int most) {
        return editions.recent(newsletter, most).stream()
                .map(Edition::id)
                .flatMap(edition -> find(edition).stream())
                .toList();
    }

    /** An edition as CSV, with these figures of it: a line a figure. {@code docs/statistics.md} has the columns. */
    public String csv(Rollup figures) {
        EditionId edition = figures.edition();
        return StatsCsv.edition(figures, editions.frozen(edition), days(edition));
    }

    /** A newsletter as CSV: a line an edition. */
    public String csv(NewsletterId newsletter) {
        return StatsCsv.newsletter(overview(newsletter, 200));
    }
}
