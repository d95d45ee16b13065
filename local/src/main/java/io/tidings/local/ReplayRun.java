package io.tidings.local;

import io.tidings.article.Article;
import io.tidings.article.Articles;
import io.tidings.article.IntakeLog;
import io.tidings.edition.ComposeRequest;
import io.tidings.edition.Composing;
import io.tidings.edition.Desks;
import io.tidings.edition.Editions;
import io.tidings.edition.Newsletter;
import io.tidings.edition.Picks;
import io.tidings.edition.Schedule;
import io.tidings.render.Templates;
import io.tidings.table.Bucket;
import io.tidings.topic.Confirmations;
import io.tidings.topic.Models;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** Composes past editions of one newsletter on tables and a bucket of its own, with a clock that goes from hour to hour. */
final class ReplayRun {
    private final Newsletter newsletter;
    private final Services services;
    private final Articles articles;
    private final IntakeLog intakeLog;
    private final Editions editions;
    private final Composing composing;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    ReplayRun(Services services, Newsletter newsletter, String name) {
        this.newsletter = newsletter;
        this.services = services;
        var dynamo = services.clients().dynamo();
        var s3 = services.clients().s3();
        var bucket = "replay-" + name;
        s3.createBucket(create -> create.bucket(bucket));
        var articleTable = made(Articles.table("replay-articles-" + name));
        var intakeTable = made(IntakeLog.table("replay-intake-" + name));
        var editionTable = made(Editions.table("replay-editions-" + name));
        var groupingTable = made(Confirmations.table("replay-grouping-" + name));
        var documents = new Bucket(s3, bucket);
        articles = new Articles(dynamo, articleTable);
        editions = new Editions(dynamo, editionTable, documents);
        var desks = new Desks(
                new Models(documents), new Confirmations(dynamo, groupingTable), new Picks(dynamo, editionTable));
        intakeLog = new IntakeLog(dynamo, intakeTable);
        composing = new Composing(articles, intakeLog, editions, desks, Templates.bundled(), now::get);
    }

    private String made(CreateTableRequest shape) {
        services.clients().dynamo().createTable(shape);
        return shape.tableName();
    }

    /** The editions up to that hour, so many, oldest first. */
    List<ReplayedWeek> run(List<Article> all, PastRejections rejected, Schedule.Period last, int weeks) {
        var schedule = newsletter.schedule();
        List<Schedule.Period> hours = new ArrayList<>(List.of(last));
        while (hours.size() < weeks) {
            hours.addFirst(schedule.period(hours.getFirst().date().minusDays(schedule.days())));
        }
        var reach = hours.getFirst().hour().minus(newsletter.maximumAge());
        all.stream()
                .filter(article -> article.publishedAt().isAfter(reach)
                        && !article.publishedAt().isAfter(last.hour()))
                .forEach(article -> articles.save(seenWhenPublished(article)));
        rejected.count(intakeLog, reach, last.hour());
        return hours.stream().map(this::composed).toList();
    }

    private ReplayedWeek composed(Schedule.Period hour) {
        now.set(hour.hour().minus(newsletter.schedule().ahead()));
        var edition = composing.compose(newsletter, new ComposeRequest.Scheduled(hour));
        return new ReplayedWeek(hour.date(), edition, editions.frozen(edition));
    }

    private static Article seenWhenPublished(Article article) {
        return new Article(
                article.id(),
                article.source(),
                article.url(),
                article.guid(),
                article.title(),
                article.titleOrigin(),
                article.summary(),
                article.tags(),
                article.publishedAt(),
                article.dateOrigin(),
                article.publishedAt(),
                article.standing());
    }
}
