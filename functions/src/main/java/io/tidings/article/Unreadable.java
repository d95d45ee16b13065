package io.tidings.article;

/** From here on a file says nothing we can read; what came before it stands. Never thrown for broken infrastructure. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final String excerpt;

    Unreadable(long line, String reason, String excerpt) {
        super(reason);
        this.line = line;
        this.excerpt = excerpt;
    }

    Unreadable(long line, String reason, String excerpt, Throwable cause) {
        super(reason, cause);
        this.line = line;
        this.excerpt = excerpt;
    }

    Rejection rejection() {
        return new Rejection(line, String.valueOf(getMessage()), excerpt);
    }
}
