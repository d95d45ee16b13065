package io.tidings.subscriber;

/** A file of subscribers of which nothing was taken, as its first line doesn't say what its columns are. */
public final class UnreadableImport extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnreadableImport(String message) {
        super(message);
    }
}
