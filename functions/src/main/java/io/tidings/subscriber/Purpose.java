package io.tidings.subscriber;

/** What a token allows; one of another purpose opens nothing. */
public enum Purpose {
    CONFIRM('c'),
    PREFERENCES('p'),
    /** The same page without anybody's data, for who comes there from the page of another link. */
    CHOICES('h'),
    UNSUBSCRIBE('u');

    private final char letter;

    Purpose(char letter) {
        this.letter = letter;
    }

    /** Stands in the token and, as {@code /u/…}, in the link of what has a page of its own: never change it. */
    char letter() {
        return letter;
    }
}
