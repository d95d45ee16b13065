package io.tidings.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps one worker of several to its share of what SES allows, a second and a day: the rate of the {@linkplain Seats seats} it
 * sits on, and an equal part of what is left of the day, rounded up. Thread-safe; threads that share a pacer share its rate.
 *
 * <pre>
 *    second:  ..[ 50 ][ 50 ]........[ 50 ]     in no stretch of a second more people than the share, wherever it begins
 *                |------- 1.015 s ---|
 *    day:     left / workers each, then ask SES again
 * </pre>
 */
public final class Pacer {
    private static final Duration KNOWN_FOR = Duration.ofSeconds(60);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);
    // SES counts people in single seconds, and calls reach it a little earlier or later than they were made.
    private static final double WINDOW_SECONDS = 1.015;
    private static final double SLOWEST = 0.05;

    private final Supplier<Optional<Quota>> source;
    private final int workers;
    private final int most;
    private final InstantSource clock;
    private final Sleeper sleeper;

    private Quota quota = Quota.UNKNOWN;
    private Instant asked = Instant.MIN;
    private Instant askAfter = Instant.MIN;
    private long taken;
    private int mostNow;
    private final Deque<Call> calls = new ArrayDeque<>();
    private final Set<Integer> seats = new HashSet<>();
    private final Map<Integer, Instant> left = new HashMap<>();

    /** @param until when it counts no more */
    private record Call(Instant at, Instant until, int people) {}

    public Pacer(Postman postman, int workers, InstantSource clock, Sleeper sleeper) {
        this(postman::quota, workers, BulkMail.MOST_ENTRIES, clock, sleeper);
    }

    Pacer(Supplier<Optional<Quota>> source, int workers, int most, InstantSource clock, Sleeper sleeper) {
        this.source = source;
        this.most = most;
        this.mostNow = most;
        this.workers = Math.max(1, workers);
        this.clock = clock;
        this.sleeper = sleeper;
        if (this.workers == 1) {
            seats.add(0);
        }
    }

    /** How many seats there are for those who share the rate; 0 where none is needed. */
    synchronized int seats() {
        refresh();
        return workers == 1 || quota.isUnlimited() ? 0 : quota.seats(workers);
    }

    /**
     * From now on the share of this seat may be used.
     *
     * @param usedUntil how long the mails count that were last sent on it; those of its own the pacer knows
     */
    synchronized void sit(int seat, Instant usedUntil) {
        Instant now = clock.instant();
        double share = quota.share(seat, workers);
        if (usedUntil.isAfter(now) && !usedUntil.equals(left.get(seat)) && !Double.isInfinite(share)) {
            calls.addLast(new Call(now, usedUntil, (int) Math.max(1, share)));
        }
        seats.add(seat);
    }

    /** Answers how long the mails count that were last sent, on these seats or on others. */
    synchronized Instant rise(Collection<Integer> these) {
        Instant now = clock.instant();
        // As exact as it is written down.
        Instant usedUntil = calls.isEmpty()
                ? now
                : later(now, calls.getLast().until().plusMillis(1)).truncatedTo(ChronoUnit.MILLIS);
        these.forEach(seat -> {
            seats.remove(seat);
            left.put(seat, usedUntil);
        });
        return usedUntil;
    }

    /** Whether anybody may be mailed at all: not where the rate fell, and has no share for the seat any more. */
    synchronized boolean hasShare() {
        return rate() > 0;
    }

    /** How many people one call is for: so many that a whole number of calls makes up a second's share. */
    synchronized int burst() {
        return Math.min(mostNow, burst(rate(), most));
    }

    /** A whole call got no answer: until SES takes mails again each call is for half as many, so that few get into that. */
    synchronized void unanswered() {
        mostNow = Math.max(1, mostNow / 2);
    }

    /** SES takes mails. */
    synchronized void answered() {
        mostNow = most;
    }

    /** {@code rate}: a worker's share of a second, more than 0; {@code most}: what one call takes. */
    static int burst(double rate, int most) {
        return Double.isInfinite(rate) ? most : within(Math.floor(rate) / Math.ceil(rate / most), most);
    }

    private static int within(double people, int most) {
        return (int) Math.max(1, Math.min(most, people));
    }

    /** What SES said last: it is asked only where {@link #seats} and {@link #roomToday} are, with nobody attempted meanwhile. */
    private double rate() {
        if (asked.equals(Instant.MIN)) {
            refresh();
        }
        return quota.isUnlimited()
                ? Double.POSITIVE_INFINITY
                : seats.stream().mapToDouble(seat -> quota.share(seat, workers)).sum();
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
        // Rounded up: what is left beneath the number of workers is used, too, and no page is taken up in vain for it.
        return left == Long.MAX_VALUE ? left : Math.ceilDiv(left, workers) - taken;
    }

    /** How long a call for so many people would have to wait now. */
    synchronized Duration waitFor(int people) {
        Instant now = clock.instant();
        return Duration.between(now, earliest(people, now));
    }

    /** How long it takes from now until the last of so many people may be mailed, whatever the size of the calls. */
    synchronized Duration timeFor(int people) {
        return waitFor(1).plus(counts(people));
    }

    /** Waits until so many people may be mailed. */
    void take(int people) {
        Duration wait;
        synchronized (this) {
            Instant now = clock.instant();
            Instant start = earliest(people, now);
            if (!Double.isInfinite(rate())) {
                calls.addLast(new Call(start, start.plus(counts(people)), people));
            }
            taken += people;
            wait = Duration.between(now, start);
        }
        if (wait.isPositive()) {
            sleeper.sleep(wait);
        }
    }

    /** When the calls of the second before leave room for these people, too. More than a share is let through alone. */
    private Instant earliest(int people, Instant now) {
        long share = share();
        while (!calls.isEmpty() && !calls.getFirst().until().isAfter(now)) {
            calls.removeFirst();
        }
        long counted = calls.stream().mapToLong(Call::people).sum();
        Instant start = calls.isEmpty() ? now : later(now, calls.getLast().at());
        for (Call oldest : calls) {
            if (counted <= share - people) {
                break;
            }
            counted -= oldest.people();
            start = later(start, oldest.until());
        }
        return start;
    }

    /** For how long so many people count: a second, or longer where a second's share is less than they are. */
    private Duration counts(int people) {
        // A rate that has just fallen to nothing lets nobody through: see hasShare.
        double rate = Math.max(SLOWEST, rate());
        double seconds = WINDOW_SECONDS * Math.max(1, 1 / rate) * Math.ceilDiv(people, share());
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private long share() {
        return (long) Math.max(1, Math.floor(rate()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void refresh() {
        if (clock.instant().isBefore(askAfter)) {
            return;
        }
        Optional<Quota> answer = source.get();
        answer.ifPresent(known -> {
            quota = known;
            taken = 0;
        });
        // From the answer on: where SES takes long to say nothing, it must not be asked again at once.
        asked = clock.instant();
        askAfter = asked.plus(answer.isPresent() ? KNOWN_FOR : ASK_AGAIN);
    }
}
