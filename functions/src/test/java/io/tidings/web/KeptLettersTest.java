package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.delivery.KillSwitch;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterId;
import io.tidings.embedded.Fault;
import io.tidings.embedded.Faults;
import io.tidings.embedded.SentMail;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.EmailAddress;
import io.tidings.subscriber.LetterDue;
import io.tidings.subscriber.Status;
import io.tidings.subscriber.SubscriberId;
import io.tidings.subscriber.Suppression.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All sending is stopped, and people sign up, confirm and leave all the same. */
final class KeptLettersTest {

    private final Press press = new Press();
    private final String ada = press.newsletter + "-ada@example.org";

    @Test
    void noLetterGoesOutWhileAllSendingIsStoppedAndEachGoesOutAfterwards() {
        stop();

        Response answer = press.post("/subscribe", form(ada));

        assertThat(answer.text()).contains("All our mails wait at the moment", "works for seven days");
        assertThat(press.post("/subscribe", form("other-" + ada)).text()).isEqualTo(answer.text());
        assertThat(Press.mailsTo(ada)).isEmpty();
        assertThat(empty()).as("stopped").isZero();
        assertThat(Press.mailsTo(ada)).isEmpty();

        press.controls.killSwitch().startAgain();

        assertThat(empty()).isEqualTo(2);
        assertThat(Press.mailsTo(ada))
                .extracting(SentMail::subject)
                .singleElement()
                .asString()
                .contains("onfirm");
        assertThat(empty()).as("sent once").isZero();
    }

    @Test
    void theAnswerSaysTheSameOfWhomItKnows() {
        press.subscribe(ada, "/u/");
        stop();

        assertThat(press.post("/subscribe", form(ada)).text())
                .isEqualTo(press.post("/subscribe", form("new-" + ada)).text());
        assertThat(api(ada).text()).isEqualTo(api("newer-" + ada).text()).contains("All our mails wait");
    }

    @Test
    void theLinkOfAKeptConfirmationWorksForSevenDaysFromTheDayItWentOut() {
        stop();
        press.post("/subscribe", form(ada));
        press.wait(Duration.ofDays(9));
        press.controls.killSwitch().startAgain();

        empty();
        press.wait(Duration.ofDays(6));

        String confirm = Press.linkIn(Press.mailsTo(ada).getLast(), "/c/");
        assertThat(press.post(confirm, "act=confirm").status()).isEqualTo(200);
        assertThat(status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void whoConfirmsWhileAllSendingIsStoppedIsInAndWelcomedLater() {
        String confirm = press.signUp(ada);
        stop();

        assertThat(press.post(confirm, "act=confirm").text()).contains("You are subscribed");
        assertThat(status()).isEqualTo(Status.ACTIVE);
        assertThat(Press.mailsTo(ada)).hasSize(1);

        press.controls.killSwitch().startAgain();
        empty();

        assertThat(Press.mailsTo(ada).getLast().subject()).contains("Welcome");
    }

    @Test
    void whoLeftBouncedOrWasErasedMeanwhileGetsNoLetter() {
        String left = "left-" + ada;
        String bounced = "bounced-" + ada;
        String erased = "erased-" + ada;
        stop();
        for (String address : new String[] {left, bounced, erased}) {
            press.post("/subscribe", form(address));
        }
        press.subscribers.unsubscribe(press.audience, id(left), How.UNSUBSCRIBED_BY_EDITOR, "Asked");
        press.subscribers.suppress(press.audience, id(bounced), Reason.HARD_BOUNCE, press.now());
        press.subscribers.erase(press.audience, id(erased));
        assertThat(press.contents().toString()).doesNotContain(erased);
        press.controls.killSwitch().startAgain();

        assertThat(empty()).isZero();

        assertThat(press.subscribers.lettersDue()).isEmpty();
        assertThat(Press.mailsTo(left)).isEmpty();
        assertThat(Press.mailsTo(bounced)).isEmpty();
        assertThat(Press.mailsTo(erased)).isEmpty();
    }

    @Test
    void lettersOfANewsletterThatCantBeUsedStay() {
        stop();
        press.post("/subscribe", form(ada));
        press.controls.killSwitch().startAgain();

        assertThat(press.letterBox.empty(
                        audience -> Optional.empty(), press.now().plusSeconds(30)))
                .isZero();
        assertThat(press.subscribers.lettersDue()).hasSize(1);
        assertThat(press.letterBox.empty(this::newsletter, press.now()))
                .as("no time")
                .isZero();
        assertThat(empty()).isEqualTo(1);
    }

    @Test
    void aSenderThatSesRefusesKeepsTheLettersOfItsOwnNewsletterOnly() {
        String first = "a" + press.newsletter;
        String refused = "refused-" + ada;
        press.newsletters.save(
                press.document("First").replace(press.newsletter, first).getBytes(StandardCharsets.UTF_8));
        stop();
        press.post("/subscribe", form(refused).replace(press.newsletter + "&", first + "&"));
        press.post("/subscribe", form(ada));
        press.controls.killSwitch().startAgain();
        Press.SERVICES
                .sesEndpoint()
                .faults(call -> call.recipients().contains(refused)
                        ? new Fault.Fail(400, "MailFromDomainNotVerifiedException", "Not verified.")
                        : new Fault.None());

        assertThat(empty()).isOne();

        assertThat(Press.mailsTo(ada)).hasSize(1);
        assertThat(press.subscribers.lettersDue())
                .extracting(letter -> letter.audience().newsletter())
                .containsExactly(first);
    }

    @Test
    void lettersThatCannotBeMadeKeepNoOtherFromGoingOut() {
        List<String> addresses =
                IntStream.range(0, 8).mapToObj(reader -> reader + ada).toList();
        stop();
        addresses.forEach(address -> press.post("/subscribe", form(address)));
        press.controls.killSwitch().startAgain();
        List<SubscriberId> inOrder =
                press.subscribers.lettersDue().map(LetterDue::subscriber).toList();
        inOrder.subList(0, 6).forEach(this::breakRow);

        assertThatThrownBy(this::empty).hasMessageContaining("locale");

        assertThat(addresses)
                .filteredOn(address -> !Press.mailsTo(address).isEmpty())
                .extracting(this::id)
                .containsExactlyInAnyOrderElementsOf(inOrder.subList(6, 8));
        assertThat(press.subscribers.lettersDue()).hasSize(6);
    }

    @Test
    void ofTwoTicksAtTheSameTimeOneSendsALetter() {
        stop();
        press.post("/subscribe", form(ada));
        press.controls.killSwitch().startAgain();
        AtomicInteger byTheOther = new AtomicInteger();
        Press.SERVICES.sesEndpoint().faults(call -> {
            if (call.recipients().contains(ada)) {
                Press.SERVICES.sesEndpoint().faults(Faults.none());
                byTheOther.set(empty());
            }
            return new Fault.None();
        });

        assertThat(empty()).isOne();
        assertThat(byTheOther).hasValue(0);
        assertThat(Press.mailsTo(ada)).hasSize(1);
    }

    @Test
    void aLetterThatATickTookAndDidNotSendIsTheNextOnes() {
        stop();
        press.post("/subscribe", form(ada));
        press.controls.killSwitch().startAgain();
        assertThat(press.subscribers.take(
                        press.subscribers.lettersDue().findFirst().orElseThrow()))
                .isTrue();

        assertThat(empty()).isZero();
        press.wait(Duration.ofMinutes(2));
        assertThat(empty()).isOne();
    }

    @Test
    void whereSesHasNotVerifiedTheSenderNobodysLetterIsLost() {
        String sender = press.newsletters
                .find(new NewsletterId(press.newsletter))
                .orElseThrow()
                .sender()
                .address();
        Press.SERVICES
                .sesEndpoint()
                .faults(call -> call.recipients().contains(ada)
                        ? new Fault.Fail(
                                400,
                                "MessageRejected",
                                "Email address is not verified. The following identities failed the check: " + sender)
                        : new Fault.None());

        press.post("/subscribe", form(ada));
        assertThat(empty()).isZero();
        assertThat(press.subscribers.lettersDue()).hasSize(1);
        Press.SERVICES.sesEndpoint().faults(Faults.none());
        press.wait(Duration.ofMinutes(2));

        assertThat(empty()).isOne();
        assertThat(Press.mailsTo(ada)).hasSize(1);
    }

    /** As nothing of ours writes it. */
    private void breakRow(SubscriberId id) {
        press.dynamo.updateItem(update -> update.tableName(press.people)
                .key(Map.of(
                        "slot",
                                AttributeValue.fromS(
                                        press.newsletter + "#" + id.value().charAt(0)),
                        "id", AttributeValue.fromS(id.value())))
                .updateExpression("REMOVE #locale")
                .expressionAttributeNames(Map.of("#locale", "locale")));
    }

    @AfterEach
    void nothingGoesWrongAnyMore() {
        Press.SERVICES.sesEndpoint().faults(Faults.none());
    }

    private void stop() {
        press.controls.killSwitch().stopEverything(new KillSwitch.Stop("trouble", press.now()));
    }

    private int empty() {
        return press.letterBox.empty(this::newsletter, press.now().plusSeconds(30));
    }

    private Optional<Newsletter> newsletter(Audience audience) {
        return press.newsletters.find(new NewsletterId(audience.newsletter()));
    }

    private Response api(String address) {
        String body = "{\"newsletter\": \"%s\", \"address\": \"%s\"}".formatted(press.newsletter, address);
        return press.site.handle(Press.request("POST", "/api/subscribers", "application/json", body));
    }

    private String form(String address) {
        return "newsletter=" + press.newsletter + "&address=" + address.replace("@", "%40");
    }

    private SubscriberId id(String address) {
        return press.keys.idOf(new EmailAddress(address));
    }

    private Status status() {
        return press.subscribers.find(press.audience, id(ada)).orElseThrow().status();
    }
}
