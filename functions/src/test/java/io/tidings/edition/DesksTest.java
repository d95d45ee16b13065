package io.tidings.edition;

import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.article.Article;
import io.tidings.embedded.EmbeddedServices;
import io.tidings.embedded.TestServices;
import io.tidings.table.Bucket;
import io.tidings.topic.Beat;
import io.tidings.topic.Confirmation;
import io.tidings.topic.Confirmations;
import io.tidings.topic.Confirmed;
import io.tidings.topic.Models;
import io.tidings.topic.TopicModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DesksTest {

    private final EmbeddedServices services = TestServices.shared();

    @Test
    void aModelTrainedInPlaceLearnsFromWhatWasConfirmed() {
        String bucket = TestServices.bucket("desks");
        String grouping = TestServices.table("grouping");
        services.dynamoClient().createTable(Confirmations.table(grouping));
        Confirmations confirmations = new Confirmations(services.dynamoClient(), grouping);
        String editions = TestServices.table("editions");
        services.dynamoClient().createTable(Editions.table(editions));
        Picks picks = new Picks(services.dynamoClient(), editions);
        Newsletter newsletter = Samples.weekly();
        List<Article> pool = IntStream.range(0, 80)
                .mapToObj(i -> anArticle()
                        .titled((i % 2 == 0 ? "postgres replicas " : "kubernetes clusters ") + "number" + i)
                        .saying("word" + i % 7)
                        .build())
                .toList();
        confirmations.confirm(
                new Beat(newsletter.id().value()),
                new Confirmed(pool.getFirst().id(), Optional.of("cloud"), Samples.FIRST_HOUR, "ida"));

        Desks desks = new Desks(new Models(new Bucket(services.s3Client(), bucket)), confirmations, picks);
        TopicModel model = desks.of(newsletter, pool, Carried.NOTHING).model().model();

        assertThat(model.bytes())
                .isEqualTo(TopicModel.train(
                                newsletter.topics(),
                                pool,
                                List.of(new Confirmation(pool.getFirst(), Optional.of("cloud"))))
                        .bytes())
                .isNotEqualTo(
                        TopicModel.train(newsletter.topics(), pool, List.of()).bytes());
    }
}
