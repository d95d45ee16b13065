package io.tidings.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Takes so many mails in each whole second and no more, as SES does, and counts them. Thread-safe. */
final class RateWindow {
    private static final long SECOND = 1_000_000_000L;

    private final int perSecond;
    private final LongSupplier nanos;
    private final long start;
    private long[] taken = new long[64];
    private int first = -1;
    private int last = -1;
    private long throttled;

    /** 0 mails a second stands for no limit. */
    RateWindow(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    int perSecond() {
        return perSecond;
    }

    /** Whether one more mail fits into this second. */
    synchronized boolean takes() {
        last = (int) ((nanos.getAsLong() - start) / SECOND);
        first = first < 0 ? last : first;
        if (last >= taken.length) {
            taken = Arrays.copyOf(taken, 2 * last);
        }
        if (perSecond > 0 && taken[last] >= perSecond) {
            throttled++;
            return false;
        }
        taken[last]++;
        return true;
    }

    /** Mails taken and turned away; and those taken in whole seconds: senders began in the first and ended in the last. */
    synchronized Figures figures() {
        int from = Math.min(first + 1, Math.max(last, 0));
        return new Figures(
                Arrays.stream(taken).sum(),
                throttled,
                Math.max(0, last - from),
                Arrays.stream(taken, from, Math.max(from, last)).sum());
    }

    record Figures(long taken, long throttled, long wholeSeconds, long takenInThem) {
        String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"taken\":%d,\"throttled\":%d,\"wholeSeconds\":%d,\"takenInThem\":%d}",
                    taken,
                    throttled,
                    wholeSeconds,
                    takenInThem);
        }
    }
}
