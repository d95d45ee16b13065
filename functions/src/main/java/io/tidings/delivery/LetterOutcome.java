package io.tidings.delivery;

/** What became of a letter. */
public sealed interface LetterOutcome {
    record Accepted(String messageId) implements LetterOutcome {}

    /** Certainly not sent now, for nothing that is wrong with the letter; it may be sent later. */
    record TryLater(String reason) implements LetterOutcome {}

    /** Certainly not sent, nor would any other letter of this sender be: somebody must look at it. */
    record SenderRefused(String reason) implements LetterOutcome {}

    /** Not sent yet: it will be, by itself. */
    record Kept(String reason) implements LetterOutcome {}

    /** Certainly not sent; the reason is for an operator's eyes. */
    record NotSent(String reason) implements LetterOutcome {}

    /** The answer was lost: it may or may not arrive. */
    record Uncertain(String why) implements LetterOutcome {}
}
