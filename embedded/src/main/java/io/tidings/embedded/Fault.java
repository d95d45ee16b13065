package io.tidings.embedded;

import java.time.Duration;
import java.util.Map;

/** What goes wrong with one call to the SES endpoint. */
public sealed interface Fault {
    /** Nothing: the call is answered as it should be. */
    record None() implements Fault {}

    /** The answer comes late; then goes wrong as {@code then} says. */
    record Delay(Duration by, Fault then) implements Fault {}

    /** Everything is accepted, but the connection is closed without an answer. */
    record DropAnswer() implements Fault {}

    /** The connection is closed before anything is accepted. */
    record Refuse() implements Fault {}

    /** The whole call is turned away with TooManyRequestsException. */
    record Throttle() implements Fault {}

    /** The whole call fails with this HTTP status and error code; nothing is accepted. */
    record Fail(int status, String code, String message) implements Fault {}

    /** Everything is accepted, but the answer says HTTP 500. */
    record FailAfterAccepting() implements Fault {}

    /** Everything is accepted, but the answer is half a JSON document. */
    record Malformed() implements Fault {}

    /** Everything is accepted, but the answer has results for the first {@code entries} entries only. */
    record Partial(int entries) implements Fault {}

    /** The entries to these addresses get this status and are not accepted; the others go through. */
    record FailEntries(Map<String, String> statusByAddress) implements Fault {
        public FailEntries {
            statusByAddress = Map.copyOf(statusByAddress);
        }
    }
}
