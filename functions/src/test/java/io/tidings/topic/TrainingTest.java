package io.tidings.topic;

import static io.tidings.topic.ArticleBuilder.MONDAY;
import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.article.Article;
import io.tidings.article.Articles;
import io.tidings.embedded.TestServices;
import io.tidings.table.Bucket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

final class TrainingTest {

    private static final Beat BEAT = new Beat("weekly");
    private static final List<Topic> TOPICS = List.of(
            new Topic("databases", "Databases", List.of("postgres", "replication"), List.of()),
            new Topic("cloud", "Cloud", List.of("kubernetes", "serverless"), List.of()));

    private final DynamoDbClient dynamo = TestServices.shared().dynamoClient();
    private final S3Client s3 = TestServices.shared().s3Client();
    private final String bucket = TestServices.table("models");
    private final String articlesTable = TestServices.table("articles");
    private final String grouping = TestServices.table("grouping");

    private final Confirmations confirmations = new Confirmations(dynamo, grouping);
    private final Models models = new Models(new Bucket(s3, bucket));
    private Instant now = MONDAY;

    private Training training() {
        s3.createBucket(create -> create.bucket(bucket));
        dynamo.createTable(Articles.table(articlesTable));
        dynamo.createTable(Confirmations.table(grouping));
        return new Training(new Articles(dynamo, articlesTable), confirmations, models, () -> now);
    }

    private Article save(Article article) {
        var _ = new Articles(dynamo, articlesTable).save(article);
        return article;
    }

    @Test
    void aModelIsTrainedOnceAndAgainOnlyWhenThereIsSomethingNew() {
        Training training = training();
        Article article = save(anArticle().about("postgres").on(MONDAY).build());

        NamedModel first = training.refresh(BEAT, TOPICS).orElseThrow();
        assertThat(models.newest(BEAT))
                .hasValueSatisfying(model -> assertThat(model.name()).isEqualTo(first.name()));

        now = MONDAY.plus(Duration.ofHours(3));
        assertThat(training.refresh(BEAT, TOPICS)).isEmpty();

        save(anArticle().about("kubernetes").on(now.minusSeconds(60)).build());
        assertThat(training.refresh(BEAT, TOPICS)).isPresent();
        assertThat(training.refresh(BEAT, TOPICS)).isEmpty();

        now = now.plusSeconds(60);
        confirmations.confirm(BEAT, new Confirmed(article.id(), Optional.of("cloud"), now.minusSeconds(1), "ed"));
        assertThat(training.refresh(BEAT, TOPICS)).isPresent();
        assertThat(training.refresh(BEAT, TOPICS.reversed())).isPresent();
    }

    @Test
    void aWordThatWasWrittenWhileAModelWasTrainedIsLearnedByTheNext() {
        Training training = training();
        Article article = save(anArticle().about("postgres").on(MONDAY).build());
        assertThat(training.refresh(BEAT, TOPICS)).isPresent();
        confirmations.confirm(BEAT, new Confirmed(article.id(), Optional.of("cloud"), now.minusMillis(20), "ed"));

        now = now.plus(Duration.ofMinutes(15));
        assertThat(training.refresh(BEAT, TOPICS)).isPresent();
        assertThat(training.refresh(BEAT, TOPICS)).isEmpty();
    }

    @Test
    void aNewModelTakesThePlaceOfTheOneBefore() {
        Training training = training();
        NamedModel first = training.refresh(BEAT, TOPICS).orElseThrow();
        NamedModel second = training.refresh(BEAT, TOPICS.reversed()).orElseThrow();

        assertThat(second.name()).isNotEqualTo(first.name());
        assertThat(models.newest(BEAT))
                .hasValueSatisfying(model -> assertThat(model.name()).isEqualTo(second.name()));
        assertThat(s3.listObjectsV2(list -> list.bucket(bucket)).contents())
                .extracting(S3Object::key)
                .containsExactly("models/weekly.bin");
    }

    @Test
    void newArticlesWaitForEachOther() {
        Training training = training();
        assertThat(training.refresh(BEAT, TOPICS)).isPresent();

        now = MONDAY.plus(Duration.ofMinutes(20));
        save(anArticle().about("kubernetes").on(now.minusSeconds(60)).build());

        assertThat(training.refresh(BEAT, TOPICS)).isEmpty();
    }

    @Test
    void aModelThatCannotBeReadIsAsIfThereWereNone() {
        Training training = training();
        assertThat(training.refresh(BEAT, TOPICS)).isPresent();

        s3.putObject(put -> put.bucket(bucket).key("models/weekly.bin"), RequestBody.fromString("torn"));

        assertThat(models.newest(BEAT)).isEmpty();
        assertThat(models.newest(new Beat("another"))).isEmpty();
    }

    @Test
    void whatAnOlderVersionTrainedOfTheSameTopicsIsTrainedAnew() {
        Training training = training();
        NamedModel model = training.refresh(BEAT, TOPICS).orElseThrow();
        String olderVersion =
                Models.name(((ModelBytes.VERSION - 1) + TOPICS.toString()).getBytes(StandardCharsets.UTF_8));
        String withoutVersion = Models.name(TOPICS.toString().getBytes(StandardCharsets.UTF_8));

        for (String topics : List.of(olderVersion, withoutVersion)) {
            assertThat(training.refresh(BEAT, TOPICS)).isEmpty();
            confirmations.trained(BEAT, new Trained(now, topics, model.name()));
            assertThat(training.refresh(BEAT, TOPICS)).isPresent();
        }
    }

    @Test
    void whatEditorsSaidIsKeptAndTheLatestWordCounts() {
        training();
        Article one = anArticle().build();
        Article other = anArticle().build();
        confirmations.confirm(BEAT, new Confirmed(one.id(), Optional.of("cloud"), MONDAY, "ed"));
        confirmations.confirm(BEAT, new Confirmed(one.id(), Optional.empty(), MONDAY.plusSeconds(1), "ed"));
        confirmations.decide(BEAT, new StoryDecision(one.id(), other.id(), StoryDecision.Kind.SAME), MONDAY, "ed");
        confirmations.decide(
                BEAT,
                new StoryDecision(other.id(), one.id(), StoryDecision.Kind.DIFFERENT),
                MONDAY.plusSeconds(1),
                "ed");

        assertThat(confirmations.confirmed(BEAT))
                .containsExactly(new Confirmed(one.id(), Optional.empty(), MONDAY.plusSeconds(1), "ed"));
        assertThat(confirmations.decisions(BEAT))
                .containsExactly(new StoryDecision(one.id(), other.id(), StoryDecision.Kind.DIFFERENT));
        assertThat(confirmations.words(BEAT))
                .isEqualTo(new Confirmations.Words(
                        confirmations.confirmed(BEAT),
                        List.of(new KeptDecision(
                                new StoryDecision(one.id(), other.id(), StoryDecision.Kind.DIFFERENT),
                                MONDAY.plusSeconds(1),
                                "ed"))));
        assertThat(confirmations.confirmed(new Beat("another"))).isEmpty();
    }

    @Test
    void aModelReadBackAnswersAsTheOneThatWasKept() {
        training();
        List<Article> pool = new ArrayList<>(TopicModelTest.pool());
        TopicModel trained = TopicModel.train(
                TopicModelTest.TOPICS,
                pool,
                pool.stream()
                        .limit(8)
                        .map(article -> new Confirmation(article, Optional.of("cooking")))
                        .toList());
        assertThat(trained.learned()).isPresent();

        NamedModel kept = models.save(BEAT, trained);
        TopicModel read = models.newest(BEAT).orElseThrow().model();

        assertThat(models.save(BEAT, read).name()).isEqualTo(kept.name());
        assertThat(pool).allSatisfy(article -> assertThat(read.assign(article)).isEqualTo(trained.assign(article)));
    }
}
