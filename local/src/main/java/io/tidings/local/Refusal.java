package io.tidings.local;

import org.jspecify.annotations.Nullable;

/** Something the person at the terminal asked for cannot be done: its message is the sentence to print. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String sentence) {
        this(sentence, null);
    }

    Refusal(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
