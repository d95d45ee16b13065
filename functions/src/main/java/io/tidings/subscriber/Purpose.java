package io.tidings.subscriber;

/** What a token allows; one of another purpose opens nothing. */
public enum Purpose {
    CONFIRM('c'),
    PREFERENCES('p'),
    UNSUBSCRIBE('u');

    private final char letter;

    Purpose(char letter) {
        this.letter = letter;
    }

    /** Stands in the token and, as {@code /u/…}, in the link: never change it. */
    char letter() {
        return letter;
    }
}
