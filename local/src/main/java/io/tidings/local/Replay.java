package io.tidings.local;

import io.tidings.article.Article;
import io.tidings.article.IntakeReport;
import io.tidings.edition.InvalidNewsletter;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

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
    /** At most one article in so many has a date far ahead: more are what the source goes on with after a rest. */
    private static final int A_FEW = 20;

    private static final Duration FAR = Duration.ofDays(28);
    /** And so many times as long after all others as one usually comes after another. */
    private static final int UNUSUAL = 20;

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
            requireNoneFarAhead(articles);
        }
        progress.say("composing " + request.weeks() + " editions of " + newsletter.name() + " (" + name + ")");
        return new ReplayRun(services, newsletter, name).run(articles, rejected, last, request.weeks());
    }

    /** A few articles with a date far ahead would have weeks replayed in which nothing else happened. */
    private static void requireNoneFarAhead(List<Article> articles) {
        var gaps = IntStream.range(1, articles.size())
                .mapToObj(i -> Duration.between(
                        articles.get(i - 1).publishedAt(), articles.get(i).publishedAt()))
                .toList();
        int firstOfFew = articles.size() - Math.max(1, articles.size() / A_FEW);
        int ahead = IntStream.range(Math.max(1, firstOfFew), articles.size())
                .boxed()
                .max(Comparator.comparing(i -> gaps.get(i - 1)))
                .orElse(0);
        if (ahead == 0) {
            return;
        }
        var gap = gaps.get(ahead - 1);
        var usual = gaps.stream().sorted().skip(gaps.size() / 2).findFirst().orElseThrow();
        if (gap.compareTo(FAR) >= 0 && gap.compareTo(usual.multipliedBy(UNUSUAL)) >= 0) {
            throw new Refusal((articles.size() - ahead) + " of " + articles.size() + " articles say that they are of "
                    + articles.get(ahead).publishedAt() + " or later, " + gap.toDays()
                    + " days after all others (until "
                    + articles.get(ahead - 1).publishedAt()
                    + "). Correct those dates, or say with --until when the last edition was.");
        }
    }
}
