package io.tidings.delivery;

import java.time.Instant;

/** What became of asking for a page. */
sealed interface Claim {
    /** It is ours until the lease ends. */
    record Granted(LedgerPage page) implements Claim {}

    /** Somebody else works on it. */
    record LeasedElsewhere(Instant until) implements Claim {}

    /** There is nothing left to do on it. */
    record AlreadyDone() implements Claim {}
}
