package io.tidings.edition;

import static io.tidings.edition.Samples.FIRST_HOUR;
import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.topic.ArticleBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** "In brief" as readers see it: which stories stand together, and under what. */
final class BriefGroupsTest {

    private final Desk desk = new Desk();

    @Test
    void threeThatShareATagStandTogetherAfterTheOthersUnderIt() {
        Edition edition = composed(
                brief("Trains run late again").tagged("travel"),
                brief("A garden on the roof"),
                brief("Night ferries are back").tagged("travel"),
                brief("What a ticket costs now").tagged("travel"));

        assertThat(groups(edition)).containsOnlyKeys("", "travel");
        assertThat(groups(edition).get("travel"))
                .containsExactlyInAnyOrder(
                        "Trains run late again", "Night ferries are back", "What a ticket costs now");
        FrozenMail mail = desk.editions.frozen(edition.id()).printed().mail("en");
        assertThat(mail.sections().getLast().fragment().html())
                .containsSubsequence(
                        "In brief</h2>", "A garden on the roof", "travel</span></h3>", "Night ferries are back");
        assertThat(mail.sections().getLast().fragment().text())
                .containsSubsequence(
                        "In brief\n---", "A garden on the roof", "\n\ntravel:\n\n", "Night ferries are back");
    }

    @Test
    void aNameInTheirTitlesDoesAsWell() {
        Edition edition = composed(
                brief("How Lisbon built its trams"),
                brief("Walking through Lisbon at night"),
                brief("A garden on the roof"),
                brief("Rents in Lisbon fall"));

        assertThat(groups(edition).get("Lisbon")).hasSize(3);
    }

    @Test
    void aHeadingIsSpeltAsInATitleWhereATagIsSmall() {
        Edition edition = composed(
                brief("Trains run late again").tagged("lisbon"),
                brief("Night ferries are back").tagged("lisbon"),
                brief("A garden on the roof"),
                brief("Rents in Lisbon fall"));

        assertThat(groups(edition)).containsOnlyKeys("", "Lisbon");
    }

    @Test
    void twoOfAKindAreNoGroup() {
        Edition edition = composed(
                brief("Trains run late again").tagged("travel"),
                brief("Night ferries are back").tagged("travel"),
                brief("A garden on the roof"));

        assertThat(groups(edition)).containsOnlyKeys("");
        assertThat(desk.editions
                        .frozen(edition.id())
                        .printed()
                        .mail("en")
                        .sections()
                        .getLast()
                        .fragment()
                        .html())
                .doesNotContain("<h3");
    }

    @Test
    void whoSaysAThingTwiceInTwoSpellingsCountsOnce() {
        Edition edition = composed(
                brief("Trains in Lisbon run late").tagged("lisbon"),
                brief("Rents in Lisbon fall").tagged("lisbon"),
                brief("A garden on the roof"),
                brief("Night ferries are back"),
                brief("What a ticket costs now"));

        assertThat(groups(edition)).containsOnlyKeys("");
    }

    @Test
    void threeOfFiveStandTogetherHoweverOftenTheySayIt() {
        Edition edition = composed(
                brief("Trains in Lisbon run late").tagged("lisbon"),
                brief("Rents in Lisbon fall").tagged("lisbon"),
                brief("Walking through Lisbon at night").tagged("lisbon"),
                brief("Night ferries are back"),
                brief("What a ticket costs now"));

        assertThat(groups(edition).get("Lisbon")).hasSize(3);
    }

    @Test
    void whatAllShareSetsNothingApart() {
        Edition edition = composed(
                brief("Trains run late again").tagged("travel"),
                brief("Night ferries are back").tagged("travel"),
                brief("What a ticket costs now").tagged("travel"));

        assertThat(groups(edition)).containsOnlyKeys("");
    }

    private Edition composed(ArticleBuilder... articles) {
        desk.comeIn(FIRST_HOUR.minus(Samples.DAY), articles);
        return desk.ask(Samples.weekly(), "brief");
    }

    private Map<String, List<String>> groups(Edition edition) {
        FrozenSection brief = desk.editions.frozen(edition.id()).sections().getLast();
        assertThat(brief.slug()).isEqualTo(Edition.IN_BRIEF);
        return brief.groups().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        group -> group.getValue().stream()
                                .map(story -> story.lead().title())
                                .toList()));
    }

    private static ArticleBuilder brief(String title) {
        return anArticle().titled(title);
    }
}
