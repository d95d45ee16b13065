package io.tidings.edition;

import static io.tidings.edition.Samples.FIRST_HOUR;
import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.article.Article;
import io.tidings.article.DateOrigin;
import io.tidings.topic.ArticleBuilder;
import io.tidings.topic.NamedModel;
import io.tidings.topic.Topic;
import io.tidings.topic.TopicModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Input that nobody meant: a stated outcome each, and never an exception that stops the edition. */
final class BadInputTest {

    private static final Instant YESTERDAY = FIRST_HOUR.minus(Duration.ofDays(1));
    private static final Newsletter WEEKLY = Samples.weekly();

    private final Desk desk = new Desk();

    @Test
    void tenThousandCopiesOfOneArticleAreOneStoryAndHoldTheEdition() {
        List<Article> copies = IntStream.range(0, 10_000)
                .mapToObj(copy -> anArticle()
                        .titled("Postgres and the copier")
                        .saying("The copier in the corner of the office has learned to press its own button.")
                        .from("source-" + copy % 4)
                        .on(YESTERDAY.plusSeconds(copy))
                        .build())
                .toList();

        Placement placement = place(WEEKLY, copies);

        assertThat(placement.stories()).isEqualTo(1);
        assertThat(placement.sections().getFirst().stories().getFirst().alsoCoveredBy())
                .hasSize(3);
        assertThat(placement.leftOut()).hasSize(9_996).allMatch(left -> left.reason() == LeftOut.Reason.SAME_ARTICLE);
        WeekIntake intake =
                WeekIntake.of(7, copies, FIRST_HOUR.minus(Duration.ofDays(7)), Instant.EPOCH, 0, Carried.NOTHING);
        assertThat(Gate.judge(WEEKLY, FIRST_HOUR, 5, intake, List.of()).reasons())
                .singleElement()
                .asString()
                .startsWith("9999 of 10000 items: duplicates, also of earlier weeks (100 %)");
    }

    @Test
    void anArticleOfFiveMegabytesIsAnArticle() {
        String long5 = "postgres ".repeat(5 * 1024 * 1024 / 9);

        Placement placement = place(
                WEEKLY,
                List.of(
                        anArticle().titled(long5).saying(long5).on(YESTERDAY).build(),
                        anArticle().about("postgres").on(YESTERDAY).build()));

        assertThat(placement.stories()).isEqualTo(2);
    }

    @Test
    void articlesOfOneMomentHaveOneOrder() {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            articles.add(anArticle().about("postgres").on(YESTERDAY).build());
        }

        Placement placement = place(WEEKLY, articles);

        assertThat(place(WEEKLY, articles.reversed())).isEqualTo(placement);
        assertThat(placement.stories()).isEqualTo(3);
    }

    @Test
    void articlesWithoutTextGoInBrief() {
        desk.comeIn(YESTERDAY, anArticle().titled("example.com/a").saying(""), wordless("…"), wordless("— —"));
        desk.comeIn(YESTERDAY, 3);

        FrozenEdition edition = compose();

        assertThat(edition.sections().getLast().slug()).isEqualTo(Edition.IN_BRIEF);
        assertThat(edition.sections().getLast().stories()).hasSize(3);
    }

    @Test
    void mixedScriptsAndControlCharactersAreArticles() {
        desk.comeIn(
                YESTERDAY,
                anArticle()
                        .titled("postgres \u0000\u0007\u202e reversed \ud800 half")
                        .saying("\u0001\u0002"),
                anArticle().titled("データベース postgres قاعدة البيانات").saying("数据库 🐘🐘🐘 קוד"),
                anArticle().titled("Ｐｏｓｔｇｒｅｓ full width").saying("{{subject}} ${x} <script>alert(1)</script>"));

        FrozenEdition edition = compose();

        assertThat(edition.state()).isEqualTo(EditionState.APPROVED);
        assertThat(edition.stories()).isEqualTo(3);
        assertThat(Assembled.archive(edition.printed(), "en", "https://example.com/a")
                        .html())
                .doesNotContain("<script>", "\u0007");
    }

    @Test
    void aTopicThatMatchesEverythingTakesEverythingAndNoTopicMatchesNothing() {
        List<Article> articles = IntStream.range(0, 30)
                .mapToObj(i -> anArticle().about("the and of").on(YESTERDAY).build())
                .toList();
        TopicModel greedy = TopicModel.ofKeywords(
                List.of(new Topic("databases", "Databases", List.of("the", "and", "of", "on"), List.of())));

        assertThat(place(WEEKLY, greedy, articles).stories()).isEqualTo(3);
        assertThat(place(WEEKLY, TopicModel.ofKeywords(List.of()), articles).sections())
                .singleElement()
                .extracting(FrozenSection::slug)
                .isEqualTo(Edition.IN_BRIEF);
    }

    @Test
    void aWeekFromTheFutureIsHeld() {
        for (int week = 0; week < 4; week++) {
            Instant hour = WEEKLY.schedule()
                    .period(java.time.LocalDate.of(2026, 3, 2).plusWeeks(week))
                    .hour();
            desk.comeIn(hour.minus(Duration.ofDays(1)), 20);
            if (week == 3) {
                desk.comeIn(hour.minus(Duration.ofDays(1)), future(), future(), future());
            }
            desk.at(hour);
            Edition edition = desk.tick(WEEKLY).orElseThrow();
            assertThat(edition.state()).isEqualTo(week == 3 ? EditionState.HELD : EditionState.APPROVED);
        }
    }

    private static ArticleBuilder future() {
        return anArticle().about("postgres").dated(DateOrigin.FUTURE);
    }

    private static ArticleBuilder wordless(String title) {
        return anArticle().titled(title).saying("");
    }

    private FrozenEdition compose() {
        return desk.editions.frozen(desk.tick(WEEKLY).orElseThrow().id());
    }

    private static Placement place(Newsletter newsletter, List<Article> articles) {
        return place(newsletter, TopicModel.ofKeywords(newsletter.topics()), articles);
    }

    private static Placement place(Newsletter newsletter, TopicModel model, List<Article> articles) {
        Window week = new Window(
                FIRST_HOUR.minus(Duration.ofDays(7)),
                FIRST_HOUR,
                FIRST_HOUR.minus(Duration.ofDays(14)),
                FIRST_HOUR.minus(Duration.ofDays(7)),
                Set.of());
        return Placement.of(newsletter, week, Editorial.by(new NamedModel("keywords", model)), articles);
    }
}
