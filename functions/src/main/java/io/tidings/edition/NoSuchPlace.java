package io.tidings.edition;

/** An editor wants a story, or a section for it, that the edition or its newsletter does not have; the message says which. */
public final class NoSuchPlace extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoSuchPlace(String message) {
        super(message);
    }
}
