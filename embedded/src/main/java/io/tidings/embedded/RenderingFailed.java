package io.tidings.embedded;

/** SES accepted the message, but its template does not render with its data. */
final class RenderingFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    RenderingFailed(String message) {
        super(message);
    }
}
