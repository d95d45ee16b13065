package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.delivery.KillSwitch;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterId;
import io.tidings.embedded.SentMail;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.EmailAddress;
import io.tidings.subscriber.Status;
import io.tidings.subscriber.SubscriberId;
import io.tidings.subscriber.Suppression.Reason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
