package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.delivery.Samples;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.embedded.SentMail;
import io.tidings.subscriber.EmailAddress;
import io.tidings.subscriber.Suppression;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An editor has a look at an edition in a mail program of their own. */
final class TestMailsTest {

    private final Press press = new Press();
    private final EditionId id = press.edition("2026-03-02", EditionState.READY);
    private final String page = "/console/editions/" + id;
    private final String me = press.newsletter + "-me@example.org";

    @Test
    void aTestIsTheMailOfThePreviewAndSaysThatItIsATest() {
        Response answer = test("locale=de");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers().get("Location")).isEqualTo(page + "?test=accepted#preview");
        assertThat(press.consoleGet(page + "?test=accepted").text()).contains("SES took the test mail");
        SentMail mail = Press.mailsTo(me).getLast();
        assertThat(mail.subject()).isEqualTo("[Test] R&D: section java in de");
        assertThat(mail.html())
                .isEqualTo(press.consoleGet(page + "/preview?locale=de").text())
                .contains("section cloud in de");
        assertThat(mail.text().strip())
                .isEqualTo(press.consoleGet(page + "/preview?locale=de&part=text")
                        .text()
                        .strip());
        assertThat(mail.tags()).containsEntry("letter", "test").doesNotContainKey("edition");
    }

    @Test
    void aTestChangesNothing() {
        Set<String> before = press.contents();

        test("");

        assertThat(press.contents()).isEqualTo(before);
        assertThat(Press.mailsTo(me)).hasSize(1);
    }

    @Test
    void theApiSendsATestToo() {
        String body = "{\"address\":\"" + me + "\",\"locale\":\"en\"}";

        Response answer = api(body);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo("{\"status\":\"accepted\"}");
        assertThat(Press.mailsTo(me)).hasSize(1);
        assertThat(api("{\"address\":7}").text()).contains("\"where\":\"address\"");
        assertThat(api("{\"address\":\"me\"}").text()).contains("\"where\":\"address\"", "name@example.org");
        assertThat(api("{\"address\":\"" + me + "\",\"locale\":\"fr\"}").text())
                .contains("\"where\":\"locale\"", "[de, en]");
    }

    @Test
    void whatStopsOtherMailsStopsTests() {
        press.subscribers.suppress(
                press.audience, press.keys.idOf(new EmailAddress(me)), Suppression.Reason.HARD_BOUNCE, Samples.NOW);

        assertThat(test("").status()).isEqualTo(409);
        press.consolePost("/console", "act=stop");
        assertThat(press.consolePost(page + "/test", "address=you%40example.org")
                        .text())
                .contains("All sending is stopped");
        assertThat(Press.mailsTo(me)).isEmpty();
    }

    @Test
    void whoseTestIsRefusedFindsTheWayBackToTheEdition() {
        Response refused = press.consolePost(page + "/test", "address=me");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("<a href=\"" + page + "\">Back to the page</a>");
        String story = page + "/story?article=a%26b";
        assertThat(press.consolePost(story, "act=nothing").text())
                .contains("<a href=\"" + story + "\">Back to the page</a>");
        assertThat(press.consoleGet(page + "/nothing").text()).doesNotContain("Back to the page");
    }

    @Test
    void thePageShowsWhatTheMailIsCalledAndHowManyItGoesTo() {
        press.subscribe("pat@example.org", "/u/");

        assertThat(press.consoleGet(page).text())
                .contains("R&amp;D: section java in en", "Also &quot;java&quot; &amp; more")
                .contains("R&amp;D: section cloud in en")
                .contains("to one person, and cannot be recalled")
                .contains("Yes: Send now", "Yes: Cancel");
    }

    private Response test(String more) {
        return press.consolePost(page + "/test", "address=" + me.replace("@", "%40") + "&" + more);
    }

    private Response api(String body) {
        return press.console.handle(Press.request("POST", "/api/editions/" + id + "/test", "application/json", body));
    }
}
