package io.tidings.embedded;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the SES endpoint really did, whatever it answered: what the ledger is held against. Thread-safe. */
public final class Truth {
    private final MailLog log;
    private final AtomicLong calls = new AtomicLong();
    private final Map<String, AtomicLong> byOperation = new ConcurrentHashMap<>();

    Truth(MailLog log) {
        this.log = log;
    }

    /** How often a mail of this edition (its {@code edition} tag, or empty) to this address was accepted. */
    public int accepted(String address, String edition) {
        return log.accepted(address, edition);
    }

    /** How often each address was accepted for an edition; those never accepted are missing. Reads the whole log. */
    public Map<String, Integer> accepted(String edition) {
        return log.accepted(edition);
    }

    /** Accepted recipients, of every edition and none. */
    public long accepted() {
        return log.acceptedCount();
    }

    /** Calls that arrived since the start, of every operation. */
    public long calls() {
        return calls.get();
    }

    /** Calls of one operation that arrived since the start, such as {@code SendBulkEmail}. */
    public long calls(String operation) {
        var count = byOperation.get(operation);
        return count == null ? 0 : count.get();
    }

    /** Counts a call and returns its number, from 1. */
    long called(String operation) {
        byOperation.computeIfAbsent(operation, _ -> new AtomicLong()).incrementAndGet();
        return calls.incrementAndGet();
    }
}
