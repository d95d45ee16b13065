package io.tidings.web;

import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.delivery.Samples;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.NewsletterId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The button and the call that compose an edition once more. */
final class ComposeAgainTest {

    private final Press press = new Press();
    private final EditionId id = composed();

    @Test
    void anEditorComposesAgainAndApprovesWhatTheySaw() {
        assertThat(page())
                .contains("value=\"compose-again\"", "name=\"draft\" value=\"1\"")
                .contains("in 7 days, those that an earlier edition had among them")
                .doesNotContain("draft 2", "It was approved before");
        assertThat(press.consoleGet("/console/newsletters/" + press.newsletter).text())
                .containsPattern("2026, asked for at \\d\\d:\\d\\d</a>");
        for (String of : List.of("/stats", "/pages")) {
            assertThat(press.consoleGet("/console/editions/" + id + of).text())
                    .containsPattern("2026, asked for at \\d\\d:\\d\\d");
        }
        comesIn("A late tale of java");

        assertThat(act("compose-again", 1).status()).isEqualTo(303);

        assertThat(page()).contains("draft 2", "A late tale of java", "composed again: draft 2");
        assertThat(act("compose-again", 1).status()).as("the second click").isEqualTo(303);
        assertThat(edition().draft()).isEqualTo(2);
        assertThat(act("approve", 1).text()).contains("draft 2 is not what you saw");
        assertThat(edition().state()).isEqualTo(EditionState.READY);
        assertThat(act("approve", 2).status()).isEqualTo(303);
        assertThat(edition().state()).isEqualTo(EditionState.APPROVED);
    }

    @Test
    void whatWasApprovedIsRefusedAndHasNoButton() {
        act("approve", 1);
        press.consolePost("/console/editions/" + id, "act=recall&draft=1");

        assertThat(page())
                .contains("value=\"approve\"", "It was approved before: what it says stands")
                .doesNotContain("compose-again");
        Response refused = act("compose-again", 1);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("The edition is READY", "can&#39;t be composed again");
        assertThat(edition().draft()).isEqualTo(1);
    }

    @Test
    void whereNobodyApprovesThePageAsksFirst() {
        assertThat(page()).doesNotContain("Nobody has to approve it");

        String automatic = press.document("Weekly").replace("\"editor\"", "\"automatic\"");
        press.console.handle(
                Press.request("PUT", "/api/newsletters/" + press.newsletter, "application/json", automatic));

        assertThat(page()).contains("Nobody has to approve it: if the gate lets it pass", "Yes: ");
    }

    @Test
    void theApiComposesAgainOnceForADraft() {
        comesIn("A late tale of java");
        String path = "/api/editions/" + id + "/compose-again?draft=";

        Response first = press.consolePost(path + "1", "");
        Response second = press.consolePost(path + "1", "");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text()).contains("\"draft\":2", "\"note\":\"composed again: draft 2\"");
        assertThat(second.text()).contains("\"draft\":2");
        assertThat(press.consolePost(path + "3", "").text()).contains("no such draft", "\"where\":\"draft\"");
        assertThat(press.consolePost("/api/editions/" + id + "/approve", "").status())
                .isEqualTo(200);
        assertThat(press.consolePost(path + "2", "").status()).isEqualTo(409);
    }

    private EditionId composed() {
        comesIn("A first tale of java");
        press.consolePost("/console/newsletters/" + press.newsletter, "key=one");
        return press.editions
                .recent(new NewsletterId(press.newsletter), 1)
                .getFirst()
                .id();
    }

    private void comesIn(String title) {
        press.wait(Duration.ofMinutes(2));
        press.articles.save(anArticle()
                .about("java")
                .titled(title)
                .on(Samples.NOW.plusSeconds(60))
                .build());
    }

    private Response act(String act, int draft) {
        press.wait(Duration.ofSeconds(5));
        return press.consolePost("/console/editions/" + id, "act=" + act + "&draft=" + draft);
    }

    private String page() {
        return press.consoleGet("/console/editions/" + id).text();
    }

    private Edition edition() {
        return press.editions.require(id);
    }
}
