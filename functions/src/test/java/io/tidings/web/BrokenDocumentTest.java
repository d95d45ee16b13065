package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The document of a newsletter is broken, or gone, while an edition of it is under way: its editor must get at it. */
final class BrokenDocumentTest {
    private final Press press = new Press();
    private final String key = "newsletters/" + press.newsletter + ".json";
    private final EditionId id = press.edition("2026-03-02", EditionState.READY);

    private void breakDocument() {
        press.bucket.writeJson(key, "{\"id\": \"broken\", \"nmae\": \"?\"}".getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void theNextFindsItWhole() {
        press.bucket.writeJson(key, press.document("Weekly").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anEditionIsPausedResumedAndCancelledOnItsPage() {
        act("send");
        breakDocument();

        assertThat(page()).contains("It is being sent", "value=\"pause\"", "can’t be used", "/document");
        assertThat(act("pause")).isEqualTo(EditionState.PAUSED);
        assertThat(page()).contains("It is paused: by editor", "value=\"resume\"", "value=\"cancel\"");
        assertThat(act("resume")).isEqualTo(EditionState.SENDING);
        assertThat(act("cancel")).isEqualTo(EditionState.CANCELLED);
        assertThat(page()).contains("It was cancelled");
    }

    @Test
    void whatNeedsTheDocumentIsNotOffered() {
        breakDocument();

        assertThat(page())
                .contains("It waits for an editor.", "value=\"send\"", "value=\"cancel\"", "Section")
                .doesNotContain("value=\"approve\"", "value=\"compose-again\"", "<summary>Correct</summary>");
    }

    @Test
    void itsPagesAreListedAndTheFirstPageLeadsToIt() {
        act("send");
        breakDocument();

        assertThat(press.consoleGet("/console/editions/" + id + "/pages").status())
                .isEqualTo(200);
        assertThat(press.consoleGet("/console/editions/" + id + "/stats").status())
                .isEqualTo(200);
        assertThat(press.consoleGet("/console").text())
                .contains("Its editions go on, and can be stopped", "/console/editions/" + id);
    }

    @Test
    void theFirstPageNamesADocumentThatNoNewsletterCanHave() {
        press.bucket.writeJson("newsletters/No Such Name.json", "{}".getBytes(StandardCharsets.UTF_8));

        Response home = press.consoleGet("/console");

        assertThat(home.status()).isEqualTo(200);
        assertThat(home.text()).contains("newsletters/No Such Name.json");
    }

    @Test
    void theSameHoldsWhereTheDocumentIsGone() {
        act("send");
        press.removeNewsletter();

        assertThat(page()).contains("value=\"pause\"", "can’t be used");
        assertThat(act("pause")).isEqualTo(EditionState.PAUSED);
    }

    private EditionState act(String act) {
        Response answer = press.consolePost("/console/editions/" + id, "act=" + act);
        assertThat(answer.status()).isEqualTo(303);
        return press.editions.state(id);
    }

    private String page() {
        Response page = press.consoleGet("/console/editions/" + id);
        assertThat(page.status()).isEqualTo(200);
        return page.text();
    }
}
