package io.tidings.edition;

import static io.tidings.edition.Samples.DAY;
import static io.tidings.edition.Samples.FIRST_HOUR;
import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.article.Article;
import io.tidings.topic.ArticleBuilder;
import io.tidings.topic.NamedModel;
import io.tidings.topic.TopicModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PlacementTest {

    private static final Instant NOW = FIRST_HOUR;
    private static final Instant YESTERDAY = NOW.minus(DAY);
    private static final Window WEEK = new Window(
            NOW.minus(Duration.ofDays(7)),
            NOW,
            NOW.minus(Duration.ofDays(14)),
            NOW.minus(Duration.ofDays(7)),
            Set.of());

    @Test
    void storiesStandInTheSectionOfTheirTopicInTheEditorsOrder() {
        Placement placement =
                place(Samples.weekly(), recent().about("kubernetes"), recent().about("postgres"), recent());

        assertThat(placement.sections())
                .extracting(FrozenSection::slug)
                .containsExactly("databases", "cloud", Edition.IN_BRIEF);
        assertThat(placement.stories()).isEqualTo(3);
        assertThat(placement.leftOut()).isEmpty();
    }

    @Test
    void anEditorsWordOnAnyArticleOfAStoryIsItsTopicWhileThereIsSuchATopic() {
        Article lead =
                recent().titled("A postgres tale that two tell").from("journal").build();
        Article other =
                recent().titled("A postgres tale that two tell").from("herald").build();

        assertThat(saidTo(other, "cloud", List.of(lead, other)).sections())
                .extracting(FrozenSection::slug)
                .containsExactly("cloud");
        assertThat(saidTo(other, "a-topic-that-is-gone", List.of(lead, other)).sections())
                .extracting(FrozenSection::slug)
                .containsExactly("databases");
    }

    private static Placement saidTo(Article article, String topic, List<Article> all) {
        Editorial silent = keywordsOnly(Samples.weekly());
        Editorial said = new Editorial(
                silent.model(), List.of(), Map.of(article.id(), Optional.of(topic)), Map.of(), Carried.NOTHING);
        return place(Samples.weekly(), WEEK, said, all);
    }

    @Test
    void theNewerOfEqualStoriesComesFirst() {
        Placement placement = place(
                Samples.weekly(),
                anArticle().about("postgres").on(NOW.minus(Duration.ofDays(5))).at("https://e.com/old"),
                anArticle().about("postgres").on(NOW.minus(Duration.ofDays(1))).at("https://e.com/new"));

        FrozenSection section = placement.sections().getFirst();
        assertThat(section.stories())
                .extracting(story -> story.lead().url())
                .containsExactly("https://e.com/new", "https://e.com/old");
        assertThat(section.stories()).extracting(story -> story.why().rank()).containsExactly(1, 2);
        assertThat(section.stories().getFirst().why().evidence()).containsExactly("postgres");
        assertThat(section.stories().getFirst().why().recency()).isGreaterThan(0.9);
    }

    @Test
    void aStoryOfSeveralSourcesOutranksOneOfTheSameAge() {
        Placement placement = place(
                Samples.weekly(),
                recent().titled("Lonely postgres tale number one").at("https://e.com/lonely"),
                recent().titled("A postgres tale that two tell").from("journal").at("https://e.com/a"),
                recent().titled("A postgres tale that two tell").from("herald").at("https://e.com/b"));

        FrozenStory first = placement.sections().getFirst().stories().getFirst();
        assertThat(first.alsoCoveredBy()).hasSize(1);
        assertThat(first.why().size()).isGreaterThan(1.3);
    }

    @Test
    void capsOverflowWithAReason() {
        List<ArticleBuilder> articles = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            articles.add(recent().about("postgres").from("journal"));
            articles.add(recent().about("postgres").from("herald"));
            articles.add(recent());
        }

        Placement placement = place(Samples.capped(3, 2, 1), articles.toArray(ArticleBuilder[]::new));

        assertThat(placement.stories()).isEqualTo(4);
        assertThat(placement.leftOut())
                .extracting(LeftOut::reason)
                .contains(LeftOut.Reason.SECTION_FULL, LeftOut.Reason.SOURCE_FULL, LeftOut.Reason.IN_BRIEF_FULL)
                .hasSize(8);
        assertThat(placement.leftOut()).allMatch(left -> left.detail().startsWith("Ranked "));
    }

    @Test
    void withdrawnOldAndKnownArticlesStayOut() {
        Article known = recent().build();
        Window window = new Window(
                WEEK.from(),
                NOW,
                WEEK.publishedAfter(),
                WEEK.readFrom(),
                Set.of(known.id().value()));
        Article withdrawn = recent().withdrawn().build();
        Article old = recent().published(NOW.minus(Duration.ofDays(14))).build();
        Article late = recent().seen(NOW.plusNanos(1)).build();

        Placement placement = place(Samples.weekly(), window, List.of(known, withdrawn, old, late));

        assertThat(placement.sections()).isEmpty();
        assertThat(placement.leftOut())
                .extracting(LeftOut::article, LeftOut::reason)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(withdrawn.id().value(), LeftOut.Reason.WITHDRAWN),
                        org.assertj.core.groups.Tuple.tuple(old.id().value(), LeftOut.Reason.TOO_OLD));
    }

    @Test
    void everyArticleIsPlacedOrLeftOutExactlyOnceInWhateverOrderTheyCome() {
        List<Article> articles = hundreds();
        Placement expected = place(Samples.capped(4, 2, 5), WEEK, articles);

        assertThat(ids(expected)).doesNotHaveDuplicates().hasSize(articles.size());
        assertThat(new HashSet<>(ids(expected)))
                .isEqualTo(new HashSet<>(
                        articles.stream().map(article -> article.id().value()).toList()));
        for (int seed = 0; seed < 3; seed++) {
            Collections.shuffle(articles, new Random(seed));
            assertThat(place(Samples.capped(4, 2, 5), WEEK, articles)).isEqualTo(expected);
        }
        assertThat(ids(expected.quiet())).hasSize(articles.size());
        assertThat(expected.quiet().sections()).isEmpty();
    }

    private static List<Article> hundreds() {
        Random random = new Random(7);
        List<String> words = List.of("postgres", "kubernetes", "index", "mysql", "serverless", "gardening", "trains");
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ArticleBuilder article = anArticle()
                    .about(words.get(random.nextInt(words.size())))
                    .from("source-" + random.nextInt(5))
                    .on(NOW.minus(Duration.ofHours(random.nextInt(167))));
            articles.add(random.nextInt(20) == 0 ? article.withdrawn().build() : article.build());
        }
        return articles;
    }

    private static List<String> ids(Placement placement) {
        return Stream.concat(
                        placement.leftOut().stream().map(LeftOut::article),
                        placement.sections().stream()
                                .flatMap(FrozenSection::articles)
                                .map(FrozenArticle::id))
                .toList();
    }

    private static ArticleBuilder recent() {
        return anArticle().on(YESTERDAY);
    }

    private static Placement place(Newsletter newsletter, ArticleBuilder... articles) {
        return place(
                newsletter, WEEK, Stream.of(articles).map(ArticleBuilder::build).toList());
    }

    private static Placement place(Newsletter newsletter, Window window, List<Article> articles) {
        return place(newsletter, window, keywordsOnly(newsletter), articles);
    }

    private static Placement place(Newsletter newsletter, Window window, Editorial editorial, List<Article> articles) {
        return Placement.of(newsletter, window, editorial, articles);
    }

    private static Editorial keywordsOnly(Newsletter newsletter) {
        return Editorial.by(new NamedModel("keywords", TopicModel.ofKeywords(newsletter.topics())));
    }
}
