package io.tidings.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The sending rate, as a bucket of tokens filled by the clock, and the recipients of the last 24 hours, to the minute.
 *
 * <p>spec: "SES allows short bursts over the rate": the bucket holds a second's worth, and never less than one full call.
 * Thread-safe.
 */
final class Quota {
    enum Verdict {
        SEND,
        TOO_FAST,
        DAY_IS_FULL
    }

    private record Minute(Instant start, long recipients) {}

    private final Deque<Minute> day = new ArrayDeque<>();
    private long sentInDay;
    private double tokens = -1;
    private Instant filled = Instant.MIN;

    /** Takes so many recipients out of both, or nothing. */
    synchronized Verdict take(int recipients, SesLimits limits, Instant now) {
        if (limits.max24HourSend() >= 0 && sentInLastDay(now) + recipients > limits.max24HourSend()) {
            return Verdict.DAY_IS_FULL;
        }
        fill(limits, now);
        if (tokens < recipients) {
            return Verdict.TOO_FAST;
        }
        tokens -= recipients;
        count(recipients, now);
        return Verdict.SEND;
    }

    private void fill(SesLimits limits, Instant now) {
        double full = Math.max(limits.maxSendRate(), limits.destinations());
        if (tokens < 0 || now.isBefore(filled)) {
            tokens = tokens < 0 ? full : tokens;
        } else {
            double seconds = Duration.between(filled, now).toNanos() / 1e9;
            tokens = Math.min(full, tokens + seconds * limits.maxSendRate());
        }
        filled = now;
    }

    /** Remembers recipients that were sent to before, when the log is read again. */
    synchronized void count(int recipients, Instant at) {
        sentInDay += recipients;
        var last = day.peekLast();
        if (last != null && Duration.between(last.start(), at).toSeconds() < 60) {
            day.removeLast();
            day.addLast(new Minute(last.start(), last.recipients() + recipients));
        } else {
            day.addLast(new Minute(at, recipients));
        }
    }

    /** As if nothing had been sent. */
    synchronized void clear() {
        day.clear();
        sentInDay = 0;
        tokens = -1;
    }

    synchronized long sentInLastDay(Instant now) {
        var from = now.minus(Duration.ofHours(24));
        for (var first = day.peekFirst(); first != null && !first.start().isAfter(from); first = day.peekFirst()) {
            sentInDay -= day.removeFirst().recipients();
        }
        return sentInDay;
    }
}
