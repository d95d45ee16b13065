package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SubscriberPagesTest {

    private final Press press = new Press();
    private final String page = "/console/newsletters/" + press.newsletter + "/subscribers";

    @Test
    void anAddressIsLookedUpWithWhatItAgreedTo() {
        press.subscribe("ada@example.org", "/p/");

        String found = post("act=find", "address", " Ada@Example.org").text();

        assertThat(found)
                .contains("<dd>ada@example.org</dd>", "gets it", "every topic", "signed up on the page", "confirmed");
        assertThat(post("act=find", "address", "nobody@example.org").text()).contains("Nobody is known here");
        Response wrong = post("act=find", "address", "ada");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("An address has a name, an @ and a domain", "aria-invalid");
    }

    @Test
    void whoAskedAnEditorIsTakenOffAndTheirHistorySaysSo() {
        press.subscribe("bert@example.org", "/p/");

        assertThat(post("act=unsubscribe", "address", "bert@example.org").text())
                .contains("Unsubscribed: they get nothing more", "has left", "unsubscribed by an editor")
                .doesNotContain("Unsubscribe them");
        assertThat(post("act=unsubscribe", "address", "bert@example.org").text())
                .contains("They got nothing of it before.");
    }

    @Test
    void rowsAreTriedAndThenImported() {
        String rows = "address\tlocale\ttopics\ncleo@example.org\tde\tjava\nno address\t\t\n";

        String tried = importing("try", rows, "Our fair").text();
        assertThat(tried).contains("Tried, nothing is written", "can't be read", "Line 3:", "cleo@example.org\tde");
        assertThat(post("act=find", "address", "cleo@example.org").text()).contains("Nobody is known here");

        assertThat(importing("import", rows, "Our fair").text()).contains("<strong>Imported.</strong>");
        assertThat(post("act=find", "address", "cleo@example.org").text())
                .contains("gets it", "<dd>Java</dd>", "<dd>de</dd>", "imported", "Our fair");
    }

    @Test
    void addressesAloneAreEnough() {
        assertThat(importing("import", "dora@example.org\nemil@example.org", "Our fair")
                        .text())
                .contains("<dt>added</dt><dd>2</dd>");
    }

    @Test
    void anImportSaysHowPeopleAgreed() {
        Response answer = importing("import", "fritz@example.org", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("Say how these people agreed", "fritz@example.org");
        assertThat(importing("try", "name,town\nx,y", "Our fair").status()).isEqualTo(400);
    }

    private Response importing(String act, String rows, String consent) {
        return press.consolePost(page, "act=" + act + "&rows=" + encoded(rows) + "&consent=" + encoded(consent));
    }

    private Response post(String act, String field, String value) {
        return press.consolePost(page, act + "&" + field + "=" + encoded(value));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
