package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.EmailAddress;
import io.tidings.subscriber.ImportRequest;
import io.tidings.subscriber.SubscriberId;
import io.tidings.subscriber.Suppression;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An editor sees what sending would come to before they let an edition go; and it comes to that. */
final class DryRunTest {

    private final Press press = new Press();
    private final EditionId id = press.edition("2026-03-02", EditionState.READY);

    @Test
    void itNamesRecipientsAndWhyOthersGetNothing() {
        people();
        Set<String> before = press.contents();

        String json = press.consoleGet("/api/editions/" + id + "/dry-run").text();

        assertThat(json)
                .contains("\"exact\":true,\"recipients\":3", "\"sesCalls\":2,\"sesDollars\":3.0E-4", "\"pages\":1")
                .contains("\"excluded\":{\"UNCONFIRMED\":1,\"PAUSED\":1,\"UNSUBSCRIBED\":1,"
                        + "\"SUPPRESSED\":1,\"NO_SECTION\":1,\"NOT_THEIR_TURN\":2}")
                .contains("\"pricesOf\":\"2026-07-01\"", "\"days\":1");
        assertThat(press.contents()).isEqualTo(before);
    }

    @Test
    void thePageSaysItInWordsBeforeTheEditionIsApproved() {
        people();

        String page = press.consoleGet("/console/editions/" + id).text();

        assertThat(page)
                .contains("<h2>Dry run</h2>", "<dt>recipients</dt><dd>3</dd>", "<dt>excluded</dt><dd>7</dd>")
                .contains("<dt>Unconfirmed</dt><dd>1 excluded</dd>", "Wants none of its topics", "under $0.01")
                .contains("It goes out at once, to 3 people, and cannot be recalled.");
    }

    @Test
    void whatWasForeseenComesTrue() {
        people();

        press.send(id);

        String after = press.consoleGet("/api/editions/" + id).text();
        assertThat(after).contains("\"eligible\":3,\"accepted\":3", "\"sesDollars\":3.0E-4");
        assertThat(press.consoleGet("/console/editions/" + id).text())
                .doesNotContain("Dry run")
                .contains("SES takes under $0.01 for the accepted, by the prices of 2026-07-01");
        assertThat(press.consoleGet("/api/editions/" + id + "/dry-run").status())
                .isEqualTo(409);
    }

    @Test
    void anEditionWithoutMailsHasNothingToForesee() {
        EditionId quiet = press.edition("2026-03-09", EditionState.QUIET);

        assertThat(press.consoleGet("/api/editions/" + quiet + "/dry-run").text())
                .contains("\"what\":\"The edition is QUIET: there is nothing to foresee.\"");
        assertThat(press.consoleGet("/console/editions/" + quiet).text()).doesNotContain("Dry run");
    }

    /** Three who get it, in two languages, and one for each reason to get nothing. */
    private void people() {
        String csv = """
                address,locale,topics,status,every
                a@example.org,en,,active
                b@example.org,en,java,active
                c@example.org,de,cloud,active
                elsewhere@example.org,en,other,active
                second@example.org,en,,active,2
                fourth@example.org,en,,active,4
                paused@example.org,en,,paused
                left@example.org,en,,active
                bounced@example.org,en,,active
                """;
        press.subscribers.importAll(
                new ImportRequest(press.audience, Set.of(), "en", "They asked for it.", ImportRequest.Mode.APPLY),
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        press.subscribers.unsubscribe(press.audience, id("left"), How.UNSUBSCRIBED_ON_PAGE, "Leave.");
        press.subscribers.suppress(press.audience, id("bounced"), Suppression.Reason.HARD_BOUNCE, press.now());
        press.signUp(press.newsletter + "-pending@example.org");
    }

    private SubscriberId id(String name) {
        return press.subscribers.idOf(new EmailAddress(name + "@example.org"));
    }
}
