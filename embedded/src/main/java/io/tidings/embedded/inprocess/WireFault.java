package io.tidings.embedded.inprocess;

/** What goes wrong with one call on its way. */
public sealed interface WireFault {
    WireFault NONE = new None();

    /** Nothing. */
    record None() implements WireFault {}

    /** Nothing was done, and the answer is this error. */
    record Fail(int status, String code) implements WireFault {}

    /** Nothing was done, and the connection breaks. */
    record Refuse() implements WireFault {}

    /** Everything was done, and the answer is lost. */
    record LoseAnswer() implements WireFault {}

    /** The connection breaks; the request arrives all the same, so many calls later. */
    record Linger(int calls) implements WireFault {}

    /** Everything was done, and the answer is this error. */
    record FailAfter(int status, String code) implements WireFault {}
}
