package io.tidings.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps one worker of several to its share of what SES allows, a second and a day, without any word between them: rate =
 * quota / workers, and what is left of the day is shared likewise. Thread-safe; threads that share a pacer share its rate.
 *
 * <pre>
 *    second:  |--n/rate--|---m/rate---|      a call for n people opens the gate again n/rate later
 *    day:     left / workers each, then ask SES again
 * </pre>
 */
public final class Pacer {
    private static final Duration KNOWN_FOR = Duration.ofSeconds(60);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);
    private static final double BURST_SECONDS = 1;
    private static final double BATCH_SECONDS = 20;

    private final Supplier<Optional<Quota>> source;
    private final int workers;
    private final int most;
    private final InstantSource clock;
    private final Sleeper sleeper;

    private Quota quota = Quota.UNKNOWN;
    private Instant asked = Instant.MIN;
    private Instant askAfter = Instant.MIN;
    private Instant nextFree = Instant.MIN;
    private long taken;

    public Pacer(Postman postman, int workers, InstantSource clock, Sleeper sleeper) {
        this(postman::quota, workers, BulkMail.MOST_ENTRIES, clock, sleeper);
    }

    Pacer(Supplier<Optional<Quota>> source, int workers, int most, InstantSource clock, Sleeper sleeper) {
        this.source = source;
        this.most = most;
        this.workers = Math.max(1, workers);
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** The most people one call may be for: SES looks at single seconds. */
    synchronized int burst() {
        return within(rate() * BURST_SECONDS);
    }

    /** The most people to begin at once: they must be through well before the lease is over. */
    synchronized int batch() {
        return within(rate() * BATCH_SECONDS);
    }

    private int within(double people) {
        return (int) Math.max(1, Math.min(most, people));
    }

    private double rate() {
        refresh();
        return quota.perWorker(workers);
    }

    /** How many more people this worker may mail today, at most a call's worth. Asks SES again when it runs low. */
    synchronized int roomToday() {
        refresh();
        if (shareLeft() < most && clock.instant().isAfter(asked.plus(ASK_AGAIN))) {
            askAfter = Instant.MIN;
            refresh();
        }
        return (int) Math.max(0, Math.min(most, shareLeft()));
    }

    private long shareLeft() {
        long left = quota.leftToday();
        return left == Long.MAX_VALUE ? left : left / workers - taken;
    }

    /** How long a call for so many people would have to wait now, and then keep the gate shut. */
    synchronized Duration waitFor(int people) {
        Duration busy = Duration.between(clock.instant(), later(nextFree, clock.instant()));
        return busy.plus(spacing(people));
    }

    /** Waits until so many people may be mailed. */
    void take(int people) {
        Duration wait;
        synchronized (this) {
            Instant now = clock.instant();
            Instant start = later(nextFree, now);
            nextFree = start.plus(spacing(people));
            taken += people;
            wait = Duration.between(now, start);
        }
        if (wait.isPositive()) {
            sleeper.sleep(wait);
        }
    }

    private Duration spacing(int people) {
        double rate = rate();
        return Double.isInfinite(rate) ? Duration.ZERO : Duration.ofNanos((long) (people / rate * 1e9));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void refresh() {
        Instant now = clock.instant();
        if (now.isBefore(askAfter)) {
            return;
        }
        asked = now;
        Optional<Quota> answer = source.get();
        answer.ifPresent(known -> {
            quota = known;
            taken = 0;
        });
        askAfter = now.plus(answer.isPresent() ? KNOWN_FOR : ASK_AGAIN);
    }
}
