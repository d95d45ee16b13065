package io.tidings.article;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A feed that did not answer as it should since it was last read.
 *
 * @param address where it was asked: whoever corrects a wrong address need not wait
 * @param failures in a row, this one included
 * @param since when the first of them was
 * @param notBefore when it may be asked again
 */
record FeedTrouble(URI address, int failures, Instant since, Instant at, Instant notBefore) {
    /** A server that asks for more patience gets this. */
    static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** Servers are restarted and names expire for an hour: no reason to call anybody. */
    private static final int FEW = 3;

    private static final Duration SHORT = Duration.ofDays(1);

    /** The next after that before, if there was one. */
    static FeedTrouble after(Optional<FeedTrouble> before, URI address, Instant at, Duration wait) {
        var bounded = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        return new FeedTrouble(
                address,
                before.map(FeedTrouble::failures).orElse(0) + 1,
                before.map(FeedTrouble::since).orElse(at),
                at,
                at.plus(bounded));
    }

    /** Whether it is still so: nothing was read there since. */
    boolean isOf(URI asked, Optional<IntakeReport> last) {
        return address.equals(asked)
                && last.filter(report -> report.at().isAfter(at)).isEmpty();
    }

    /** Whether somebody should look after it. */
    boolean isLasting() {
        return failures >= FEW && !since.plus(SHORT).isAfter(at);
    }
}
