package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.delivery.Samples;
import io.tidings.edition.EditionState;
import io.tidings.topic.ArticleBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What editors say of topics and articles, in the pages. */
final class GroupingPagesTest {

    private final Press press = new Press();
    private final String path = "/console/newsletters/" + press.newsletter + "/grouping";

    @Test
    void beforeAnEditionThereIsNothingToCheck() {
        assertThat(press.consoleGet(path).text()).contains("There is no edition with stories yet", "Nothing to check");
    }

    @Test
    void aQuietWeekLeavesTheEditionBeforeItToBeLookedAt() {
        comeIn("java");
        String told = compose("one");
        press.wait(Duration.ofDays(1));
        String quiet = compose("two");

        assertThat(press.consoleGet(path).text())
                .contains("A tale of java", "press “Compose again”")
                .contains(">" + told + "</a>", ">" + quiet + "</a>, has no stories")
                .doesNotContain("Nothing to check");
    }

    @Test
    void howSureItIsSaysOfWhat() {
        comeIn("java");
        comeIn("tulips");
        String edition = compose("one");

        assertThat(press.consoleGet(path).text())
                .containsPattern("In brief, only 0 % sure of a topic<")
                .containsPattern("Java, [1-9]\\d % sure: java<");
        assertThat(press.consoleGet("/console/editions/" + edition).text())
                .containsPattern("score [\\d.]+, only 0 % sure of a topic")
                .containsPattern("score [\\d.]+, [1-9]\\d % sure: java");
    }

    @Test
    void whatWasSentIsOfferedToLearnFromButNotToPin() {
        press.edition("2026-03-02", EditionState.SENT);

        assertThat(press.consoleGet(path).text())
                .contains("Title a", "value=\"confirm\"")
                .doesNotContain("value=\"pin\"", "Compose again");
    }

    @Test
    void anEditorConfirmsPinsAndTakesBackAndItIsKept() {
        String article = ArticleBuilder.anArticle()
                .about("java")
                .on(Samples.NOW.minus(Duration.ofHours(2)))
                .build()
                .id()
                .value();
        String form = "article=" + article + "&title=A+tale&topic=java&act=";

        assertThat(post(form + "pin").status()).isEqualTo(303);
        assertThat(press.consoleGet(path).text()).contains("A tale", "pinned", "Take back");
        post(form + "unpick");
        assertThat(press.consoleGet(path).text()).doesNotContain("Take back");
        assertThat(post(form + "confirm").status()).isEqualTo(303);
    }

    @Test
    void whatFitsNoPageIsRefused() {
        assertThat(post("act=confirm&article=x&topic=java").status()).isEqualTo(400);
        assertThat(post("act=merge&one=x&other=x").status()).isEqualTo(400);
        assertThat(post("act=dance").status()).isEqualTo(400);
    }

    private void comeIn(String about) {
        press.articles.save(ArticleBuilder.anArticle()
                .about(about)
                .titled("A tale of " + about)
                .on(Samples.NOW.minus(Duration.ofHours(2)))
                .build());
    }

    private String compose(String key) {
        Response answer = press.consolePost("/console/newsletters/" + press.newsletter, "key=" + key);
        return String.valueOf(answer.headers().get("Location")).substring("/console/editions/".length());
    }

    private Response post(String form) {
        return press.console.handle(Press.request("POST", path, "application/x-www-form-urlencoded", form));
    }
}
