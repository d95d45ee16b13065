package io.tidings.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.edition.NewsletterId;
import io.tidings.embedded.CallCounts;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.TestServices;
import io.tidings.subscriber.Choices;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.ImportRequest;
import io.tidings.subscriber.Moves;
import io.tidings.subscriber.People;
import io.tidings.subscriber.Status;
import io.tidings.subscriber.SubscriberId;
import io.tidings.subscriber.Subscribers;
import io.tidings.subscriber.Suppression;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** It begins on Monday, 2 March 2026, at noon. */
final class GrowthsTest {

    private static final NewsletterId WEEKLY = new NewsletterId(People.WEEKLY.newsletter());
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Moves NOBODY = Moves.NONE;

    private final People people = People.nobodyYet();
    private final Subscribers subscribers = people.subscribers;
    private final CallCounts calls = new CallCounts();
    private final DynamoDbClient dynamo = EmbeddedClients.dynamo(
                    TestServices.shared().dynamo())
            .overrideConfiguration(counting -> counting.addExecutionInterceptor(calls))
            .build();
    private final String table = TestServices.table("stats");
    private final Growths growths = growths(people.clock(), 1_000);

    private Growths growths(InstantSource clock, int mostPerRequest) {
        var read = new Subscribers(dynamo, people.table, People.keys(), clock);
        return new Growths(dynamo, table, read, clock, mostPerRequest);
    }

    @BeforeEach
    void aTable() {
        dynamo.createTable(Rollups.table(table));
        calls.reset();
    }

    @AfterEach
    void close() {
        dynamo.close();
    }

    private Instant now() {
        return people.clock().instant();
    }

    /** Counts with all the time it takes. */
    private Growth counted() {
        growths.refreshIfDue(WEEKLY, Set.of("java", "aws"), now().plusSeconds(20));
        return growths.find(WEEKLY).orElseThrow();
    }

    private static List<Growth.Week> last(int weeks, Growth growth) {
        return growth.weeks().subList(GrowthCount.WEEKS - weeks, GrowthCount.WEEKS);
    }

    private static Growth.Week week(String monday, long subscribers, Moves moves) {
        return new Growth.Week(LocalDate.parse(monday), subscribers, moves);
    }

    private void imports(String csv) {
        var request = new ImportRequest(People.WEEKLY, Set.of(), "en", "Our shop", ImportRequest.Mode.APPLY);
        subscribers.importAll(request, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private List<SubscriberId> someJoin() {
        return IntStream.range(0, 8)
                .mapToObj(i -> people.active(i + "@example.org"))
                .toList();
    }

    private void leaves(SubscriberId id) {
        subscribers.unsubscribe(People.WEEKLY, id, How.UNSUBSCRIBED_ON_PAGE, "Leave.");
    }

    @Test
    void eachWeekHasWhoCameAndWhoWent() {
        SubscriberId ada = people.active("ada@example.org");
        SubscriberId bob = people.active("bob@example.org");
        people.active("eve@example.org");
        people.pending("never@example.org");
        imports("address,status\nan@example.org,\nold@example.org,unsubscribed\naway@example.org,paused\n");
        people.wait(WEEK);
        leaves(ada);
        leaves(ada);
        people.wait(WEEK);
        subscribers.suppress(People.WEEKLY, bob, Suppression.Reason.HARD_BOUNCE, now());
        people.active("ada@example.org");
        people.wait(WEEK);

        Growth growth = counted();

        assertThat(growth.weeks()).hasSize(26);
        assertThat(last(5, growth))
                .containsExactly(
                        week("2026-02-23", 0, NOBODY),
                        week("2026-03-02", 5, new Moves(3, 2, 0, 0)),
                        week("2026-03-09", 4, new Moves(0, 0, 1, 0)),
                        week("2026-03-16", 4, new Moves(1, 0, 0, 1)),
                        week("2026-03-23", 4, NOBODY));
    }

    @Test
    void whoTakesAnUnsubscribeBackNeverLeft() {
        SubscriberId ada = people.active("ada@example.org");
        people.wait(WEEK);
        leaves(ada);
        people.wait(Duration.ofHours(3));
        subscribers.undo(People.WEEKLY, ada, "Stay.");

        assertThat(last(2, counted()))
                .containsExactly(week("2026-03-02", 1, new Moves(1, 0, 0, 0)), week("2026-03-09", 1, NOBODY));
    }

    @Test
    void aTopicHasWhoChoseItAndPausingIsNotLeaving() {
        SubscriberId ada = people.active("ada@example.org");
        people.active("bob@example.org");
        SubscriberId eve = people.active("eve@example.org");
        choose(ada, Set.of("java", "aws"));
        choose(eve, Set.of("cobol"));
        subscribers.pause(People.WEEKLY, ada, Optional.empty(), "Pause.");
        leaves(people.active("kim@example.org"));

        assertThat(counted().topics())
                .isEqualTo(Map.of("java", 1L, "aws", 1L, Growth.EVERY_TOPIC, 1L, Growth.NO_TOPIC, 1L));
    }

    private void choose(SubscriberId id, Set<String> topics) {
        subscribers.change(People.WEEKLY, id, old -> Choices.read(topics, "en", "", "en"), "Saved.");
    }

    @Test
    void whoWasThereBeforeTheWeeksIsStillThere() {
        SubscriberId ada = people.active("ada@example.org");
        people.active("bob@example.org");
        people.wait(WEEK.multipliedBy(30));
        leaves(ada);

        Growth growth = counted();

        assertThat(growth.weeks().getFirst().subscribers()).isEqualTo(2);
        assertThat(last(1, growth)).containsExactly(week("2026-09-28", 1, new Moves(0, 0, 1, 0)));
    }

    @Test
    void whoIsErasedLeavesAndNoEarlierWeekChanges() {
        SubscriberId ada = people.active("ada@example.org");
        SubscriberId bob = people.active("bob@example.org");
        SubscriberId eve = people.pending("eve@example.org");
        people.active("kim@example.org");
        people.wait(WEEK);
        leaves(bob);
        List<Growth.Week> before = last(2, counted());
        people.wait(WEEK);

        subscribers.erase(People.WEEKLY, ada);
        subscribers.erase(People.WEEKLY, ada);
        subscribers.erase(People.WEEKLY, bob);
        subscribers.erase(People.WEEKLY, eve);

        List<Growth.Week> after = last(3, counted());
        assertThat(after.subList(0, 2)).isEqualTo(before);
        assertThat(after.getLast()).isEqualTo(week("2026-03-16", 1, new Moves(0, 0, 1, 0)));
        assertThat(people.contents())
                .filteredOn(item -> item.contains("!erased"))
                .singleElement()
                .asString()
                .doesNotContain(ada.value(), bob.value(), "example.org");
        people.wait(WEEK.multipliedBy(30));
        assertThat(counted().weeks().getFirst().subscribers()).isEqualTo(1);
    }

    @Test
    void whoConfirmedIsCountedAfterAnyNumberOfChanges() {
        SubscriberId ada = people.active("ada@example.org");
        people.wait(WEEK);
        for (int change = 0; change < 42; change++) {
            choose(ada, Set.of(change % 2 == 0 ? "java" : "aws"));
        }

        assertThat(last(2, counted()))
                .containsExactly(week("2026-03-02", 1, new Moves(1, 0, 0, 0)), week("2026-03-09", 1, NOBODY));
    }

    @Test
    void whateverPeopleDoTheSumIsWhoIsThere() {
        Random random = new Random(22);
        List<SubscriberId> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(people.id(i + "@example.org"));
        }
        for (int act = 0; act < 60; act++) {
            int who = random.nextInt(ids.size());
            act(random.nextInt(9), who + "@example.org", ids.get(who));
            people.wait(Duration.ofHours(random.nextInt(40)));
        }

        Growth growth = counted();

        assertThat(growth.subscribers())
                .isEqualTo(ids.stream()
                        .flatMap(id -> subscribers.find(People.WEEKLY, id).stream())
                        .filter(person -> person.status() == Status.ACTIVE || person.status() == Status.PAUSED)
                        .count());
        assertThat(growth.weeks()).allMatch(week -> week.subscribers() >= 0 && week.subscribers() <= 12);
    }

    private void act(int act, String address, SubscriberId id) {
        switch (act) {
            case 0 -> imports("address\n" + address + "\n");
            case 1, 2, 3 -> people.active(address);
            case 4 -> leaves(id);
            case 5 -> subscribers.undo(People.WEEKLY, id, "Stay.");
            case 6 -> subscribers.pause(People.WEEKLY, id, Optional.empty(), "Pause.");
            case 7 -> subscribers.erase(People.WEEKLY, id);
            default -> {
                if (id.value().charAt(0) < '4') {
                    subscribers.suppress(People.WEEKLY, id, Suppression.Reason.COMPLAINT, now());
                }
            }
        }
    }

    @Test
    void aNewNewsletterHasNobodyInAnyWeek() {
        assertThat(growths.find(WEEKLY)).isEmpty();
        assertThat(growths.csv(WEEKLY)).isEqualTo("what,of,subscribers,joined,imported,left,suppressed,net\r\n");

        Growth growth = counted();

        assertThat(growth.weeks()).hasSize(26).allMatch(week -> week.subscribers() == 0);
        assertThat(growths.csv(WEEKLY))
                .contains("\r\nweek,2026-03-02,0,0,0,0,0,0\r\n", "\r\ntopic,java,0,,,,,\r\n")
                .hasLineCount(1 + 26 + 4);
    }

    @Test
    void aCountIsARequestForEachPartitionAndALookIsOne() {
        people.active("ada@example.org");

        counted();

        assertThat(calls.byOperation())
                .containsAllEntriesOf(Map.of("Query", 16L, "PutItem", 1L, "GetItem", 3L))
                .hasSize(3);
        calls.reset();
        growths.refreshIfDue(WEEKLY, Set.of(), now().plusSeconds(20));
        assertThat(calls.byOperation()).isEqualTo(Map.of("GetItem", 1L));
    }

    @Test
    void theLongerAListTheLessOftenItIsCounted() {
        assertThat(waitOf(1_000)).isEqualTo(Duration.ofMinutes(10));
        assertThat(waitOf(10_000)).isEqualTo(Duration.ofMinutes(100));
        assertThat(waitOf(1_000_000)).isEqualTo(Duration.ofDays(1));

        Instant first = counted().asOf();
        people.wait(Duration.ofMinutes(9));
        assertThat(counted().asOf()).isEqualTo(first);
        people.wait(Duration.ofMinutes(1));
        assertThat(counted().asOf()).isEqualTo(now());
    }

    private Duration waitOf(long people) {
        var count = new GrowthCount(now(), people, 0, Map.of(), Map.of(), Optional.empty());
        return Duration.between(now(), count.until());
    }

    /** Each request takes a second here, and each tick has one. */
    @Test
    void aCountThatATickHasNoTimeForGoesOnAndTakesNothingThatCameAfterItBegan() {
        List<SubscriberId> ids = someJoin();
        Growth expected = counted();
        people.wait(Duration.ofHours(2));
        Growths slow = growths(() -> now().plusSeconds(calls.calls("Query")), 1);
        int ticks = 0;
        Instant began = now();
        do {
            calls.reset();
            slow.refreshIfDue(WEEKLY, Set.of("java", "aws"), now().plusSeconds(1));
            assertThat(calls.calls("Query")).isEqualTo(1);
            people.wait(Duration.ofMinutes(2));
            if (ticks < ids.size()) {
                people.active("late" + ticks + "@example.org");
                leaves(ids.get(ticks));
            }
            ticks++;
        } while (slow.find(WEEKLY).orElseThrow().asOf().isBefore(began));

        assertThat(ticks).isGreaterThanOrEqualTo(16);
        Growth growth = slow.find(WEEKLY).orElseThrow();
        assertThat(growth.asOf()).isEqualTo(began);
        assertThat(growth.weeks()).isEqualTo(expected.weeks());
        assertThat(growth.topics()).isEqualTo(expected.topics());
    }

    @Test
    void ofTwoTicksAtTheSameTimeOneWrites() {
        someJoin();
        AtomicInteger looks = new AtomicInteger();
        InstantSource meanwhile = () -> {
            if (looks.incrementAndGet() == 5) {
                counted();
            }
            return now();
        };

        growths(meanwhile, 1).refreshIfDue(WEEKLY, Set.of(), now().plusSeconds(20));

        assertThat(looks.get()).isGreaterThan(5);
        Growth growth = growths.find(WEEKLY).orElseThrow();
        assertThat(growth.subscribers()).isEqualTo(8);
        assertThat(growth.topics()).containsKey("java");
        assertThat(calls.calls("PutItem")).isEqualTo(2);
    }

    @Test
    void aTickThatDiesInTheMiddleIsMadeUpForByTheNext() {
        someJoin();
        AtomicInteger looks = new AtomicInteger();
        InstantSource dying = () -> {
            if (looks.incrementAndGet() == 9) {
                throw new IllegalStateException("as the test wants it");
            }
            return now();
        };
        assertThatThrownBy(() -> growths(dying, 1).refreshIfDue(WEEKLY, Set.of(), now().plusSeconds(20)))
                .hasMessage("as the test wants it");
        assertThat(growths.find(WEEKLY)).isEmpty();

        assertThat(counted().subscribers()).isEqualTo(8);
    }

    @Test
    void whoeverHasNoTimeLeftReadsNobody() {
        growths.refreshIfDue(WEEKLY, Set.of(), now());

        assertThat(calls.calls("Query")).isZero();
        assertThat(growths.find(WEEKLY)).isEmpty();
    }
}
