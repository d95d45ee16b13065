package io.tidings.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * SES v2's REST protocol over a JDK HTTP server on loopback: what it accepts it renders, keeps and reports as event files.
 * Everything it knows is in its directory before a call is answered, so it survives a kill of the JVM. Thread-safe.
 */
public final class EmbeddedSes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedSes.class);
    private static final Duration EVENT_INTERVAL = Duration.ofSeconds(1);

    private final MailLog log;
    private final Mails mails;
    private final Truth truth;
    private final Account account;
    private final EventPublisher events;
    private final SesHttp http;
    private final ScheduledExecutorService publishing = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ses-events").factory());

    private EmbeddedSes(Path directory, InstantSource clock, SesLimits limits) throws IOException {
        var quota = new Quota();
        log = new MailLog(directory, quota);
        var bodies = new Bodies(new TemplateStore(Files.createDirectories(directory.resolve("templates"))));
        mails = new Mails(log, bodies);
        truth = new Truth(log);
        account = new Account(clock, quota, limits);
        events = new EventPublisher(log, directory.resolve("events-published"), clock);
        var outbox = new KeepingOutbox(log, bodies, mails, clock);
        http = new SesHttp(new SesProtocol(new SesOperations(account, outbox), truth::called));
        long millis = EVENT_INTERVAL.toMillis();
        var _ = publishing.scheduleWithFixedDelay(this::publishOrTryLater, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Starts an endpoint that keeps all it knows in a directory. */
    static EmbeddedSes start(Path directory, InstantSource clock, SesLimits limits) {
        try {
            return new EmbeddedSes(directory, clock, limits);
        } catch (IOException e) {
            throw new UncheckedIOException("start the SES endpoint in " + directory, e);
        }
    }

    public URI endpoint() {
        return http.endpoint();
    }

    public Mails mails() {
        return mails;
    }

    public Truth truth() {
        return truth;
    }

    /** Calls that arrived since the start, of every operation. */
    public long calls() {
        return truth.calls();
    }

    /** From now on calls go wrong as this script says. */
    public void faults(Faults script) {
        http.faults(script);
    }

    public void limits(SesLimits limits) {
        account.limits(limits);
    }

    /** Turns every sending call away with SendingPausedException, as SES does with an account under review. */
    public void pauseSending() {
        account.pause();
    }

    public void resumeSending() {
        account.resume();
    }

    /** From now on only these addresses and domains may stand in From; before, every one may. */
    public void verifiedIdentities(Set<String> identities) {
        account.verified(identities);
    }

    /** From now on only these configuration sets exist; before, every one does. */
    public void configurationSets(Set<String> names) {
        account.configurationSets(names);
    }

    /**
     * From now on event files are put into this bucket, under {@code events/}, a second after the events at the latest. As
     * with SES there are events only for mails sent with a configuration set.
     */
    public void writeEventsTo(S3Client s3, String bucket) {
        events.to(s3, bucket);
    }

    /** Calls the listener with the key of each event file that was put: S3Proxy itself notifies nobody. */
    public void onEventFile(Consumer<String> listener) {
        events.onFile(listener);
    }

    /** Puts what waits into a file now. */
    public void flushEvents() {
        events.publish();
    }

    /** A reader opens the mail. */
    public void open(String messageId, String userAgent) {
        act(ReaderAct.Kind.OPEN, messageId, userAgent, "");
    }

    /** A reader follows a link of the mail, of which SES hears unless the mail says {@code ses:no-track} there. */
    public void click(String messageId, String link, String userAgent) {
        if (mails.tracks(messageId, link)) {
            act(ReaderAct.Kind.CLICK, messageId, userAgent, link);
        }
    }

    /** A reader calls the mail spam. */
    public void complain(String messageId) {
        act(ReaderAct.Kind.COMPLAINT, messageId, "Tidings reader", "");
    }

    /** The reader's provider finds out late that the address does not exist. */
    public void bounce(String messageId) {
        act(ReaderAct.Kind.BOUNCE, messageId, "", "");
    }

    private void act(ReaderAct.Kind kind, String messageId, String userAgent, String detail) {
        if (log.find(messageId).isEmpty()) {
            throw new IllegalArgumentException("no mail has the id " + messageId);
        }
        log.append(new ReaderAct(kind, messageId, account.clock().instant().toString(), userAgent, detail));
    }

    private void publishOrTryLater() {
        try {
            events.publish();
        } catch (RuntimeException e) {
            LOG.warn("put SES events: tried again in {}", EVENT_INTERVAL, e);
        }
    }

    /** Stops answering and puts what events are left. */
    @Override
    public void close() {
        http.close();
        publishing.shutdown();
        publishOrTryLater();
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException("close the log of the SES endpoint", e);
        }
    }
}
