package io.tidings.local;

import io.tidings.article.Article;
import io.tidings.article.IntakeReport;
import io.tidings.edition.InvalidNewsletter;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterReader;
import io.tidings.edition.Schedule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Past editions from files to files, through the same composing as anywhere.
 *
 * <pre>
 *   articles -> intake, at the end of time -> each seen when it was published -> hour by hour: compose -> files
 * </pre>
 */
final class Replay {
    /** Later than any article: then none is from the future, and the dates are the sources' own. */
    private static final Instant END_OF_TIME = Instant.parse("2200-01-01T00:00:00Z");

    record Request(
            Path articles, Path newsletter, Optional<Path> against, int weeks, Optional<Instant> until, Path out) {}

    private final Request request;
    private final Progress progress;

    Replay(Request request, Progress progress) {
        this.request = request;
        this.progress = progress;
    }

    /** Answers what was done, in a sentence. */
    String run() {
        OutPaths.notAmong(request.articles(), request.out());
        var newsletter = newsletter(request.newsletter());
        var against = request.against().map(Replay::newsletter);
        var files = new ReplayFiles(request.out());
        progress.say("starting DynamoDB and S3 in this JVM");
        try (var services = Services.start(Map.of(), Optional.empty(), () -> END_OF_TIME)) {
            var intake = new Installation(
                    services, URI.create("https://tidings.example.com"), () -> END_OF_TIME, Optional.empty());
            var watcher = intake.watcher(new SeenObjects(Optional.empty()));
            var reports = ArticleFiles.takeIn(intake, watcher, request.articles(), progress);
            var dated = dated(intake, reports);
            var rejected = PastRejections.of(intake);
            var replayed = run(services, newsletter, dated, rejected, "this");
            files.write(newsletter, replayed, reports, request.out());
            var sentence =
                    replayed.size() + " editions of " + newsletter.name() + " from " + dated.size() + " articles.";
            if (against.isEmpty()) {
                return sentence;
            }
            var other = run(services, against.get(), dated, rejected, "other");
            files.write(against.get(), other, reports, request.out().resolve("against"));
            var diff = ReplayDiff.between(other, replayed);
            files.write(diff, request.against().orElseThrow(), request.newsletter());
            return sentence + " " + diff.sentence();
        }
    }

    private static Newsletter newsletter(Path file) {
        try {
            return NewsletterReader.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw Refusal.unreadable(file, e);
        } catch (InvalidNewsletter e) {
            throw new Refusal(file + " is no newsletter: " + e.getMessage(), e);
        }
    }

    /** Those of which it is known when they were published, oldest first. */
    private List<Article> dated(Installation intake, List<IntakeReport> reports) {
        var dated = intake.wiring().articles().seenBetween(END_OF_TIME.minusSeconds(1), END_OF_TIME).stream()
                .filter(article -> article.publishedAt().isBefore(END_OF_TIME))
                .sorted(Comparator.comparing(Article::publishedAt).thenComparing(Article::id))
                .toList();
        if (reports.stream().mapToInt(IntakeReport::read).sum() == 0) {
            throw new Refusal("There are no articles in " + request.articles() + ".");
        }
        if (dated.isEmpty()) {
            throw new Refusal("None of the articles says when it was published: there are no past weeks to replay.");
        }
        return dated;
    }

    private List<ReplayedWeek> run(
            Services services, Newsletter newsletter, List<Article> articles, PastRejections rejected, String name) {
        var schedule = newsletter.schedule();
        var newest = articles.getLast().publishedAt();
        var until = request.until();
        var last = until.map(schedule::latest).orElseGet(() -> schedule.next(newest.plus(schedule.ahead())));
        if (until.isEmpty()) {
            requireSome(articles, schedule, last);
        }
        progress.say("composing " + request.weeks() + " editions of " + newsletter.name() + " (" + name + ")");
        return new ReplayRun(services, newsletter, name).run(articles, rejected, last, request.weeks());
    }

    /** One article with a date far ahead would have weeks replayed in which nothing happened. */
    private void requireSome(List<Article> articles, Schedule schedule, Schedule.Period last) {
        var first = schedule.period(last.date().minusDays((long) schedule.days() * request.weeks()))
                .hour();
        long inside = articles.stream()
                .filter(article -> article.publishedAt().isAfter(first))
                .count();
        if (2 * inside < request.weeks() && 10 * inside < articles.size()) {
            throw new Refusal("The newest of " + articles.size() + " articles says it is of "
                    + articles.getLast().publishedAt() + ", and of the " + request.weeks()
                    + " editions up to then there are " + inside
                    + ". Correct that date, or say with --until when the last edition was.");
        }
    }
}
