package io.tidings.web;

import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.article.Article;
import io.tidings.edition.Edition;
import io.tidings.edition.FrozenArticle;
import io.tidings.edition.FrozenSection;
import io.tidings.edition.FrozenStory;
import io.tidings.edition.NewsletterId;
import io.tidings.topic.ArticleBuilder;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What editors say on the page of the grouping wins when an edition is composed the next time. */
final class GroupingWinsTest {

    private static final String TOLD = "Virtual threads of java leave the preview after four years of waiting";

    private final Press press = new Press();
    private final Article first = comesIn(anArticle().titled(TOLD).saying("The java platform has them now."));
    private final Article retold = comesIn(
            anArticle().titled(TOLD).saying("The java platform has them now.").from("gazette"));
    private final Article other =
            comesIn(anArticle().titled("A java compiler on a ferry").saying("What java does where there is no net."));
    private final Article odd =
            comesIn(anArticle().titled("Bread and patience").saying("A baker counts the hours of dough."));

    @BeforeEach
    void compose() {
        press.wait(Duration.ofMinutes(2));
        press.consolePost("/console/newsletters/" + press.newsletter, "key=one");
        assertThat(stories("java")).containsExactlyInAnyOrder(ids(first, retold), ids(other));
        assertThat(stories(Edition.IN_BRIEF)).containsExactly(ids(odd));
    }

    @Test
    void whatIsMergedIsOneStory() {
        say("act=merge&one=" + id(other) + "&other=" + id(first));

        assertThat(stories("java")).containsExactly(ids(first, retold, other));
    }

    @Test
    void whatIsSplitIsTwoStories() {
        say("act=split&one=" + id(first) + "&other=" + id(retold));

        assertThat(stories("java")).containsExactlyInAnyOrder(ids(first), ids(retold), ids(other));
    }

    @Test
    void whatStandsTogetherIsOfferedUntilSomebodyDecides() {
        assertThat(press.consoleGet(path()).text()).contains("Told as one story", "value=\"split\"");

        press.consolePost(path(), "act=split&one=" + id(retold) + "&other=" + id(first));

        assertThat(press.consoleGet(path()).text()).doesNotContain("Told as one story");
    }

    @Test
    void whatWasSaidOfAPairIsNotedWhereItStoodWithTheWayBack() {
        Response said = press.consolePost(path(), "act=split&at=merged&one=" + id(retold) + "&other=" + id(first));
        String back = String.valueOf(said.headers().get("Location"));

        // Its own part of the page is gone with the last pair in it.
        assertThat(back).endsWith("&at=merged#noted");
        assertThat(press.consoleGet(back.substring(0, back.indexOf('#'))).text())
                .contains("id=\"noted\"", "Noted as two stories: “" + first.title() + "” and “" + retold.title() + "”.")
                .contains("name=\"act\" value=\"merge\">No, one story</button>");
        String there = back.substring(0, back.indexOf('#'));
        assertThat(press.consoleGet(there.replace(id(first), id(other))).text())
                .as("of what nobody decided")
                .doesNotContain("Noted as");
        press.consolePost(path(), "act=merge&one=" + id(retold) + "&other=" + id(first));
        assertThat(press.consoleGet(there).text())
                .as("opened again when somebody decided otherwise")
                .contains("Noted as one story");
    }

    @Test
    void whatIsSplitSaysSoOnTheEditionsPageUntilItIsComposedAgain() {
        assertThat(edited())
                .contains("Two stories</button>", "value=\"split\"")
                .doesNotContain("since this draft was composed");

        word("act=split&one=" + id(retold) + "&other=" + id(first));

        assertThat(edited())
                .contains("One correction since this draft was composed", "two stories</span>", "value=\"merge\"")
                .doesNotContain("value=\"split\"");
        composeAgain();
        assertThat(edited()).doesNotContain("since this draft was composed", "two stories</span>");
    }

    @Test
    void whatIsToBeOneStorySaysSoAtBothUntilItIsComposedAgain() {
        word("act=merge&one=" + id(other) + "&other=" + id(retold));

        assertThat(edited())
                .contains("One correction since this draft was composed")
                .contains("name=\"one\" value=\"" + id(retold) + "\"><input type=\"hidden\" name=\"other\" value=\""
                        + id(other))
                .contains("name=\"one\" value=\"" + id(other) + "\"><input type=\"hidden\" name=\"other\" value=\""
                        + id(retold))
                .contains("together with <a href=\"" + other.url() + "\">" + other.title() + "</a>");
        composeAgain();
        assertThat(edited()).doesNotContain("since this draft was composed", "together with");
    }

    @Test
    void whatIsSaidOfPairsAsTheyStandIsNoCorrection() {
        word("act=split&one=" + id(other) + "&other=" + id(first));
        word("act=merge&one=" + id(retold) + "&other=" + id(first));

        assertThat(edited()).contains("one story</span>").doesNotContain("since this draft was composed");
    }

    @Test
    void whatIsTakenBackIsACorrection() {
        word("act=pin&title=x&article=" + id(other));
        composeAgain();
        assertThat(edited()).contains("pinned").doesNotContain("since this draft was composed");

        word("act=unpick&title=x&article=" + id(other));

        assertThat(edited())
                .contains("One correction since this draft was composed")
                .doesNotContain("pinned</span>");
    }

    @Test
    void theLastWordOnAPairCounts() {
        say("act=merge&one=" + id(other) + "&other=" + id(first));
        say("act=split&one=" + id(first) + "&other=" + id(other));

        assertThat(stories("java")).containsExactlyInAnyOrder(ids(first, retold), ids(other));
    }

    @Test
    void whatIsMovedStandsInItsNewTopicAndSaysWhoseWordItIs() {
        say("act=confirm&topic=cloud&article=" + id(other));

        assertThat(stories("cloud")).containsExactly(ids(other));
        assertThat(stories("java")).containsExactly(ids(first, retold));
        assertThat(why("cloud").evidence()).containsExactly("an editor");
    }

    @Test
    void whatIsAcceptedIntoATopicLeavesInBrief() {
        say("act=confirm&topic=java&article=" + id(odd));

        assertThat(stories("java")).contains(ids(odd));
        assertThat(stories(Edition.IN_BRIEF)).isEmpty();
    }

    @Test
    void whatBelongsToNoneOfThemStandsInBrief() {
        say("act=confirm&topic=in-brief&article=" + id(other));

        assertThat(stories(Edition.IN_BRIEF)).contains(ids(other));
        assertThat(stories("java")).containsExactly(ids(first, retold));
    }

    @Test
    void aNextEditionIsComposedByTheSameWord() {
        say("act=confirm&topic=cloud&article=" + id(other));
        Article late = comesIn(anArticle().titled("A java of the harbour").saying("A java island and its java."));
        press.consolePost(path(), "act=confirm&topic=cloud&article=" + id(late));
        press.wait(Duration.ofMinutes(2));

        press.consolePost("/console/newsletters/" + press.newsletter, "key=two");

        assertThat(stories("cloud")).containsExactly(ids(late));
    }

    private Article comesIn(ArticleBuilder article) {
        press.wait(Duration.ofSeconds(1));
        Article made = article.on(press.now()).build();
        press.articles.save(made);
        return made;
    }

    private String path() {
        return "/console/newsletters/" + press.newsletter + "/grouping";
    }

    /** Says so on the page, and composes the edition again. */
    private void say(String form) {
        word(form);
        composeAgain();
    }

    private void word(String form) {
        press.wait(Duration.ofSeconds(1));
        assertThat(press.consolePost(path(), form).status()).isEqualTo(303);
    }

    private void composeAgain() {
        press.wait(Duration.ofMinutes(1));
        Edition edition = edition();
        String path = "/console/editions/" + edition.id();
        assertThat(press.consolePost(path, "act=compose-again&draft=" + edition.draft())
                        .status())
                .isEqualTo(303);
    }

    private String edited() {
        return press.consoleGet("/console/editions/" + edition().id()).text();
    }

    private Edition edition() {
        return press.editions.recent(new NewsletterId(press.newsletter), 1).getFirst();
    }

    private static String id(Article article) {
        return article.id().value();
    }

    private static Set<String> ids(Article... articles) {
        Set<String> ids = new HashSet<>();
        List.of(articles).forEach(article -> ids.add(id(article)));
        return ids;
    }

    /** The ids of each story's articles. */
    private List<Set<String>> stories(String section) {
        return section(section).stream()
                .map(story -> story.articles().map(FrozenArticle::id).collect(Collectors.toSet()))
                .toList();
    }

    private FrozenStory.Why why(String section) {
        return section(section).getFirst().why();
    }

    private List<FrozenStory> section(String slug) {
        return press.editions.frozen(edition()).sections().stream()
                .filter(section -> section.slug().equals(slug))
                .map(FrozenSection::stories)
                .findFirst()
                .orElse(List.of());
    }
}
