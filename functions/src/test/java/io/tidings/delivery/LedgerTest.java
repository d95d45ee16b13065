package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.EditionId;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.LostAnswer;
import io.tidings.embedded.TestServices;
import io.tidings.subscriber.MailReference;
import io.tidings.subscriber.SubscriberId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

final class LedgerTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOW = Samples.NOW;
    private static final PageKey PAGE = new PageKey(new EditionId("weekly-2026-03-02"), 0);

    private final DynamoDbClient client = TestServices.shared().dynamoClient();
    private final String table = TestServices.table("ledger");
    private final Ledger ledger = new Ledger(client, table);

    @BeforeEach
    void aTable() {
        client.createTable(Ledger.table(table));
    }

    private static Boundary boundary(int number, SlotSet accepted, SlotSet attempting) {
        Map<Mark, SlotSet> facts = accepted.isEmpty() ? Map.of() : Map.of(Mark.ACCEPTED, accepted);
        return new Boundary(number, facts, accepted, attempting, 10, NOW.plus(MINUTE));
    }

    private LedgerPage page() {
        return ledger.find(PAGE).orElseThrow();
    }

    @Test
    void aLeaseIsOneWorkersUntilItRunsOut() {
        assertThat(ledger.claim(PAGE, "a", NOW, MINUTE)).isInstanceOf(Claim.Granted.class);

        assertThat(ledger.claim(PAGE, "b", NOW.plusSeconds(59), MINUTE)).isInstanceOf(Claim.LeasedElsewhere.class);
        assertThat(ledger.claim(PAGE, "a", NOW.plusSeconds(59), MINUTE)).isInstanceOf(Claim.Granted.class);
        assertThat(ledger.claim(PAGE, "b", NOW.plus(MINUTE), MINUTE)).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void aRosterIsFrozenOnce() {
        Roster first = new Roster(List.of(new SubscriberId("0123456789abcdef0123456789abcdef")));

        assertThat(ledger.freeze(PAGE, first)).isEqualTo(first);
        assertThat(ledger.freeze(PAGE, new Roster(List.of()))).isEqualTo(first);
        assertThat(ledger.roster(PAGE)).contains(first);
    }

    @Test
    void pagesAreReadToTheLastThatWasAskedForHoweverLargeTheyAre() {
        SlotSet everyOther = SlotSet.of(
                IntStream.range(0, 1_500).map(slot -> slot * 2).boxed().toList());
        IntStream.range(0, 200)
                .mapToObj(page -> new PageKey(PAGE.edition(), page))
                .peek(page -> ledger.announce(page, NOW))
                .forEach(page ->
                        ledger.merge(page, Map.of(Mark.OPENED, everyOther, Mark.OPENED_BY_MACHINE, everyOther)));

        assertThat(ledger.pages(PAGE.edition(), 0, 190))
                .extracting(page -> page.key().page())
                .isEqualTo(IntStream.range(0, 190).boxed().toList());
    }

    @Test
    void whoLostTheLeaseCanNoLongerAttemptAnything() {
        ledger.claim(PAGE, "a", NOW, MINUTE);
        Lease lost = new Lease(PAGE, "a");
        assertThat(ledger.advance(lost, boundary(0, SlotSet.EMPTY, SlotSet.of(0, 1))))
                .isTrue();
        ledger.claim(PAGE, "b", NOW.plus(MINUTE), MINUTE);

        assertThat(ledger.advance(lost, boundary(1, SlotSet.of(0, 1), SlotSet.of(2, 3))))
                .isFalse();

        assertThat(page().uncertain()).isEqualTo(SlotSet.of(0, 1));
        assertThat(page().open()).isEqualTo(SlotSet.upTo(10).minus(SlotSet.of(0, 1)));
    }

    @Test
    void aHandingBackThatComesLateAgainTakesNobodyOutOfTheNextAttempt() {
        ledger.claim(PAGE, "a", NOW, MINUTE);
        Lease lease = new Lease(PAGE, "a");
        ledger.advance(lease, boundary(0, SlotSet.EMPTY, SlotSet.of(0, 1)));
        Boundary handingBack = new Boundary(1, Map.of(), SlotSet.of(0, 1), SlotSet.EMPTY, 10, NOW.plus(MINUTE));
        assertThat(ledger.advance(lease, handingBack)).isTrue();
        assertThat(ledger.advance(lease, handingBack)).as("asked again").isTrue();
        assertThat(page().uncertain()).isEqualTo(SlotSet.EMPTY);
        ledger.advance(lease, boundary(2, SlotSet.EMPTY, SlotSet.of(0, 1)));

        assertThat(ledger.advance(lease, handingBack)).isFalse();

        assertThat(page().uncertain()).isEqualTo(SlotSet.of(0, 1));
    }

    @Test
    void whomALateClaimMakesTheOwnerAgainAttemptsNobody() {
        ledger.claim(PAGE, "a", NOW, MINUTE);
        Lease old = new Lease(PAGE, "a");
        ledger.advance(old, boundary(1, SlotSet.EMPTY, SlotSet.of(0, 1)));
        Instant later = NOW.plus(MINUTE);
        assertThat(ledger.claim(PAGE, "b", later, MINUTE))
                .isInstanceOfSatisfying(
                        Claim.Granted.class,
                        granted -> assertThat(granted.page().boundary()).isEqualTo(1));
        Lease next = new Lease(PAGE, "b");
        ledger.advance(next, boundary(2, SlotSet.EMPTY, SlotSet.of(2, 3)));
        ledger.release(next, 3, Map.of(), SlotSet.EMPTY, 10, later, new Rest.Open());
        assertThat(ledger.claim(PAGE, "a", NOW, MINUTE)).isInstanceOf(Claim.Granted.class);

        assertThat(ledger.advance(old, boundary(2, SlotSet.EMPTY, SlotSet.of(2, 3))))
                .isFalse();
        assertThat(ledger.release(old, 2, Map.of(), SlotSet.upTo(4), 10, later, new Rest.Open()))
                .isFalse();

        assertThat(page().uncertain()).isEqualTo(SlotSet.upTo(4));
    }

    @Test
    void aBoundaryThatComesLateAgainChangesNothing() {
        ledger.claim(PAGE, "a", NOW, MINUTE);
        Lease lease = new Lease(PAGE, "a");
        ledger.advance(lease, boundary(0, SlotSet.EMPTY, SlotSet.of(0, 1)));
        ledger.advance(lease, boundary(1, SlotSet.of(0, 1), SlotSet.of(2, 3)));
        ledger.advance(lease, boundary(2, SlotSet.of(2, 3), SlotSet.of(4, 5)));
        LedgerPage before = page();

        ledger.advance(lease, boundary(0, SlotSet.EMPTY, SlotSet.of(0, 1)));
        ledger.advance(lease, boundary(1, SlotSet.of(0, 1), SlotSet.of(2, 3)));

        assertThat(page().uncertain()).isEqualTo(before.uncertain()).isEqualTo(SlotSet.of(4, 5));
        assertThat(page().open()).isEqualTo(before.open());
        assertThat(page().accepted()).isEqualTo(before.accepted());
    }

    @Test
    void aPageThatIsDoneIsClaimedByNobody() {
        ledger.claim(PAGE, "a", NOW, MINUTE);
        Map<Mark, SlotSet> all = Map.of(Mark.ACCEPTED, SlotSet.upTo(10));
        ledger.release(new Lease(PAGE, "a"), 1, all, SlotSet.upTo(10), 10, NOW, new Rest.Nothing());

        assertThat(ledger.claim(PAGE, "b", NOW.plus(MINUTE), MINUTE)).isEqualTo(new Claim.AlreadyDone());
        assertThat(ledger.tally(PAGE.edition()))
                .matches(tally -> tally.done() == 1 && tally.people().accepted() == 10);
    }

    @Test
    void onlyWhatIsUncertainIsOpenedAgainAndThatIsRemembered() {
        ledger.claim(PAGE, "a", NOW, MINUTE);
        ledger.advance(new Lease(PAGE, "a"), boundary(0, SlotSet.EMPTY, SlotSet.of(0, 1)));

        assertThat(ledger.reopen(page(), SlotSet.of(0, 1), Map.of(), NOW))
                .as("leased")
                .isFalse();
        assertThat(ledger.reopen(page(), SlotSet.of(0, 1), Map.of(), NOW.plus(MINUTE)))
                .isTrue();

        assertThat(page().open()).isEqualTo(SlotSet.upTo(10));
        assertThat(page().slots(Mark.RESENT)).isEqualTo(SlotSet.of(0, 1));
        // The worker that was given up may still come back.
        assertThat(ledger.advance(new Lease(PAGE, "a"), boundary(1, SlotSet.EMPTY, SlotSet.of(2))))
                .isFalse();
    }

    @Test
    void whoHasReadAPageBeforeItWasOpenedAgainCannotCloseIt() {
        ledger.claim(PAGE, "a", NOW, MINUTE);
        ledger.advance(new Lease(PAGE, "a"), boundary(0, SlotSet.EMPTY, SlotSet.upTo(10)));
        Instant later = NOW.plus(MINUTE);
        LedgerPage seen = page();

        assertThat(ledger.reopen(seen, SlotSet.upTo(10), Map.of(), later)).isTrue();
        assertThat(ledger.close(seen, later)).isFalse();
        assertThat(ledger.reopen(seen, SlotSet.upTo(10), Map.of(), later.plusSeconds(1)))
                .isFalse();

        assertThat(page()).matches(page -> !page.done() && page.open().size() == 10);
        assertThat(ledger.close(page(), later)).isTrue();
    }

    @Test
    void whoWasRefusedIsOpenAgainThoughItsWorkerHadLostTheLease() {
        ledger.claim(PAGE, "a", NOW, MINUTE);
        ledger.advance(new Lease(PAGE, "a"), boundary(0, SlotSet.EMPTY, SlotSet.upTo(10)));
        Mark why = Mark.why(Reason.FAILED);
        ledger.merge(
                PAGE, Map.of(Mark.ACCEPTED, SlotSet.upTo(8), Mark.REJECTED, SlotSet.of(8, 9), why, SlotSet.of(8, 9)));

        assertThat(ledger.reopen(page(), SlotSet.EMPTY, page().failed(), NOW.plus(MINUTE)))
                .isTrue();

        assertThat(page().open()).isEqualTo(SlotSet.of(8, 9));
        assertThat(page().slots(Mark.RESENT)).isEqualTo(SlotSet.EMPTY);
    }

    @Test
    void whoIsRefusedAfterAnUncertainOutcomeIsNotSaidToHaveGotNothing() {
        ledger.claim(PAGE, "a", NOW, MINUTE);
        ledger.advance(new Lease(PAGE, "a"), boundary(0, SlotSet.EMPTY, SlotSet.upTo(10)));
        ledger.merge(PAGE, Map.of(Mark.ACCEPTED, SlotSet.upTo(8)));
        ledger.reopen(page(), SlotSet.of(8), Map.of(), NOW.plus(MINUTE));
        ledger.merge(
                PAGE, Map.of(Mark.REJECTED, SlotSet.of(8, 9), Mark.why(Reason.TRANSIENT_FAILURE), SlotSet.of(8, 9)));

        assertThat(page().failed()).containsExactly(Map.entry(Reason.TRANSIENT_FAILURE, SlotSet.of(9)));
        assertThat(Tally.of(page())).returns(2L, Tally::rejected).returns(1L, Tally::failed);
    }

    @Test
    void marksOfMailsThatArentOnThePageAreTurnedAway() {
        assertThat(ledger.merge(PAGE, Map.of(Mark.OPENED, SlotSet.of(1)))).isFalse();
        ledger.claim(PAGE, "a", NOW, MINUTE);
        ledger.advance(new Lease(PAGE, "a"), boundary(0, SlotSet.EMPTY, SlotSet.of(0)));

        assertThat(ledger.merge(PAGE, Map.of(Mark.OPENED, SlotSet.of(1, 10)))).isFalse();
        assertThat(ledger.mergeWhatFits(PAGE, Map.of(Mark.OPENED, SlotSet.of(1, 10))))
                .isTrue();
        ledger.unsubscribed(new MailReference(PAGE.edition().value(), 0, 3));

        assertThat(page().slots(Mark.OPENED)).isEqualTo(SlotSet.of(1));
        assertThat(page().slots(Mark.UNSUBSCRIBED)).isEqualTo(SlotSet.of(3));
    }

    @Test
    void aFullPageHoldsWhatAllItsReadersDidWithEightyLinks() {
        int people = LedgerItems.MOST_PEOPLE;
        ledger.claim(PAGE, "a", NOW, MINUTE);
        Lease lease = new Lease(PAGE, "a");
        ledger.freeze(
                PAGE, new Roster(Collections.nCopies(people, new SubscriberId("0123456789abcdef0123456789abcdef"))));
        ledger.advance(lease, new Boundary(0, Map.of(), SlotSet.EMPTY, SlotSet.of(0), people, NOW.plus(MINUTE)));
        SlotSet everybody = SlotSet.upTo(people);
        Map<Mark, SlotSet> clicks = new HashMap<>();
        for (int link = 0; link < 80; link++) {
            clicks.put(Mark.link(link), everybody);
        }
        clicks.put(Mark.CLICKED, everybody);

        assertThat(ledger.merge(PAGE, clicks)).isTrue();
        assertThat(ledger.merge(PAGE, everything(everybody))).isTrue();
        assertThat(ledger.advance(lease, new Boundary(1, Map.of(), SlotSet.EMPTY, everybody, people, NOW.plus(MINUTE))))
                .isTrue();

        List<LedgerPage> pages = new ArrayList<>();
        ledger.forEachPageWithClicks(PAGE.edition(), pages::add);
        assertThat(pages).hasSize(1);
        assertThat(Tally.of(pages.getFirst()).clicksByLink()).hasSize(80).containsValue((long) people);
        assertThat(Tally.of(page()))
                .matches(tally ->
                        tally.opened() == people && tally.clicksByLink().isEmpty());
    }

    private static Map<Mark, SlotSet> everything(SlotSet everybody) {
        Map<Mark, SlotSet> all = new HashMap<>();
        for (Reason reason : Reason.values()) {
            all.put(Mark.why(reason), everybody);
        }
        List.of(
                        Mark.ACCEPTED,
                        Mark.REJECTED,
                        Mark.FAILED,
                        Mark.RESENT,
                        Mark.DELIVERED,
                        Mark.DELAYED,
                        Mark.BOUNCED,
                        Mark.BOUNCED_SOFTLY,
                        Mark.COMPLAINED,
                        Mark.OPENED,
                        Mark.OPENED_BY_MACHINE,
                        Mark.CLICKED,
                        Mark.CLICKED_BY_MACHINE,
                        Mark.UNSUBSCRIBED)
                .forEach(mark -> all.put(mark, everybody));
        return all;
    }

    @Test
    void clicksStandBesideThePagesTheyAreOn() {
        PageKey second = new PageKey(PAGE.edition(), 1);
        for (PageKey page : List.of(PAGE, second)) {
            ledger.claim(page, "a", NOW, MINUTE);
            ledger.advance(new Lease(page, "a"), boundary(0, SlotSet.EMPTY, SlotSet.of(0)));
        }

        ledger.merge(PAGE, Map.of(Mark.CLICKED, SlotSet.of(1), Mark.link(3), SlotSet.of(1)));
        ledger.merge(
                second, Map.of(Mark.CLICKED, SlotSet.of(2), Mark.link(45), SlotSet.of(2), Mark.link(3), SlotSet.of(4)));
        ledger.merge(second, Map.of(Mark.CLICKED, SlotSet.of(2), Mark.link(45), SlotSet.of(2)));
        assertThat(ledger.merge(second, Map.of(Mark.link(3), SlotSet.of(10))))
                .as("no such slot")
                .isFalse();

        List<LedgerPage> pages = new ArrayList<>();
        ledger.forEachPageWithClicks(PAGE.edition(), pages::add);
        assertThat(pages)
                .extracting(page -> Tally.of(page).clicksByLink())
                .containsExactly(Map.of(3, 1L), Map.of(3, 1L, 45, 1L));
    }

    @Test
    void whatWasOpenedAgainIsToldThoughTheAnswerGotLost() {
        LostAnswer answer = new LostAnswer(UpdateItemRequest.class);
        ledger.claim(PAGE, "a", NOW, MINUTE);
        Lease lease = new Lease(PAGE, "a");
        ledger.advance(lease, boundary(0, SlotSet.EMPTY, SlotSet.of(0)));
        ledger.release(lease, 1, Map.of(), SlotSet.EMPTY, 10, NOW, new Rest.Uncertain());
        LedgerPage seen = page();
        try (DynamoDbClient losing = EmbeddedClients.dynamo(
                        TestServices.shared().dynamo())
                .overrideConfiguration(set -> set.addExecutionInterceptor(answer))
                .build()) {
            assertThat(new Ledger(losing, table).reopen(seen, SlotSet.of(0), Map.of(), NOW))
                    .isTrue();
        }
        assertThat(answer.isLost()).isTrue();
        assertThat(page().open()).isEqualTo(SlotSet.upTo(10));
        assertThat(ledger.reopen(seen, SlotSet.of(0), Map.of(), NOW.plusSeconds(1)))
                .as("another's, of what was seen before")
                .isFalse();
    }

    @Test
    void rostersAreNoPages() {
        ledger.freeze(PAGE, new Roster(List.of()));

        assertThat(ledger.tally(PAGE.edition())).isEqualTo(EditionTally.NONE);
    }
}
