package io.tidings.embedded;

/** A call SES turns away as a whole, with its HTTP status and error code. */
final class SesError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    SesError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static SesError badRequest(String message) {
        return new SesError(400, "BadRequestException", message);
    }

    static SesError notFound(String message) {
        return new SesError(404, "NotFoundException", message);
    }

    static SesError throttled() {
        return new SesError(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
    }

    static SesError dayIsFull() {
        return new SesError(400, "LimitExceededException", "Daily message quota exceeded.");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
