package io.tidings.embedded;

/**
 * What a reader, or the reader's provider, did with a mail.
 *
 * @param detail the link of a click, else empty
 */
record ReaderAct(Kind kind, String messageId, String at, String userAgent, String detail) implements LogEntry {
    enum Kind {
        OPEN,
        CLICK,
        COMPLAINT,
        BOUNCE
    }
}
