package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.FrozenArticle;
import io.tidings.edition.FrozenEdition;
import io.tidings.edition.LeftOut;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An editor corrects an edition on its own page. */
final class CorrectingTest {

    private final Press press = new Press();
    private final EditionId waiting = press.edition("2026-11-16", EditionState.READY);
    private final String page = "/console/editions/" + waiting;
    private final FrozenEdition frozen = press.editions.frozen(waiting);
    private final FrozenArticle story =
            frozen.sections().getFirst().stories().getFirst().lead();

    @Test
    void anyStoryCanBeMovedPinnedAndDroppedAndTheWayLeadsBackToIt() {
        press.wait(Duration.ofMinutes(1));

        assertThat(press.consoleGet(page).text())
                .contains("Compose again", "value=\"confirm\"", "value=\"drop\"", "/place\"");
        Response answer = correct("act=confirm&topic=cloud");
        correct("act=pin");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers().get("Location")).contains(page + "#a-" + story.id());
        assertThat(press.consoleGet(page).text())
                .contains("id=\"a-" + story.id() + "\"")
                .contains("pinned, confirmed: Cloud")
                .contains("One correction since this draft was composed");
    }

    @Test
    void anEditionThatWasSentTeachesTheNextOneButIsNotPickedFrom() {
        EditionId sent = press.edition("2026-11-09", EditionState.SENT);

        String text = press.consoleGet("/console/editions/" + sent).text();

        assertThat(text)
                .contains("teaches the next edition", "value=\"confirm\"")
                .doesNotContain("value=\"pin\"");
    }

    @Test
    void aFormThatNamesNoEditionIsRefusedAndNothingIsSaid() {
        Response answer = press.consolePost(
                "/console/newsletters/" + press.newsletter + "/grouping",
                "from=//elsewhere.example.com&act=pin&title=x&article=" + story.id());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(press.consoleGet(page).text()).doesNotContain("pinned");
    }

    @Test
    void everyReasonToLeaveOutHasItsWords() {
        for (LeftOut.Reason reason : LeftOut.Reason.values()) {
            assertThat(FrozenView.words(reason)).isNotBlank().doesNotContain("_");
        }
    }

    private Response correct(String act) {
        return press.consolePost(
                "/console/newsletters/" + press.newsletter + "/grouping",
                "from=" + waiting + "&title=x&article=" + story.id() + "&" + act);
    }
}
