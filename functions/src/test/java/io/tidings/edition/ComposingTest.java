package io.tidings.edition;

import static io.tidings.edition.Samples.DAY;
import static io.tidings.edition.Samples.FIRST_HOUR;
import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.article.Article;
import io.tidings.topic.ArticleBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Object;

final class ComposingTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Newsletter WEEKLY = Samples.weekly();

    private final Desk desk = new Desk();

    @Test
    void nothingIsDueLongAfterTheHour() {
        desk.at(FIRST_HOUR.minusSeconds(1));

        assertThat(desk.composing.due(WEEKLY)).isEmpty();
    }

    @Test
    void aWeekIsComposedOnceAtItsHour() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 4);

        Edition edition = desk.tick(WEEKLY).orElseThrow();

        assertThat(edition.id()).isEqualTo(id("2026-03-02"));
        assertThat(edition.state()).isEqualTo(EditionState.APPROVED);
        assertThat(edition.sendAfter()).contains(FIRST_HOUR.plus(HOUR));
        assertThat(edition.stories()).isEqualTo(3);
        assertThat(edition.sections()).containsExactly("databases");
        assertThat(edition.intake().articles()).isEqualTo(4);
        assertThat(edition.cutOffFrom()).isEqualTo(FIRST_HOUR.minus(WEEK));
        assertThat(desk.editions.find(edition.id())).contains(edition);
        assertThat(desk.tick(WEEKLY)).isEmpty();
    }

    @Test
    void composingAgainGivesTheSameEditionWhateverHasHappenedSince() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 4);
        ComposeRequest request = desk.composing.due(WEEKLY).orElseThrow();
        Edition first = desk.composing.compose(WEEKLY, request);
        byte[] bytes = FrozenJson.write(desk.editions.frozen(first.id()));
        long renders = desk.templates.renders();

        desk.comeIn(desk.now(), 3);
        desk.pass(DAY);

        assertThat(desk.composing.compose(WEEKLY, request)).isEqualTo(first);
        assertThat(FrozenJson.write(desk.editions.frozen(first.id()))).isEqualTo(bytes);
        assertThat(desk.templates.renders()).isEqualTo(renders);
    }

    @Test
    void aMissedTickIsCaughtUpButNotForEver() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 4);
        desk.at(FIRST_HOUR.plus(Duration.ofHours(24)).plusSeconds(1));
        assertThat(desk.composing.due(WEEKLY)).isEmpty();

        desk.at(FIRST_HOUR.plus(Duration.ofHours(24)));
        assertThat(desk.tick(WEEKLY)).map(Edition::id).contains(id("2026-03-02"));
    }

    @Test
    void whatIsComposedAheadIsNotLateBeforeItsHour() {
        desk.comeIn(FIRST_HOUR.minus(DAY.multipliedBy(2)), 4);
        desk.at(FIRST_HOUR.minus(Duration.ofHours(20)));
        assertThat(desk.tick(WEEKLY)).isEmpty();

        Newsletter ahead = Samples.ahead(WEEKLY.schedule(), Duration.ofDays(2));

        Edition edition = desk.tick(ahead).orElseThrow();
        assertThat(edition.id()).isEqualTo(id("2026-03-02"));
        assertThat(edition.sendAfter()).contains(FIRST_HOUR);
        assertThat(desk.tick(ahead)).isEmpty();
    }

    @Test
    void whoComposesFurtherAheadSkipsNoDay() {
        Schedule daily = Schedule.daily(WEEKLY.schedule().time(), Samples.BERLIN);
        desk.comeIn(FIRST_HOUR.minus(HOUR), 4);
        var _ = desk.tick(Samples.scheduled(daily)).orElseThrow();
        desk.comeIn(FIRST_HOUR.plus(HOUR), 4);
        desk.pass(Duration.ofHours(3));

        Newsletter ahead = Samples.ahead(daily, Duration.ofDays(2));

        assertThat(desk.composing.allDue(ahead))
                .extracting(due -> due.period().date())
                .hasToString("[2026-03-03, 2026-03-04]");
        assertThat(desk.tick(ahead)).map(Edition::id).contains(id("2026-03-03"));
        assertThat(desk.tick(ahead)).map(Edition::id).contains(id("2026-03-04"));
        assertThat(desk.tick(ahead)).isEmpty();
    }

    @Test
    void articlesOfTheNextWeekGoIntoTheNextEditionAndNoneTwice() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 4);
        FrozenEdition first = compose();
        desk.comeIn(FIRST_HOUR.plus(DAY), 5);
        desk.at(FIRST_HOUR.plus(WEEK));

        FrozenEdition second = compose();

        assertThat(articles(second)).hasSize(5).doesNotContainAnyElementsOf(articles(first));
        assertThat(second.cutOffFrom()).isEqualTo(first.cutOff());
    }

    @Test
    void theCutOffBelongsToTheEarlierEditionAndTheNextMomentToTheLater() {
        Article last = anArticle().about("postgres").on(FIRST_HOUR).build();
        Article next = anArticle()
                .about("postgres")
                .on(FIRST_HOUR.plusNanos(1_000_000))
                .build();
        desk.articles.save(last);
        desk.comeIn(FIRST_HOUR.minus(DAY), 3);
        FrozenEdition first = compose();
        desk.articles.save(next);
        desk.comeIn(FIRST_HOUR.plus(DAY), 3);
        desk.at(FIRST_HOUR.plus(WEEK));

        FrozenEdition second = compose();

        assertThat(articles(first))
                .contains(last.id().value())
                .doesNotContain(next.id().value());
        assertThat(articles(second))
                .contains(next.id().value())
                .doesNotContain(last.id().value());
    }

    @Test
    void anArticleThatBecameVisibleLateGoesIntoTheNextEdition() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 3);
        compose();
        Article late = anArticle()
                .about("postgres")
                .on(FIRST_HOUR.minus(Duration.ofMinutes(5)))
                .build();
        desk.articles.save(late);
        desk.comeIn(FIRST_HOUR.plus(DAY), 3);
        desk.at(FIRST_HOUR.plus(WEEK));

        assertThat(articles(compose())).hasSize(4).contains(late.id().value());
    }

    @Test
    void anArticleDatedBeforeTheCutOffAndSeenAfterGoesIntoTheNextEdition() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 3);
        compose();
        Article late = anArticle()
                .about("postgres")
                .published(FIRST_HOUR.minus(DAY))
                .seen(FIRST_HOUR.plus(DAY))
                .build();
        desk.articles.save(late);
        desk.comeIn(FIRST_HOUR.plus(DAY), 3);
        desk.at(FIRST_HOUR.plus(WEEK));

        assertThat(articles(compose())).contains(late.id().value());
    }

    @Test
    void aCorrectionBeforeComposingCountsAndOneAfterwardsChangesNothing() {
        ArticleBuilder article = anArticle().at("https://journal.example.com/a").on(FIRST_HOUR.minus(DAY));
        desk.articles.save(article.titled("Postgres 19 is wrng").build());
        desk.articles.save(article.titled("Postgres 19 is right").build());
        desk.comeIn(FIRST_HOUR.minus(DAY), 3);
        FrozenEdition edition = compose();
        desk.articles.save(article.titled("Postgres 19 is late").build());
        desk.comeIn(FIRST_HOUR.plus(DAY), 3);

        assertThat(titles(desk.editions.frozen(edition.id()))).contains("Postgres 19 is right");
        desk.at(FIRST_HOUR.plus(WEEK));
        assertThat(titles(compose())).doesNotContain("Postgres 19 is late").hasSize(3);
    }

    @Test
    void aWithdrawnArticleStaysOut() {
        ArticleBuilder article = anArticle().about("postgres").on(FIRST_HOUR.minus(DAY));
        desk.articles.save(article.build());
        desk.articles.save(article.withdrawn().build());
        desk.comeIn(FIRST_HOUR.minus(DAY), 3);

        FrozenEdition edition = compose();

        assertThat(edition.leftOut()).singleElement().satisfies(left -> {
            assertThat(left.article()).isEqualTo(article.build().id().value());
            assertThat(left.reason()).isEqualTo(LeftOut.Reason.WITHDRAWN);
        });
        assertThat(edition.gate().intake().articles()).isEqualTo(3);
    }

    @Test
    void whatItsSourceBringsBackComesWithTheNext() {
        ArticleBuilder article =
                anArticle().about("postgres").titled("Postgres is back").on(FIRST_HOUR.minus(DAY));
        desk.articles.save(article.withdrawn().build());
        desk.comeIn(FIRST_HOUR.minus(DAY), 3);
        assertThat(compose().leftOut()).hasSize(1);

        desk.pass(DAY);
        Article back = article.on(desk.now()).build();
        Window next = Window.of(
                WEEKLY,
                desk.now().plus(DAY),
                desk.editions.recent(WEEKLY.id(), 10),
                Optional.empty(),
                desk.editions::frozen);

        assertThat(next.has(back)).isTrue();
    }

    @Test
    void aFirstEditionReachesBackOnePeriod() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 3);
        Article old = anArticle()
                .about("postgres")
                .published(FIRST_HOUR.minus(WEEK))
                .seen(FIRST_HOUR.minus(DAY))
                .build();
        desk.articles.save(old);

        FrozenEdition edition = compose();

        assertThat(edition.leftOut())
                .extracting(LeftOut::article, LeftOut::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(old.id().value(), LeftOut.Reason.TOO_OLD));
    }

    @Test
    void aQuietWeekSendsNothingAndKeepsItsArticlesForTheNext() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 2);
        Edition quiet = desk.tick(WEEKLY).orElseThrow();

        assertThat(quiet.state()).isEqualTo(EditionState.QUIET);
        assertThat(quiet.reasons()).containsExactly("A quiet week: 2 stories, and the newsletter wants at least 3.");
        assertThat(desk.templates.renders()).isZero();
        assertThat(desk.editions.frozen(quiet.id()).leftOut())
                .hasSize(2)
                .allMatch(left -> left.reason() == LeftOut.Reason.QUIET);

        desk.comeIn(FIRST_HOUR.plus(DAY), 1);
        desk.at(FIRST_HOUR.plus(WEEK));
        FrozenEdition next = compose();
        assertThat(articles(next)).hasSize(3);
        assertThat(next.gate().intake().articles()).isEqualTo(1);
    }

    @Test
    void aCancelledEditionThatNobodyGotGivesItsArticlesBack() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 3);
        FrozenEdition cancelled = compose();
        desk.editions.move(
                cancelled.id(), Set.of(EditionState.APPROVED), EditionState.CANCELLED, new Act("ida", desk.now(), ""));
        desk.pass(HOUR);

        FrozenEdition again = desk.editions.frozen(desk.ask(WEEKLY, "again").id());

        assertThat(articles(again)).isEqualTo(articles(cancelled));
    }

    @Test
    void anEditionThatIsCancelledAfterALaterOneWasComposedGivesItsArticlesBackToo() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 3);
        FrozenEdition first = compose();
        desk.comeIn(FIRST_HOUR.plus(DAY), 4);
        desk.at(FIRST_HOUR.plus(WEEK));
        FrozenEdition second = compose();
        desk.editions.move(
                first.id(), Set.of(EditionState.APPROVED), EditionState.CANCELLED, new Act("ida", desk.now(), ""));
        desk.comeIn(desk.now().plus(DAY), 3);
        desk.pass(DAY.multipliedBy(3));

        FrozenEdition third = desk.editions.frozen(desk.ask(WEEKLY, "instead"));

        assertThat(articles(third))
                .containsAll(articles(first))
                .doesNotContainAnyElementsOf(articles(second))
                .hasSize(6);
        desk.comeIn(desk.now().plus(DAY), 3);
        desk.at(FIRST_HOUR.plus(WEEK.multipliedBy(2)));
        assertThat(articles(compose())).hasSize(3).doesNotContainAnyElementsOf(articles(third));
    }

    @Test
    void twelveWeeksWithASilentAndAFloodedOne() {
        int[] intakes = {4, 5, 4, 6, 5, 1, 4, 20, 5, 4, 6, 5};
        for (int week = 0; week < intakes.length; week++) {
            Instant hour = WEEKLY.schedule()
                    .period(java.time.LocalDate.of(2026, 3, 2).plusWeeks(week))
                    .hour();
            desk.comeIn(hour.minus(DAY), intakes[week]);
            desk.at(hour.plusSeconds(90));

            Edition edition = desk.tick(WEEKLY).orElseThrow();

            EditionState expected =
                    switch (week) {
                        case 5 -> EditionState.QUIET;
                        case 7 -> EditionState.HELD;
                        default -> EditionState.APPROVED;
                    };
            assertThat(edition.state())
                    .as("week %d: %s", week, edition.reasons())
                    .isEqualTo(expected);
            assertThat(edition.intake().articles()).isEqualTo(intakes[week]);
        }

        List<Edition> all = desk.editions.recent(WEEKLY.id(), 20);
        assertThat(all).hasSize(12);
        List<String> told = all.stream()
                .filter(edition -> edition.state() != EditionState.QUIET)
                .flatMap(edition -> articles(desk.editions.frozen(edition.id())).stream())
                .toList();
        assertThat(told).doesNotHaveDuplicates().hasSize(69);
    }

    @Test
    void theSameRequestKeyGivesTheSameEditionAlsoNextWeek() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 3);
        desk.at(FIRST_HOUR.minus(HOUR));
        Edition asked = desk.ask(WEEKLY, "key-1");
        desk.comeIn(FIRST_HOUR, 3);
        desk.pass(Duration.ofHours(2));

        assertThat(desk.ask(WEEKLY, "key-1")).isEqualTo(asked);
        assertThat(asked.id().value()).startsWith("weekly-2026-02-23-r-");
        assertThat(asked.changes()).extracting(Change::by).containsExactly("ida");
        assertThat(desk.ask(WEEKLY, "key-2").id()).isNotEqualTo(asked.id());
    }

    @Test
    void aCrashBetweenFreezingAndRecordingIsHealed() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 3);
        Desk crashed = new Desk();
        crashed.comeIn(FIRST_HOUR.minus(DAY), 3);
        FrozenEdition frozen =
                crashed.editions.frozen(crashed.tick(WEEKLY).orElseThrow().id());
        desk.editions.freeze(frozen);
        desk.pass(HOUR);

        Edition edition = desk.tick(WEEKLY).orElseThrow();

        assertThat(edition.cutOff()).isEqualTo(FIRST_HOUR);
        assertThat(desk.editions.frozen(edition.id())).isEqualTo(frozen);
    }

    @Test
    void eightComposersAtATimeMakeOneEdition() throws Exception {
        desk.comeIn(FIRST_HOUR.minus(DAY), 5);
        ComposeRequest request = desk.composing.due(WEEKLY).orElseThrow();
        Callable<Edition> compose = () -> {
            desk.pass(Duration.ofSeconds(1));
            return desk.composing.compose(WEEKLY, request);
        };

        Set<Edition> editions = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Edition> edition : threads.invokeAll(Collections.nCopies(8, compose))) {
                editions.add(edition.get());
            }
        }

        assertThat(editions).hasSize(1);
        assertThat(desk.editions.recent(WEEKLY.id(), 10)).hasSize(1);
        assertThat(desk.s3.listObjectsV2(list -> list.bucket(desk.bucket)).contents())
                .extracting(S3Object::key)
                .containsExactly("editions/weekly/weekly-2026-03-02.json");
        assertThat(desk.editions.frozen(id("2026-03-02")).cutOff())
                .isEqualTo(editions.iterator().next().cutOff());
    }

    @Test
    void anEditorsApprovalIsWaitedFor() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 3);

        Edition edition = desk.tick(Samples.approvedByEditor()).orElseThrow();

        assertThat(edition.state()).isEqualTo(EditionState.READY);
        assertThat(edition.sendAfter()).isEmpty();
    }

    @Test
    void everyFragmentIsRenderedOnceForEachLocale() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 3);
        desk.comeIn(FIRST_HOUR.minus(DAY), anArticle().about("kubernetes"), anArticle());

        FrozenEdition edition = compose();

        // head, two topics, "in brief", foot; English and German
        assertThat(desk.templates.renders()).isEqualTo(5 * 2);
        assertThat(edition.sectionSlugs()).containsExactly("databases", "cloud", Edition.IN_BRIEF);
        assertThat(edition.mails()).containsOnlyKeys("en", "de");
    }

    @Test
    void theSameArticlesAtTheSameTimeGiveTheSameBytes() {
        Desk other = new Desk();
        for (int i = 0; i < 12; i++) {
            ArticleBuilder article = anArticle().about(i % 2 == 0 ? "postgres" : "kubernetes");
            desk.comeIn(FIRST_HOUR.minus(DAY), article);
            other.comeIn(FIRST_HOUR.minus(DAY), article);
        }

        FrozenEdition one = compose();
        FrozenEdition same =
                other.editions.frozen(other.tick(WEEKLY).orElseThrow().id());

        assertThat(FrozenJson.write(one)).isEqualTo(FrozenJson.write(same));
        assertThat(EditionReport.of(one).json())
                .isEqualTo(EditionReport.of(same).json());
    }

    private FrozenEdition compose() {
        return desk.editions.frozen(desk.tick(WEEKLY).orElseThrow().id());
    }

    private static EditionId id(String date) {
        return new EditionId("weekly-" + date);
    }

    private static Set<String> articles(FrozenEdition edition) {
        Set<String> ids = new HashSet<>();
        edition.leftOut().forEach(left -> ids.add(left.article()));
        stories(edition).forEach(story -> {
            ids.add(story.lead().id());
            story.alsoCoveredBy().forEach(article -> ids.add(article.id()));
        });
        return ids;
    }

    private static List<String> titles(FrozenEdition edition) {
        return Stream.concat(
                        stories(edition).map(story -> story.lead().title()),
                        edition.leftOut().stream().map(LeftOut::title))
                .toList();
    }

    private static Stream<FrozenStory> stories(FrozenEdition edition) {
        return edition.sections().stream().flatMap(section -> section.stories().stream());
    }
}
