package io.tidings.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.embedded.CountingSes;
import io.tidings.embedded.inprocess.InProcessServices;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.Recipient;
import io.tidings.subscriber.Slice;
import io.tidings.subscriber.SubscriberId;
import io.tidings.subscriber.Subscribers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The made-up people, as the real store reads them. */
final class VirtualAudienceTest {
    private static final Audience WEEKLY = new Audience("weekly");
    // More than an answer of 1 MB holds.
    private static final int PEOPLE = 20_000;

    private final VirtualAudience people = new VirtualAudience(WEEKLY.newsletter(), new long[PEOPLE], PEOPLE, 30);
    private final InProcessServices services =
            new InProcessServices(InstantSource.system(), CountingSes.Memory.NUMBERS);
    private final DynamoDbClient dynamo = services.dynamo()
            .httpClient(new MadeUpTables(services.tables(), new AtomicReference<>(people)))
            .build();
    private final Subscribers subscribers =
            new Subscribers(dynamo, Plant.TABLES.subscribers(), Readers.KEYS, InstantSource.system());

    @Test
    void theSlicesHoldEverybodyOnce() {
        List<SubscriberId> seen = new ArrayList<>();

        for (int page = 0; page < 3; page++) {
            seen.addAll(slice(page, 3).stream().map(Recipient::id).toList());
        }

        assertThat(seen).hasSize(PEOPLE).doesNotHaveDuplicates();
    }

    @Test
    void slicesOfOneSizeHoldAboutAsMany() {
        for (int page = 0; page < 13; page++) {
            assertThat(slice(page, 13).size()).isBetween(PEOPLE / 13 - 150, PEOPLE / 13 + 150);
        }
    }

    @Test
    void peopleHaveAsManyChoicesAsWereAskedFor() {
        Set<Set<String>> choices = new HashSet<>();

        slice(0, 1).forEach(reader -> choices.add(reader.topics()));

        assertThat(choices).hasSize(30);
    }

    @Test
    void whoIsAskedForByIdIsFoundAndNobodyElse() {
        List<Recipient> some = slice(0, 400);
        List<SubscriberId> ids =
                new ArrayList<>(some.stream().map(Recipient::id).toList());
        ids.add(new SubscriberId("0".repeat(32)));

        assertThat(subscribers.findAll(WEEKLY, ids)).containsExactlyInAnyOrderElementsOf(some);
    }

    @Test
    void aSliceCostsAReadUnitForEachFourKilobytes() {
        double before = people.readUnits();

        int found = slice(1, 100).size();

        double units = people.readUnits() - before;
        assertThat(units).isBetween(found * 330 / 4096.0, found * 330 / 4096.0 + 4);
    }

    private List<Recipient> slice(int page, int of) {
        List<Recipient> found = new ArrayList<>();
        subscribers.forEachIn(WEEKLY, new Slice(page, of), found::add);
        return found;
    }
}
