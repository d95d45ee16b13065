package io.tidings.embedded;

import java.net.URI;
import software.amazon.awssdk.services.s3.S3Client;

/** SES v2's REST protocol over a JDK HTTP server: what it accepts it renders, keeps and reports as event files. Thread-safe. */
public final class EmbeddedSes implements AutoCloseable {
    private final Mails mails = new Mails();
    private final Truth truth = new Truth();

    EmbeddedSes(java.time.InstantSource clock, SesLimits limits) {
        java.util.Objects.requireNonNull(clock);
        limits(limits);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:1");
    }

    public Mails mails() {
        return mails;
    }

    public Truth truth() {
        return truth;
    }

    /** Calls that arrived, of every operation. */
    public long calls() {
        return truth.calls();
    }

    public void faults(Faults script) {}

    public void limits(SesLimits limits) {}

    /** From now on event files are put into this bucket, under {@code events/}. */
    public void writeEventsTo(S3Client s3, String bucket) {}

    /** Puts what waits into a file now. */
    public void flushEvents() {}

    /** A reader opens the mail. */
    public void open(String messageId, String userAgent) {}

    /** A reader follows a link of the mail. */
    public void click(String messageId, String link, String userAgent) {}

    /** A reader calls the mail spam. */
    public void complain(String messageId) {}

    @Override
    public void close() {}
}
