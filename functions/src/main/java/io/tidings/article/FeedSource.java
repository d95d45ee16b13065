package io.tidings.article;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Pulls an RSS, Atom or JSON Feed from the web: asks only for what changed (ETag, If-Modified-Since), not more often than
 * the settings say, within time and size limits. Identity and outcomes are those of the drop. Thread-safe.
 */
public final class FeedSource implements PulledSource {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSource.class);

    /** A little more than is read, so that a larger feed is rejected with its reason. */
    private static final int MOST = FeedItems.LARGEST + 1024;

    /** A feed takes many times its size while it is read: one at a time, however many are asked. */
    private static final Lock READING = new ReentrantLock();

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

    /**
     * The last report as it stands, when it is too early to ask again; an empty one when nothing changed, or when the feed is in
     * trouble that may pass by itself.
     *
     * @throws IllegalStateException when it is in trouble for a day already, or could never be read
     */
    @Override
    public IntakeReport pull(Instant latest) {
        var key = "feed/" + settings.source();
        var at = clock.instant();
        var known = log.feed(key);
        var version = known.last().flatMap(report -> FeedVersion.parse(settings.address(), report.version()));
        var trouble = known.trouble().filter(then -> then.isOf(settings.address(), known.last()));
        if (isTooEarly(known.last().filter(report -> version.isPresent()), trouble, at)) {
            return known.last().orElseGet(() -> IntakeReport.nothing(key, "", settings.source(), at));
        }
        try (var call = new FeedCall(settings.address(), MOST, at)) {
            var answer = call.answer(version);
            return read(key, known.last(), answer, at);
        } catch (FeedCall.Failed e) {
            return inTrouble(key, known.last(), trouble, e, at);
        }
    }

    /** {@code last}: the report of this address, not of one that the feed had before. */
    private boolean isTooEarly(Optional<IntakeReport> last, Optional<FeedTrouble> trouble, Instant at) {
        return trouble.map(FeedTrouble::notBefore)
                .or(() -> last.map(report -> report.at().plus(settings.every())))
                .filter(soonest -> soonest.isAfter(at))
                .isPresent();
    }

    private IntakeReport inTrouble(
            String key,
            Optional<IntakeReport> last,
            Optional<FeedTrouble> before,
            FeedCall.Failed failure,
            Instant at) {
        var wait = failure.hold().compareTo(settings.every()) > 0 ? failure.hold() : settings.every();
        var trouble = FeedTrouble.after(before, settings.address(), at, wait);
        log.recordTrouble(key, trouble);
        if (last.isEmpty() || trouble.isLasting()) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
        LOG.warn(
                "{} failed {} times since {}, and is asked again at {}",
                key,
                trouble.failures(),
                trouble.since(),
                trouble.notBefore(),
                failure);
        return IntakeReport.nothing(key, last.get().version(), settings.source(), at);
    }

    private IntakeReport read(String key, Optional<IntakeReport> last, HttpResponse<byte[]> answer, Instant at) {
        return answer.statusCode() == NOT_MODIFIED
                ? again(key, last, at)
                : read(key, last, FeedVersion.of(settings.address(), answer), answer.body(), at);
    }

    private IntakeReport read(String key, Optional<IntakeReport> last, FeedVersion version, byte[] body, Instant at) {
        var run = new IntakeRun(articles, Optional.of(settings.source()), Withdrawals.OF_OWN, at, at);
        READING.lock();
        try {
            new ArticleFile(settings.address().getPath(), FeedItems.LARGEST).read(new ByteArrayInputStream(body), run);
        } finally {
            READING.unlock();
        }
        var report = run.finish(key, version.text(), settings.source(), at).after(last);
        rejectedFiles.write(settings.source(), "feed", run.rejected());
        log.record(report);
        return report;
    }

    private IntakeReport again(String key, Optional<IntakeReport> last, Instant at) {
        var report = IntakeReport.nothing(key, last.map(IntakeReport::version).orElse(""), settings.source(), at)
                .after(last);
        log.record(report);
        return report;
    }
}
