package io.tidings.delivery;

/** What became of a letter. */
public sealed interface LetterOutcome {
    record Accepted(String messageId) implements LetterOutcome {}

    /** Certainly not sent; the reason is for an operator's eyes. */
    record NotSent(String reason) implements LetterOutcome {}

    /** The answer was lost: it may or may not arrive. */
    record Uncertain(String why) implements LetterOutcome {}
}
