package io.tidings.web;

import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.Composing;
import io.tidings.edition.EditionId;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An edition that is composed two days before its hour, Monday at 08:00 in London, on the Saturday: when does it go out? */
final class ComposedAheadTest {

    private final Press press = new Press();

    @Test
    void itsPageNamesTheDayAndTheHourItWaitsFor() {
        String page = "/console/editions/" + composed("\"editor\"", "once");

        assertThat(press.consoleGet(page).text())
                .contains("Once approved, it goes out after 2026-03-09 08:00 GMT, until when it can be recalled.")
                .contains("It goes out at once, to ")
                .doesNotContain("30 minutes");
    }

    @Test
    void whereReadersGetItByTheirOwnClocksItsPageSaysSo() {
        String page = "/console/editions/" + composed("\"editor\"", "local");

        assertThat(press.consoleGet(page).text())
                .contains("Once approved, it goes out after 2026-03-08 18:00 GMT, until when it can be recalled:"
                        + " to each reader at 2026-03-09 08:00 in their own time zone.")
                .contains("It goes out at once where 2026-03-09 08:00 is over by the reader&#39;s own clock");

        press.consolePost(page, "act=approve&draft=1");

        assertThat(press.consoleGet(page).text())
                .contains("It is sent after 2026-03-08 18:00 GMT: to each reader at 2026-03-09 08:00 in their own time"
                        + " zone. Until then it can be recalled.");
    }

    @Test
    void whatIsAskedForWaitsForNoHour() {
        composed("\"automatic\"", "once");
        String newsletter = "/console/newsletters/" + press.newsletter;

        assertThat(press.consoleGet(newsletter).text())
                .containsPattern(
                        "Next due</dt><dd>2026-03-\\d\\d 08:00 GMT, composed 2026-03-\\d\\d \\d\\d:00 GMT</dd>");
        assertThat(press.consoleGet(newsletter).text())
                .contains("it goes out after 30 minutes, unless somebody recalls it, to about 0 people.")
                .contains("recall is possible for 30 minutes, but nobody gets it before 08:00");

        save("\"editor\"", "once");
        press.articles.save(anArticle()
                .about("java")
                .titled("Another tale of java")
                .on(press.now())
                .build());
        press.wait(Duration.ofHours(2));
        String asked = String.valueOf(
                press.consolePost(newsletter, "key=one").headers().get("Location"));
        assertThat(press.consoleGet(asked).text())
                .contains("Once approved, it goes out after 30 minutes, in which it can be recalled.");
    }

    @Test
    void whoComposesAgainIsToldTheHourToo() {
        EditionId id = composed("\"editor\"", "once");
        save("\"automatic\"", "once");

        assertThat(press.consoleGet("/console/editions/" + id).text())
                .contains(
                        "if the gate lets it pass, it goes out after 2026-03-09 08:00 GMT, unless somebody recalls it,"
                                + " to 0 people.");
    }

    private EditionId composed(String mode, String timing) {
        save(mode, timing);
        press.wait(Duration.ofDays(5));
        press.articles.save(anArticle()
                .about("java")
                .titled("A tale of java")
                .on(press.now().minusSeconds(60))
                .build());
        Newsletter newsletter =
                press.newsletters.find(new NewsletterId(press.newsletter)).orElseThrow();
        Composing composing = press.consoleTools.composing();
        return composing
                .compose(newsletter, composing.due(newsletter).orElseThrow())
                .id();
    }

    private void save(String mode, String timing) {
        String document = press.document("Weekly")
                .replace("\"Europe/London\"}", "\"Europe/London\", \"composeAheadHours\": 49}")
                .replace("\"editor\"", mode)
                .replace(
                        "\"coolingOffMinutes\": 30}",
                        "\"coolingOffMinutes\": 30}, \"sending\": {\"timing\": \"" + timing + "\"}");
        press.newsletters.save(document.getBytes(StandardCharsets.UTF_8));
    }
}
