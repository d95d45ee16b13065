package io.tidings.embedded;

/** A change of the account's suppression list. */
record Suppression(Change change, String address, String reason, String at) implements LogEntry {
    enum Change {
        PUT,
        DELETED
    }
}
