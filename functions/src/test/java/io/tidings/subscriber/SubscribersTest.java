package io.tidings.subscriber;

import static io.tidings.subscriber.People.WEEKLY;
import static io.tidings.subscriber.People.asks;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.embedded.TestServices;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.Suppression.Reason;
import io.tidings.table.StoredItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SubscribersTest {

    private final People people = People.nobodyYet();
    private final Subscribers subscribers = people.subscribers;

    @Test
    void signingUpAloneSubscribesNobody() {
        assertThat(subscribers.request(asks("ada@example.org"))).isEqualTo(SignUpOutcome.CONFIRMATION_DUE);

        assertThat(people.status(people.id("ada@example.org"))).isEqualTo(Status.PENDING);
    }

    @Test
    void confirmingMakesActiveAndBothActsAreRecorded() {
        SubscriberId id = people.pending("ada@example.org");

        assertThat(subscribers.confirm(WEEKLY, id, "Yes, send me Weekly.")).isEqualTo(Outcome.DONE);
        assertThat(subscribers.confirm(WEEKLY, id, "Again.")).isEqualTo(Outcome.ALREADY_SO);

        assertThat(people.status(id)).isEqualTo(Status.ACTIVE);
        assertThat(people.require(id).consents())
                .containsExactly(
                        new Consent(People.NOON, How.REQUESTED_ON_PAGE, "Send me Weekly."),
                        new Consent(People.NOON, How.CONFIRMED, "Yes, send me Weekly."));
    }

    @Test
    void aConfirmationComesTooLateAfterSevenDays() {
        SubscriberId id = people.pending("ada@example.org");
        people.wait(Duration.ofDays(7));

        assertThat(subscribers.confirm(WEEKLY, id, "Yes.")).isEqualTo(Outcome.TOO_LATE);
        assertThat(people.status(id)).isEqualTo(Status.PENDING);
    }

    @Test
    void askingAgainGivesAnotherSevenDaysAndTheLatestChoices() {
        SubscriberId id = people.pending("ada@example.org");
        people.wait(Duration.ofDays(8));
        Choices german = Choices.read(Set.of("java"), "de", "Europe/Berlin", "en");

        subscribers.request(asksFor("ada@example.org", german));

        assertThat(subscribers.confirm(WEEKLY, id, "Yes.")).isEqualTo(Outcome.DONE);
        assertThat(people.require(id).choices()).isEqualTo(german);
    }

    @Test
    void nobodyIsConfirmedWhoNeverAsked() {
        assertThat(subscribers.confirm(WEEKLY, people.id("ada@example.org"), "Yes."))
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void whoIsSubscribedIsNotAskedAgain() {
        SubscriberId id = people.active("ada@example.org");
        Subscriber before = people.require(id);

        assertThat(subscribers.request(asks("ADA@example.org"))).isEqualTo(SignUpOutcome.ALREADY_SUBSCRIBED);
        assertThat(people.require(id)).isEqualTo(before);
    }

    @Test
    void oneAddressGetsThreeConfirmationMailsADay() {
        for (int mail = 0; mail < SignUpCaps.MAILS_A_DAY; mail++) {
            assertThat(subscribers.request(asks("ada@example.org"))).isEqualTo(SignUpOutcome.CONFIRMATION_DUE);
        }
        assertThat(subscribers.request(asks("ada@example.org"))).isEqualTo(SignUpOutcome.TOO_MANY_FOR_ADDRESS);

        people.wait(Duration.ofDays(1));

        assertThat(subscribers.request(asks("ada@example.org"))).isEqualTo(SignUpOutcome.CONFIRMATION_DUE);
    }

    @Test
    void oneInboxGetsThreeConfirmationMailsADayHoweverItIsWritten() {
        List<String> spellings = List.of(
                "a.d.a@gmail.com", "ada+1@gmail.com", "Ada+Two@googlemail.com", "ada@gmail.com", "ad.a+x@gmail.com");
        List<SignUpOutcome> outcomes = spellings.stream()
                .map(address -> subscribers.request(asks(address)))
                .toList();

        assertThat(outcomes.subList(0, 3)).containsOnly(SignUpOutcome.CONFIRMATION_DUE);
        assertThat(outcomes.subList(3, 5)).containsOnly(SignUpOutcome.TOO_MANY_FOR_ADDRESS);
        assertThat(people.id("ada+1@gmail.com")).isNotEqualTo(people.id("ada@gmail.com"));
        // Elsewhere a dot makes another person of it.
        for (String address : List.of(
                "a.da@example.org", "ada@example.org", "ad.a@example.org", "+@example.org", "a.+b@example.org")) {
            assertThat(subscribers.request(asks(address))).isEqualTo(SignUpOutcome.CONFIRMATION_DUE);
        }
    }

    @Test
    @Tag("many-calls")
    void oneOriginSignsUpFiftyAnHour() {
        for (int number = 0; number < SignUpCaps.SIGN_UPS_AN_HOUR; number++) {
            assertThat(subscribers.mayAsk(from("198.51.100.1", number))).isTrue();
        }
        assertThat(subscribers.mayAsk(from("198.51.100.1", 99))).isFalse();
        assertThat(subscribers.mayAsk(from("198.51.100.2", 98))).isTrue();
        assertThat(people.contents().toString()).doesNotContain("198.51.100");

        people.wait(Duration.ofHours(1));

        assertThat(subscribers.mayAsk(from("198.51.100.1", 99))).isTrue();
    }

    @Test
    void unsubscribingTwiceIsUnsubscribingOnce() {
        SubscriberId id = people.active("ada@example.org");

        assertThat(unsubscribe(id)).isEqualTo(Outcome.DONE);
        Subscriber left = people.require(id);
        assertThat(unsubscribe(id)).isEqualTo(Outcome.ALREADY_SO);

        assertThat(left.status()).isEqualTo(Status.UNSUBSCRIBED);
        assertThat(people.require(id)).isEqualTo(left);
    }

    @Test
    void anUnsubscribeCanBeTakenBackForADay() {
        SubscriberId id = people.active("ada@example.org");
        unsubscribe(id);
        people.wait(Duration.ofHours(23));

        assertThat(subscribers.undo(WEEKLY, id, "Undo.")).isEqualTo(Outcome.DONE);
        assertThat(people.status(id)).isEqualTo(Status.ACTIVE);

        unsubscribe(id);
        people.wait(Duration.ofDays(1));
        assertThat(subscribers.undo(WEEKLY, id, "Undo.")).isEqualTo(Outcome.TOO_LATE);
        assertThat(people.status(id)).isEqualTo(Status.UNSUBSCRIBED);
    }

    @Test
    void anUndoBringsAPausedPersonBackPaused() {
        SubscriberId id = people.active("ada@example.org");
        subscribers.pause(WEEKLY, id, Optional.empty(), "Pause.");
        unsubscribe(id);

        subscribers.undo(WEEKLY, id, "Undo.");

        assertThat(people.status(id)).isEqualTo(Status.PAUSED);
    }

    @Test
    void anUndoDoesNotConfirmWhoNeverDid() {
        SubscriberId id = people.pending("ada@example.org");
        unsubscribe(id);

        assertThat(subscribers.undo(WEEKLY, id, "Undo.")).isEqualTo(Outcome.TOO_LATE);
        assertThat(subscribers.confirm(WEEKLY, id, "Old link.")).isEqualTo(Outcome.TOO_LATE);
    }

    @Test
    void whoTookTheirAddressOffUnconfirmedIsMailedOnceMoreAndThenOnceAWeekAtMost() {
        SubscriberId id = people.pending("ada@example.org");
        unsubscribe(id);
        people.wait(Duration.ofDays(2));

        assertThat(subscribers.request(asks("ada@example.org"))).isEqualTo(SignUpOutcome.CONFIRMATION_DUE);
        Set<String> before = people.contents();
        people.wait(Duration.ofDays(6));
        assertThat(subscribers.request(asks("ada@example.org"))).isEqualTo(SignUpOutcome.LEFT_ALONE);
        assertThat(people.require(id).consents()).hasSize(3);
        assertThat(people.contents()).as("but for the origin's count").containsAll(before);
        people.wait(Duration.ofDays(1));
        assertThat(subscribers.request(asks("ada@example.org"))).isEqualTo(SignUpOutcome.CONFIRMATION_DUE);

        assertThat(subscribers.confirm(WEEKLY, id, "Yes.")).isEqualTo(Outcome.DONE);
        assertThat(people.status(id)).isEqualTo(Status.ACTIVE);
        assertThat(expires(id)).as("who is in is kept").isEmpty();
        unsubscribe(id);
        assertThat(expires(id)).as("and who was").isEmpty();
        assertThat(subscribers.request(asks("ada@example.org"))).isEqualTo(SignUpOutcome.CONFIRMATION_DUE);
        assertThat(subscribers.request(asks("ada@example.org"))).isEqualTo(SignUpOutcome.CONFIRMATION_DUE);
    }

    @Test
    void whoLeftElsewhereBeforeConfirmingHereIsKept() {
        SubscriberId id = people.pending("ada@example.org");

        subscribers.unsubscribe(WEEKLY, id, Consent.How.UNSUBSCRIBED_BY_EDITOR, "Wrote to us.");

        assertThat(people.status(id)).isEqualTo(Status.UNSUBSCRIBED);
        assertThat(expires(id)).isEmpty();
        assertThat(subscribers.list(WEEKLY, Slice.whole(), 10_000).people()).isEqualTo(1);
    }

    @Test
    void whoTookTheirAddressOffUnconfirmedIsForgottenAfterAYear() {
        SubscriberId id = people.pending("ada@example.org");
        unsubscribe(id);

        assertThat(expires(id)).contains(People.NOON.plus(Duration.ofDays(365)));
        subscribers.suppress(WEEKLY, id, Suppression.Reason.HARD_BOUNCE, People.NOON);
        assertThat(expires(id)).contains(People.NOON.plus(Duration.ofDays(365)));
        assertThat(subscribers.list(WEEKLY, Slice.whole(), 10_000).people()).isZero();
    }

    private Optional<Instant> expires(SubscriberId id) {
        StoredItem item = Items.SHAPE.item(TestServices.shared()
                .dynamoClient()
                .getItem(get -> get.tableName(people.table).key(Items.key(WEEKLY, id)))
                .item());
        return item.has(Items.EXPIRES)
                ? Optional.of(Instant.ofEpochSecond(item.number(Items.EXPIRES)))
                : Optional.empty();
    }

    @Test
    void whoLeftComesBackOnlyByConfirming() {
        SubscriberId id = people.active("ada@example.org");
        unsubscribe(id);

        assertThat(subscribers.request(asks("ada@example.org"))).isEqualTo(SignUpOutcome.CONFIRMATION_DUE);
        assertThat(people.status(id)).isEqualTo(Status.UNSUBSCRIBED);

        assertThat(subscribers.confirm(WEEKLY, id, "Yes.")).isEqualTo(Outcome.DONE);
        assertThat(people.status(id)).isEqualTo(Status.ACTIVE);
    }

    @Test
    void whatASignUpAsksForCountsOnlyOnceItIsConfirmed() {
        SubscriberId id = people.active("ada@example.org");
        Choices own = Choices.read(Set.of("aws"), "en", "Asia/Tokyo", "en").every("2");
        subscribers.change(WEEKLY, id, choices -> own, "Saved.");
        unsubscribe(id);
        Choices asked = Choices.read(Set.of("java"), "de", "Europe/Berlin", "en");

        subscribers.request(asksFor("ada@example.org", asked));

        assertThat(people.require(id).choices()).isEqualTo(own);
        assertThat(people.require(id).asked()).contains(asked);
        assertThat(subscribers.confirm(WEEKLY, id, "Yes.")).isEqualTo(Outcome.DONE);
        assertThat(people.require(id).choices()).isEqualTo(asked);
        assertThat(people.require(id).asked()).isEmpty();
    }

    @Test
    void anUndoBringsBackWhatThePersonChoseWhateverWasAskedForMeanwhile() {
        SubscriberId id = people.active("ada@example.org");
        Choices own = people.require(id).choices();
        unsubscribe(id);
        subscribers.request(asksFor("ada@example.org", Choices.read(Set.of("java"), "de", "", "en")));

        assertThat(subscribers.undo(WEEKLY, id, "Undo.")).isEqualTo(Outcome.DONE);

        assertThat(people.require(id).choices()).isEqualTo(own);
        assertThat(people.require(id).asked()).isEmpty();
    }

    @Test
    void choicesChangeBothWays() {
        SubscriberId id = people.active("ada@example.org");
        Choices less = Choices.read(Set.of("java", "aws"), "de", "Asia/Tokyo", "en");

        assertThat(subscribers.change(WEEKLY, id, choices -> less, "Saved.")).isEqualTo(Outcome.DONE);
        assertThat(subscribers.change(WEEKLY, id, choices -> less, "Saved.")).isEqualTo(Outcome.ALREADY_SO);
        assertThat(people.require(id).choices()).isEqualTo(less);

        assertThat(subscribers.change(WEEKLY, id, choices -> People.everyTopicIn("en"), "Saved."))
                .isEqualTo(Outcome.DONE);
        assertThat(people.require(id).topics()).isEmpty();
    }

    @Test
    void pausingAndResumingKeepTheChoices() {
        SubscriberId id = people.active("ada@example.org");

        assertThat(subscribers.pause(WEEKLY, id, Optional.empty(), "Pause.")).isEqualTo(Outcome.DONE);
        assertThat(people.status(id)).isEqualTo(Status.PAUSED);
        assertThat(subscribers.resume(WEEKLY, id, "Resume.")).isEqualTo(Outcome.DONE);
        assertThat(people.status(id)).isEqualTo(Status.ACTIVE);
        assertThat(People.hows(people.require(id)))
                .containsExactly(How.REQUESTED_ON_PAGE, How.CONFIRMED, How.PAUSED, How.RESUMED);
    }

    @Test
    void anUnsubscribeThatIsTakenBackKeepsTheDayOnWhichAPauseEnds() {
        SubscriberId id = people.active("ada@example.org");
        Optional<LocalDate> until = Optional.of(LocalDate.of(2026, 4, 1));

        subscribers.pause(WEEKLY, id, until, "Pause.");
        subscribers.unsubscribe(WEEKLY, id, How.UNSUBSCRIBED_ON_PAGE, "Leave.");
        subscribers.undo(WEEKLY, id, "Undo.");

        assertThat(people.require(id).pausedUntil()).isEqualTo(until);
        assertThat(subscribers.isPausedToday(people.require(id))).isTrue();
        subscribers.resume(WEEKLY, id, "Resume.");
        assertThat(people.require(id).pausedUntil()).isEmpty();
    }

    @Test
    void theListOfConsentsKeepsItsBeginningAndDoesNotGrowForEver() {
        SubscriberId id = people.active("ada@example.org");
        for (int round = 0; round < 20; round++) {
            subscribers.pause(WEEKLY, id, Optional.empty(), "Pause.");
            subscribers.resume(WEEKLY, id, "Resume.");
        }
        assertThat(people.require(id).consents()).hasSize(40);
        assertThat(people.require(id).consents().getFirst().how()).isEqualTo(How.REQUESTED_ON_PAGE);
    }

    @Test
    void suppressionHoldsInEveryNewsletterAndAgainstEveryWayBack() {
        SubscriberId id = people.active("ada@example.org");
        SignUp daily = inDaily("ada@example.org");
        subscribers.request(daily);
        subscribers.confirm(People.DAILY, id, "Yes.");

        subscribers.suppress(WEEKLY, id, Reason.HARD_BOUNCE, People.NOON);
        subscribers.suppress(WEEKLY, id, Reason.COMPLAINT, People.NOON.plusSeconds(60));

        assertThat(subscribers.isSuppressed(id)).isTrue();
        assertThat(people.status(id)).isEqualTo(Status.SUPPRESSED);
        assertThat(subscribers.find(People.DAILY, id).orElseThrow().status()).isEqualTo(Status.SUPPRESSED);
        assertThat(subscribers.export(WEEKLY, id).suppression())
                .contains(new Suppression(id, Reason.HARD_BOUNCE, People.NOON));
        assertThat(subscribers.request(asks("ada@example.org"))).isEqualTo(SignUpOutcome.SUPPRESSED);
        assertThat(subscribers.confirm(WEEKLY, id, "Yes.")).isEqualTo(Outcome.SUPPRESSED);
        assertThat(subscribers.resume(WEEKLY, id, "Yes.")).isEqualTo(Outcome.SUPPRESSED);
        assertThat(subscribers.undo(WEEKLY, id, "Yes.")).isEqualTo(Outcome.SUPPRESSED);
    }

    @Test
    void whoseConfirmationMailCameBackIsNotKeptForEver() {
        SubscriberId id = people.pending("ada@example.org");

        subscribers.suppress(WEEKLY, id, Reason.HARD_BOUNCE, People.NOON);

        assertThat(people.status(id)).as("removed after 30 days").isEqualTo(Status.PENDING);
        assertThat(subscribers.confirm(WEEKLY, id, "Yes.")).isEqualTo(Outcome.SUPPRESSED);
        assertThat(subscribers.request(asks("ada@example.org"))).isEqualTo(SignUpOutcome.SUPPRESSED);
    }

    @Test
    void aConfirmationThatMeetsASuppressionIsNotWritten() {
        SubscriberId id = people.pending("ada@example.org");
        var client = io.tidings.embedded.TestServices.shared().dynamoClient();
        Suppressions suppressions = new Suppressions(client, people.table);
        Rows rows = new Rows(client, people.table, suppressions, new Erasures(client, people.table));
        Row read = rows.find(WEEKLY, id).orElseThrow();

        suppressions.add(new Suppression(id, Reason.COMPLAINT, People.NOON));
        boolean written = rows.write(read.now(Status.ACTIVE, new Consent(People.NOON, How.CONFIRMED, "Yes.")));

        assertThat(written).isFalse();
        // Nor one that is mailed by itself from a day on.
        Consent pause = new Consent(People.NOON, How.PAUSED, "Pause.");
        assertThat(rows.write(read.paused(Optional.of(LocalDate.of(2026, 4, 1)), pause)))
                .isFalse();
        assertThat(people.status(id)).isEqualTo(Status.PENDING);
    }

    @Test
    void aChangeOverAnOldReadIsNotWritten() {
        SubscriberId id = people.active("ada@example.org");
        var client = io.tidings.embedded.TestServices.shared().dynamoClient();
        Rows rows = new Rows(
                client, people.table, new Suppressions(client, people.table), new Erasures(client, people.table));
        Row read = rows.find(WEEKLY, id).orElseThrow();

        unsubscribe(id);

        assertThat(rows.write(read.choosing(People.everyTopicIn("de"), new Consent(People.NOON, How.CHANGED, ""))))
                .isFalse();
        assertThat(people.status(id)).isEqualTo(Status.UNSUBSCRIBED);
    }

    @Test
    void ofTwoWhoWriteTheSameAtTheSameInstantOneFindsItDone() {
        SubscriberId id = people.pending("ada@example.org");
        var client = io.tidings.embedded.TestServices.shared().dynamoClient();
        Rows rows = new Rows(
                client, people.table, new Suppressions(client, people.table), new Erasures(client, people.table));
        Function<Row, Step> confirming = row -> row.status() == Status.ACTIVE
                ? Step.stay(Outcome.ALREADY_SO)
                : Step.to(row.confirmed(new Consent(People.NOON, How.CONFIRMED, "Yes.")));
        List<Outcome> other = new ArrayList<>();

        Outcome outcome = rows.change(WEEKLY, id, row -> {
            if (other.isEmpty()) {
                other.add(rows.change(WEEKLY, id, confirming));
            }
            return confirming.apply(row);
        });

        assertThat(other).containsExactly(Outcome.DONE);
        assertThat(outcome).isEqualTo(Outcome.ALREADY_SO);
    }

    @Test
    void erasureKeepsOnlyTheHash() {
        SubscriberId id = people.active("ada@example.org");
        subscribers.request(inDaily("ada@example.org"));

        subscribers.erase(WEEKLY, id);

        assertThat(subscribers.export(WEEKLY, id).subscriptions()).isEmpty();
        assertThat(people.contents().toString())
                .doesNotContain("ada@example.org")
                .contains("ERASED");
        assertThat(subscribers.isSuppressed(id)).isFalse();
    }

    @Test
    void anErasedPersonMaySignUpAgainThemselves() {
        SubscriberId id = people.active("ada@example.org");
        subscribers.erase(WEEKLY, id);

        assertThat(subscribers.request(asks("ada@example.org"))).isEqualTo(SignUpOutcome.CONFIRMATION_DUE);
        assertThat(subscribers.confirm(WEEKLY, id, "Yes.")).isEqualTo(Outcome.DONE);
    }

    @Test
    void erasureDoesNotLiftASuppression() {
        SubscriberId id = people.active("ada@example.org");
        subscribers.suppress(WEEKLY, id, Reason.COMPLAINT, People.NOON);

        subscribers.erase(WEEKLY, id);

        assertThat(subscribers.isSuppressed(id)).isTrue();
        assertThat(subscribers.request(asks("ada@example.org"))).isEqualTo(SignUpOutcome.SUPPRESSED);
    }

    @Test
    void choosingTopicsChoosesSections() {
        SubscriberId id = people.active("ada@example.org");
        var sections = java.util.List.of("java", "aws", "in-brief");
        assertThat(recipient(id).wanted(sections)).isEqualTo(sections);
        assertThat(recipient(id).wants(java.util.List.of())).isFalse();

        subscribers.change(WEEKLY, id, old -> Choices.read(Set.of("aws"), "en", "", "en"), "Saved.");

        assertThat(recipient(id).wanted(sections)).containsExactly("aws");
        assertThat(recipient(id).wants(java.util.List.of("java", "in-brief"))).isFalse();
    }

    @Test
    void aZoneThatIsNoLongerOneCostsItsOwnerNothingButTheZone() {
        SubscriberId id = people.active("ada@example.org");
        io.tidings.embedded.TestServices.shared()
                .dynamoClient()
                .updateItem(update -> update.tableName(people.table)
                        .key(Items.key(WEEKLY, id))
                        .updateExpression("SET #zone = :gone")
                        .expressionAttributeNames(java.util.Map.of("#zone", Items.ZONE))
                        .expressionAttributeValues(
                                java.util.Map.of(":gone", io.tidings.table.Values.text("US/Pacific-New"))));

        assertThat(recipient(id).zone()).isEmpty();
        assertThat(unsubscribe(id)).isEqualTo(Outcome.DONE);
    }

    private Recipient recipient(SubscriberId id) {
        return subscribers.findAll(WEEKLY, java.util.List.of(id)).getFirst();
    }

    private Outcome unsubscribe(SubscriberId id) {
        return subscribers.unsubscribe(WEEKLY, id, How.UNSUBSCRIBED_ON_PAGE, "Unsubscribe.");
    }

    private static SignUp inDaily(String address) {
        SignUp weekly = asks(address);
        return new SignUp(
                People.DAILY, weekly.address(), weekly.choices(), weekly.how(), weekly.text(), weekly.origin());
    }

    private static SignUp asksFor(String address, Choices choices) {
        SignUp any = asks(address);
        return new SignUp(any.audience(), any.address(), choices, any.how(), any.text(), any.origin());
    }

    private static SignUp from(String origin, int number) {
        SignUp any = asks("person" + number + "@example.org");
        return new SignUp(any.audience(), any.address(), any.choices(), any.how(), any.text(), origin);
    }
}
