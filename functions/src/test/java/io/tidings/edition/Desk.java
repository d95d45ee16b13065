package io.tidings.edition;

import io.tidings.article.Articles;
import io.tidings.article.IntakeLog;
import io.tidings.embedded.EmbeddedServices;
import io.tidings.embedded.TestServices;
import io.tidings.render.Templates;
import io.tidings.table.Bucket;
import io.tidings.topic.ArticleBuilder;
import io.tidings.topic.Confirmations;
import io.tidings.topic.Models;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** Tables, a bucket and a clock of its own for one test that composes. */
final class Desk {

    private final EmbeddedServices services = TestServices.shared();
    final S3Client s3 = services.s3Client();
    final String bucket = TestServices.bucket("editions");
    final String table = TestServices.table("editions");
    final Templates templates = Templates.bundled();
    final Articles articles;
    final IntakeLog intakeLog;
    final Editions editions;
    final Picks picks;
    final Confirmations confirmations;
    final Composing composing;
    final TopicTrial trial;
    private volatile Instant now = Samples.FIRST_HOUR;

    Desk() {
        services.dynamoClient().createTable(Editions.table(table));
        String articleTable = TestServices.table("articles");
        services.dynamoClient().createTable(Articles.table(articleTable));
        articles = new Articles(services.dynamoClient(), articleTable);
        String intakeTable = TestServices.table("intake");
        services.dynamoClient().createTable(IntakeLog.table(intakeTable));
        intakeLog = new IntakeLog(services.dynamoClient(), intakeTable);
        editions = new Editions(services.dynamoClient(), table, new Bucket(s3, bucket));
        picks = new Picks(services.dynamoClient(), table);
        String grouping = TestServices.table("grouping");
        services.dynamoClient().createTable(Confirmations.table(grouping));
        confirmations = new Confirmations(services.dynamoClient(), grouping);
        Desks desks = new Desks(new Models(new Bucket(s3, bucket)), confirmations, picks);
        InstantSource clock = () -> now;
        composing = new Composing(articles, intakeLog, editions, desks, templates, clock);
        trial = new TopicTrial(articles, desks, clock);
    }

    Instant now() {
        return now;
    }

    void at(Instant instant) {
        now = instant;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Saves articles that are published and seen at that instant. */
    void comeIn(Instant at, ArticleBuilder... came) {
        for (ArticleBuilder article : came) {
            articles.save(article.on(at).build());
        }
    }

    /** Saves so many articles about postgres, one a minute from that instant on. */
    void comeIn(Instant from, int count) {
        for (int i = 0; i < count; i++) {
            comeIn(from.plus(Duration.ofMinutes(i)), ArticleBuilder.anArticle().about("postgres"));
        }
    }

    /** What the tick does: composes what is due, if anything is. */
    Optional<Edition> tick(Newsletter newsletter) {
        return composing.due(newsletter).map(request -> composing.compose(newsletter, request));
    }

    Edition ask(Newsletter newsletter, String key) {
        return composing.compose(newsletter, new ComposeRequest.Asked(key, "ida"));
    }
}
