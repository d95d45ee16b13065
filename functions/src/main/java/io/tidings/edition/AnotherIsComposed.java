package io.tidings.edition;

/** Another edition of the newsletter is being composed at this moment: this one can be asked for again in a minute. */
public final class AnotherIsComposed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AnotherIsComposed(EditionId edition) {
        super("Another edition of " + edition.newsletter() + " is being composed; " + edition
                + " can be asked for again in a minute.");
    }
}
