package io.tidings.edition;

import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.article.Article;
import io.tidings.topic.ArticleBuilder;
import io.tidings.topic.Beat;
import io.tidings.topic.Confirmed;
import io.tidings.topic.Topic;
import io.tidings.topic.TopicAdvice;
import io.tidings.topic.TopicAdvice.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TopicTrialTest {

    private final Desk desk = new Desk();
    private final Newsletter newsletter = Samples.weekly();
    private final Instant now = desk.now();

    @Test
    void theArticlesOfTheLastWeeksAreCountedByWhatTheirTopicsTook() {
        desk.comeIn(now.minus(Duration.ofDays(2)), 3);
        desk.comeIn(now.minus(Duration.ofDays(20)), anArticle().about("kubernetes"), anArticle());
        desk.comeIn(now.minus(TopicTrial.BACK).minus(Duration.ofHours(1)), 5);

        TopicTrial.Now looked = desk.trial.weeks().now(newsletter);

        assertThat(looked.articles()).isEqualTo(5);
        assertThat(looked.since()).contains(now.minus(Duration.ofDays(20)));
        assertThat(looked.look().took()).containsEntry("databases", 3).containsEntry("cloud", 1);
        assertThat(looked.look().took("nothing")).isZero();
    }

    @Test
    void changedTopicsAreComparedWithThoseThereAre() {
        desk.comeIn(now.minus(Duration.ofDays(1)), 2);
        Article moves = come("kubernetes");
        Article appears = come("zebras");
        Article confirmed = come("kubernetes");
        desk.confirmations.confirm(
                new Beat(newsletter.id().value()), new Confirmed(confirmed.id(), Optional.of("cloud"), now, "ida"));

        TopicTrial.Trial trial = desk.trial.weeks().of(newsletter, changed());

        assertThat(trial.articles()).isEqualTo(5);
        assertThat(trial.shifts().moved()).singleElement().satisfies(one -> {
            assertThat(one.article()).isEqualTo(moves.id().value());
            assertThat(one.url()).isEqualTo(moves.url().toString());
            assertThat(one.from() + " " + one.to()).isEqualTo("cloud zoo");
        });
        assertThat(trial.shifts().appeared())
                .extracting(Shifts.Single::article)
                .containsExactly(appears.id().value());
        assertThat(trial.shifts().disappeared())
                .extracting(Shifts.Single::section)
                .containsExactly("databases", "databases");
        assertThat(trial.then().took())
                .containsEntry("zoo", 2)
                .containsEntry("cloud", 1)
                .doesNotContainKey("databases");
        assertThat(trial.then().advice())
                .extracting(TopicAdvice::topic, TopicAdvice::kind)
                .contains(tuple("zoo", Kind.FEW_KEYWORDS));
    }

    @Test
    void ofManyArticlesTheLatestAreEnough() {
        for (int i = 0; i < TopicTrial.MOST + 20; i++) {
            desk.comeIn(
                    now.minus(Duration.ofMinutes(i)),
                    anArticle().about(i < TopicTrial.MOST ? "postgres" : "kubernetes"));
        }

        TopicTrial.Trial trial = desk.trial.weeks().of(newsletter, newsletter.topics());

        assertThat(trial.articles()).isEqualTo(TopicTrial.MOST);
        assertThat(trial.since()).contains(now.minus(Duration.ofMinutes(TopicTrial.MOST - 1)));
        assertThat(trial.shifts().isEmpty()).isTrue();
    }

    private Article come(String about) {
        ArticleBuilder article = anArticle().about(about).on(now.minus(Duration.ofDays(1)));
        desk.articles.save(article.build());
        return article.build();
    }

    /** With another topic in the place of that of databases, which takes what cloud had, too. */
    private List<Topic> changed() {
        return List.of(
                new Topic("zoo", "Zoo", List.of("zebra", "kubernetes"), List.of()),
                new Topic("cloud", "Cloud", List.of("serverless"), List.of()));
    }
}
