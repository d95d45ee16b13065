package io.tidings.article;

import static java.net.http.HttpResponse.BodyHandlers.limiting;
import static java.net.http.HttpResponse.BodyHandlers.ofByteArray;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Pulls an RSS, Atom or JSON Feed from the web: asks only for what changed (ETag, If-Modified-Since), not more often than
 * the settings say, within time and size limits. Identity and outcomes are those of the drop. Thread-safe.
 */
public final class FeedSource implements PulledSource {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration WHOLE = Duration.ofSeconds(60);

    /** A little more than is read, so that a larger feed is rejected with its reason. */
    private static final long MOST = FeedItems.LARGEST + 1024L;

    /** A feed takes many times its size while it is read: one at a time, however many are asked. */
    private static final Lock READING = new ReentrantLock();

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final FeedSourceSettings settings;
    private final RejectedFiles rejectedFiles;
    private final Articles articles;
    private final IntakeLog log;
    private final InstantSource clock;

    public FeedSource(
            FeedSourceSettings settings,
            S3Client s3,
            String bucket,
            Articles articles,
            IntakeLog log,
            InstantSource clock) {
        this.settings = settings;
        this.rejectedFiles = new RejectedFiles(s3, bucket);
        this.articles = articles;
        this.log = log;
        this.clock = clock;
    }

    /** The last report as it stands, when it is too early to ask again; an empty one when nothing changed. */
    @Override
    public IntakeReport pull() {
        var key = "feed/" + settings.source();
        var at = clock.instant();
        var last = log.find(key);
        if (last.filter(report -> report.at().plus(settings.every()).isAfter(at))
                .isPresent()) {
            return last.get();
        }
        var request = request(last.map(report -> FeedVersion.parse(report.version())));
        var client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try {
            var answer =
                    client.sendAsync(request, limiting(ofByteArray(), MOST)).get(WHOLE.toSeconds(), TimeUnit.SECONDS);
            return read(key, last, answer, at);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("could not read the feed at " + settings.address(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the feed at " + settings.address(), e);
        } finally {
            // close() would wait for a server that never ends its answer
            client.shutdownNow();
        }
    }

    private HttpRequest request(Optional<FeedVersion> version) {
        var request = HttpRequest.newBuilder(settings.address())
                .timeout(ANSWER)
                .header("User-Agent", "Tidings (feed reader)")
                .header("Accept", "application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5");
        version.ifPresent(known -> known.ask(request));
        return request.build();
    }

    private IntakeReport read(String key, Optional<IntakeReport> last, HttpResponse<byte[]> answer, Instant at) {
        return switch (answer.statusCode()) {
            case OK -> read(key, FeedVersion.of(answer), answer.body(), at);
            case NOT_MODIFIED -> again(key, last, at);
            default ->
                throw new IllegalStateException(
                        "the feed at " + settings.address() + " answered " + answer.statusCode());
        };
    }

    private IntakeReport read(String key, FeedVersion version, byte[] body, Instant at) {
        var run = new IntakeRun(articles, Optional.of(settings.source()), at, at);
        READING.lock();
        try {
            new ArticleFile(settings.address().getPath()).read(new ByteArrayInputStream(body), run);
        } finally {
            READING.unlock();
        }
        var report = run.finish(key, version.text(), settings.source(), at);
        rejectedFiles.write(settings.source(), "feed", run.rejected());
        log.record(report);
        return report;
    }

    private IntakeReport again(String key, Optional<IntakeReport> last, Instant at) {
        var report = IntakeReport.nothing(key, last.map(IntakeReport::version).orElse(""), settings.source(), at);
        log.record(report);
        return report;
    }
}
