package io.tidings.topic;

import static io.tidings.topic.ArticleBuilder.MONDAY;
import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.article.Article;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class StoriesTest {

    private static final int OTHERS = 30;
    private static final String SUMMARY =
            "Evaluating the tradeoffs between turnkey coding tools and an internal gateway, with failure modes and guidance.";

    @Test
    void differentArticlesAreDifferentStories() {
        assertThat(collapse(List.of(anArticle().build(), anArticle().build()))).hasSize(2);
    }

    @Test
    void theSameTitleAndSummaryAtTwoAddressesIsOneStory() {
        Article evening = anArticle()
                .titled("Build or buy a platform")
                .saying(SUMMARY)
                .on(MONDAY.plusSeconds(60))
                .build();
        Article noon = anArticle()
                .titled("Build or buy a platform")
                .saying(SUMMARY)
                .on(MONDAY)
                .build();

        assertThat(collapse(List.of(evening, noon))).containsExactly(new Story(noon, List.of(evening)));
    }

    @Test
    void aShortTextThatComesBackWithTypingErrorsIsOneStory() {
        Article written = anArticle()
                .titled("The case for boring technology")
                .saying("Every new tool spends from a purse with three coins in it.")
                .build();
        Article slipped = anArticle()
                .titled("The case for borign technology")
                .saying("Evrey new tool spends frmo a pusre with three coins in it.")
                .build();

        assertThat(collapse(List.of(written, slipped, anArticle().build()))).hasSize(2);
    }

    @Test
    void twoThatHaveTheSameHappenToThemAreTwoStoriesAndSuggested() {
        FoundStories found = find(
                from(
                        "wire",
                        "Microsoft posts record quarterly profit as cloud revenue jumps",
                        "Sales of its Azure unit rose by a third, and the company raised its outlook for the year."),
                from(
                        "post",
                        "Amazon posts record quarterly profit as cloud revenue jumps",
                        "Its AWS unit grew faster than analysts had expected, and shares rose after hours."));

        assertThat(found.stories()).hasSize(2);
        assertThat(found.suggestions()).hasSize(1);
    }

    @Test
    void namesAreExchangedAlsoWhereThereIsNoMoreThanATitle() {
        FoundStories found = find(
                from("wire", "Bayer names new chief executive", ""),
                from("post", "Zalando names new chief executive", ""));

        assertThat(found.stories()).hasSize(2);
        assertThat(found.suggestions()).hasSize(1);
    }

    @Test
    void oneTextThatIsFilledInWithTwoNamesIsTwoStories() {
        FoundStories found = find(
                from(
                        "wire",
                        "Bayer beats expectations as sales climb",
                        "Bayer reported quarterly revenue above the estimates of analysts, and its shares rose in early trading."),
                from(
                        "post",
                        "Zalando beats expectations as sales climb",
                        "Zalando reported quarterly revenue above the estimates of analysts, and its shares rose in early trading."));

        assertThat(found.stories()).hasSize(2);
        assertThat(found.suggestions()).hasSize(1);
    }

    @Test
    void anotherNameAboveTheSameTextIsOneStory() {
        String text =
                "Prices rose by 2.4 percent in October, more slowly than a month before, the statistics office said.";

        assertThat(find(
                                from("wire", "UK inflation slows", text),
                                from("post", "British inflation slows", text + " More soon."))
                        .stories())
                .hasSize(1);
    }

    @Test
    void oneWhoIsCalledByTwoNamesIsOneStory() {
        assertThat(find(
                                from(
                                        "wire",
                                        "Google unveils new chip to rival Nvidia",
                                        "The search giant says that its processor trains large models at half the cost."),
                                from(
                                        "post",
                                        "Alphabet unveils new chip to rival Nvidia",
                                        "The parent of Google says that its processor halves the cost of training large models."))
                        .stories())
                .hasSize(1);
    }

    @Test
    void aHeadlineInCapitalsHasNoMoreNamesThanAnother() {
        assertThat(find(
                                from(
                                        "wire",
                                        "Central Bank Raises Interest Rates Again",
                                        "Policy makers said that inflation was too high, and that more is to come."),
                                from(
                                        "post",
                                        "Central Bank Lifts Interest Rates Again",
                                        "Inflation is too high, said policy makers, and more is to come."),
                                from("else", "The market lifts off", "It raises hopes, in a week without news."))
                        .stories())
                .hasSize(2);
    }

    @Test
    void aNameWithATypingErrorIsThatName() {
        String summary = "Mayor denies all accusations about the stadium contract and will fight in court.";

        assertThat(find(
                                from("wire", "Mayor of Springfield resigns after inquiry", summary),
                                from("post", "Mayor of Springfeild resigns after inquiry", "Our town: " + summary))
                        .stories())
                .hasSize(1);
    }

    private static FoundStories find(Article... articles) {
        return Stories.find(List.of(articles), List.of(), List.of());
    }

    private static Article from(String source, String title, String summary) {
        return anArticle().from(source).titled(title).saying(summary).build();
    }

    @Test
    void theSameSummaryIsOneStoryWithoutTitles() {
        Article one = anArticle().saying(SUMMARY).untitled().build();
        Article other = anArticle().saying(SUMMARY).untitled().build();

        assertThat(collapse(List.of(one, other))).hasSize(1);
    }

    @Test
    void aColumnThatBearsOneTitleEachWeekIsAnotherStoryEachWeek() {
        List<Article> weeks = List.of(
                column(0, "A cat learns to open the fridge, and nobody in the house will admit to having taught it."),
                column(7, "Toddlers on diets, a school play about taxes, and one very long car ride to the coast."),
                column(14, "Bedtime negotiations reach the court of appeal; the tooth fairy raises her prices again."));

        assertThat(collapse(weeks)).hasSize(3);
    }

    @Test
    void aColumnIsAnotherStoryAlsoWhereItsTitleIsMistyped() {
        Article first = anArticle()
                .titled("The funniest things parents wrote this week")
                .saying("A cat")
                .build();
        Article next = anArticle()
                .titled("The funniest thnigs parents wrote this week")
                .saying("Toddlers")
                .on(MONDAY.plus(Duration.ofDays(7)))
                .build();

        assertThat(collapse(List.of(first, next))).hasSize(2);
    }

    @Test
    void theSameTitleWithinDaysOrWithoutASummaryIsOneStory() {
        Article first = column(0, "A cat learns to open the fridge.");
        Article nextDay = column(1, "Toddlers on diets.");
        Article muchLater = column(9, "");

        assertThat(collapse(List.of(first, nextDay, muchLater))).hasSize(1);
    }

    @Test
    void aColumnThatBearsOneMottoEachWeekIsAnotherStoryEachWeek() {
        String motto = "The most profound thoughts that readers sent in last week.";
        Article first = column(0, motto);
        Article nextWeek = anArticle()
                .titled("Dogs protect humans from other humans")
                .saying(motto)
                .on(MONDAY.plus(Duration.ofDays(7)))
                .build();
        Article againWithItsTitle = column(14, motto);

        assertThat(collapse(List.of(first, nextWeek))).hasSize(2);
        assertThat(collapse(List.of(first, againWithItsTitle))).hasSize(1);
    }

    @Test
    void aColumnOfEachDayIsAnotherStoryEachDay() {
        List<Article> letters = Stream.of(
                        "Why does the council close our library while it builds a second car park?",
                        "Your critic has not understood the new opera at all, nor the singers.",
                        "Trains were late again, three mornings in a row, and nobody tells us why.",
                        "I have kept bees for fifty years and never saw so mild an autumn.")
                .map(text -> anArticle()
                        .titled("Letters to the editor today")
                        .saying(text)
                        .on(MONDAY.plus(Duration.ofHours(text.length())))
                        .build())
                .toList();

        assertThat(collapse(letters)).hasSize(4);
    }

    @Test
    void aTitleThatComesBackEveryThirdDayIsNoStoryOfAMonth() {
        List<String> weeks = List.of(
                "snow blankets mountain villages while skiers rejoice",
                "farmers finish an exceptionally late harvest",
                "voters queue outside polling stations before dawn",
                "rivers burst their banks near Passau overnight",
                "one happy goat wins hearts everywhere",
                "ferries collide gently, passengers keep singing");
        List<Article> month = IntStream.range(0, weeks.size())
                .mapToObj(i -> anArticle()
                        .titled("The days in pictures and words")
                        .saying("The best pictures that our readers sent us this time: " + weeks.get(i))
                        .on(MONDAY.plus(Duration.ofDays(3L * i)))
                        .build())
                .toList();

        assertThat(collapse(month)).hasSize(3);
    }

    private static Article column(int day, String summary) {
        return anArticle()
                .titled("The funniest things parents wrote this week")
                .saying(summary)
                .on(MONDAY.plus(Duration.ofDays(day)))
                .build();
    }

    @Test
    void aShortTitleIsNoProof() {
        Article one = anArticle().titled("Weekly notes").build();
        Article other = anArticle().titled("Weekly notes").build();

        assertThat(collapse(List.of(one, other))).hasSize(2);
    }

    @Test
    void aTaglineUnderDifferentTitlesIsNoStory() {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            articles.add(anArticle().about("subject" + i).saying(SUMMARY).build());
        }

        assertThat(collapse(articles)).hasSize(4);
    }

    @Test
    void anotherSourcesWordsForTheSameNewsAreOneStory() {
        Article one = anArticle()
                .from("journal")
                .titled("Postgres 19 brings asynchronous replication slots")
                .saying("The new release of Postgres brings asynchronous replication slots and faster vacuum runs.")
                .build();
        Article other = anArticle()
                .from("herald")
                .titled("Postgres 19 released with asynchronous replication slots")
                .saying(
                        "Postgres 19 is out, and brings asynchronous replication slots and faster vacuum runs to everyone.")
                .on(MONDAY.plus(Duration.ofDays(2)))
                .build();

        assertThat(collapsedAmongOthers(one, other)).contains(new Story(one, List.of(other)));
    }

    @Test
    void sitesThatOneFolderGathersAreSeveralSources() {
        for (String site : List.of("a-journal.example", "the-herald.example")) {
            Article one = anArticle()
                    .from("partners")
                    .at("https://news.a-journal.example/ferry")
                    .titled("Ferry runs aground off Skagen, all passengers safe")
                    .saying(
                            "A ferry with 212 passengers ran aground off Skagen in thick fog on Monday; nobody was hurt.")
                    .build();
            Article other = anArticle()
                    .from("partners")
                    .at("https://www." + site + "/2026/skagen")
                    .titled("Ferry aground near Skagen")
                    .saying(
                            "Nobody was hurt as a ferry ran aground off Skagen in thick fog. Tugs are to free it at high tide.")
                    .build();

            FoundStories found = foundAmongOthers(one, other);

            assertThat(found.stories().contains(new Story(one, List.of(other))))
                    .as(site)
                    .isEqualTo(site.startsWith("the"));
        }
    }

    @Test
    void theSameNewsWeeksLaterIsAnotherStory() {
        Duration weeks = Duration.ofDays(21);

        assertThat(outageToldAgainAfter(weeks)).hasSize(1);
        assertThat(outageToldAgainAfter(weeks.plusSeconds(1))).hasSize(2);
    }

    @Test
    void whatAnotherSourceTellsInItsOwnWordsDaysLaterAnEditorDecides() {
        Duration days = Duration.ofDays(3);
        Duration later = days.plusSeconds(1);

        assertThat(rescueToldAgainAfter(days).stories()).hasSize(OTHERS + 1);
        assertThat(rescueToldAgainAfter(later).stories()).hasSize(OTHERS + 2);
        assertThat(rescueToldAgainAfter(later).suggestions()).hasSize(1);
        assertThat(rescueToldAgainAfter(Duration.ofDays(22)).suggestions()).isEmpty();
    }

    private static FoundStories rescueToldAgainAfter(Duration time) {
        return foundAmongOthers(
                anArticle()
                        .from("journal")
                        .titled("Ferry runs aground off Skagen, all passengers safe")
                        .saying(
                                "A ferry with 212 passengers ran aground off Skagen in thick fog on Monday; nobody was hurt.")
                        .build(),
                anArticle()
                        .from("herald")
                        .titled("Ferry aground near Skagen")
                        .saying(
                                "Nobody was hurt as a ferry ran aground off Skagen in thick fog. Tugs are to free it at high tide.")
                        .on(MONDAY.plus(time))
                        .build());
    }

    /** The stories of one outage that two sources tell of, the other so much later. */
    private static List<Story> outageToldAgainAfter(Duration time) {
        Article one = anArticle()
                .from("journal")
                .titled("Outage in region east again today")
                .saying("x " + SUMMARY)
                .build();
        Article other = anArticle()
                .from("herald")
                .titled("Again an outage in region east")
                .saying("y " + SUMMARY)
                .on(MONDAY.plus(time))
                .build();
        return collapsedAmongOthers(one, other).stream()
                .filter(story -> story.articles().anyMatch(List.of(one, other)::contains))
                .toList();
    }

    @Test
    void aColumnThatComesBackUnderItsTitleIsAnotherStoryEachWeek() {
        List<String> says = List.of(
                "The harbour sings, and three gates open.",
                "Comedy at the mill, then chess until midnight.",
                "Snow is promised: sledges, soup, and brass.");
        List<Article> columns = new ArrayList<>();
        for (int week = 0; week < says.size(); week++) {
            columns.add(anArticle()
                    .from("journal")
                    .titled("Your weekend guide: concerts, markets and walks")
                    .saying(says.get(week))
                    .on(MONDAY.plus(Duration.ofDays(7L * week)))
                    .build());
        }

        assertThat(collapsedAmongOthers(columns.toArray(Article[]::new)))
                .containsAll(columns.stream()
                        .map(column -> new Story(column, List.of()))
                        .toList());
    }

    @Test
    void whatCorrectsItselfAWeekLaterIsTheSameStory() {
        Article one = anArticle().titled("Bridge closes in May").saying(SUMMARY).build();
        Article corrected = anArticle()
                .titled("Correction: bridge closes in June")
                .saying(SUMMARY + " We gave another month before.")
                .on(MONDAY.plus(Duration.ofDays(7)))
                .build();

        assertThat(collapsedAmongOthers(one, corrected)).contains(new Story(one, List.of(corrected)));
    }

    @Test
    void releasesOfDifferentNumbersAreLeftToAnEditor() {
        Article one = anArticle()
                .from("journal")
                .titled("Kubernetes 1.35 drops the in-tree storage driver for Ceph")
                .saying(
                        "The new release of Kubernetes removes the in-tree storage driver; Ceph moves to its own plugin.")
                .build();
        Article other = anArticle()
                .from("herald")
                .titled("Kubernetes 1.36 drops the in-tree storage driver for NFS")
                .saying(
                        "The next release of Kubernetes removes the in-tree storage driver; NFS moves to its own plugin.")
                .build();

        FoundStories found = foundAmongOthers(one, other);

        assertThat(found.stories()).contains(new Story(one, List.of()), new Story(other, List.of()));
        assertThat(found.suggestions())
                .extracting(pair -> Set.of(pair.one(), pair.other()))
                .contains(Set.of(one.id(), other.id()));
    }

    @Test
    void theEarliestLeadsAndOfThoseTheFullest() {
        Article brief = anArticle().titled("One title of five words").saying("").build();
        Article full =
                anArticle().titled("One title of five words").saying(SUMMARY).build();
        Article late = anArticle()
                .titled("One title of five words")
                .saying(SUMMARY + " And more of it.")
                .on(MONDAY.plusSeconds(1))
                .build();

        assertThat(collapse(List.of(late, brief, full))).containsExactly(new Story(full, List.of(brief, late)));
    }

    @Test
    void chainsOfHalfAlikeArticlesDoNotBecomeOneStory() {
        // Three words of four go on from each to the next, and one from the first to the last.
        List<Article> chain = Stream.of(
                        "harbour mast anchor tide",
                        "mast anchor tide regatta",
                        "anchor tide regatta hull",
                        "tide regatta hull crew")
                .map(title -> anArticle()
                        .from(title.substring(0, title.indexOf(' ')))
                        .titled(title)
                        .saying("")
                        .build())
                .toList();

        List<Set<Article>> stories = collapsedAmongOthers(chain.toArray(Article[]::new)).stream()
                .map(story -> story.articles().collect(Collectors.toSet()))
                .toList();

        assertThat(stories)
                .noneMatch(story -> story.containsAll(List.of(chain.getFirst(), chain.getLast())))
                .anyMatch(story -> story.stream().filter(chain::contains).count() > 1);
    }

    @Test
    void theOrderOfTheInputDoesNotMatter() {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            articles.add(anArticle()
                    .titled("Title number " + i % 13 + " of many")
                    .saying("Says thing" + i % 7)
                    .build());
        }
        List<Story> expected = collapse(articles);

        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(articles, new Random(seed));
            assertThat(collapse(articles)).isEqualTo(expected);
        }
    }

    @Test
    void everyArticleIsInExactlyOneStory() {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            articles.add(anArticle()
                    .from("s" + i % 4)
                    .titled("Story " + i % 90 + " about subject" + i % 11)
                    .build());
        }

        assertThat(collapse(articles).stream().flatMap(Story::articles)).containsExactlyInAnyOrderElementsOf(articles);
    }

    @Test
    void tenThousandCopiesAreOneStory() {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            articles.add(anArticle()
                    .titled("The very same title everywhere")
                    .saying(SUMMARY)
                    .build());
        }

        assertThat(collapse(articles)).hasSize(1);
    }

    private static List<Story> collapsedAmongOthers(Article... articles) {
        return foundAmongOthers(articles).stories();
    }

    private static FoundStories foundAmongOthers(Article... articles) {
        List<Article> all = new ArrayList<>(List.of(articles));
        for (int i = 0; i < OTHERS; i++) {
            all.add(anArticle().build());
        }
        return Stories.find(all, List.of(), List.of());
    }

    /** By the texts alone. */
    private static List<Story> collapse(List<Article> articles) {
        return Stories.find(articles, List.of(), List.of()).stories();
    }
}
