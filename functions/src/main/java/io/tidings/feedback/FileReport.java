package io.tidings.feedback;

/**
 * What a file of events held.
 *
 * @param events that became marks
 * @param ignored of letters, test mails, unknown editions, or of types that mean nothing here
 * @param malformed records that could not be read
 * @param pages that something was written to
 * @param suppressed readers who won't be mailed any more
 */
public record FileReport(
        String key, Reading reading, long events, long ignored, long malformed, int pages, int suppressed) {
    /** Whether there was anything to do. */
    public enum Reading {
        READ,
        /** This version of the file was read before. */
        READ_BEFORE,
        /** There is no such file any more. */
        GONE
    }

    static FileReport nothing(String key, Reading reading) {
        return new FileReport(key, reading, 0, 0, 0, 0, 0);
    }
}
