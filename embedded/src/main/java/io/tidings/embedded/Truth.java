package io.tidings.embedded;

import java.util.Map;

/** What the SES endpoint really did, whatever it answered: what the ledger is held against. Thread-safe. */
public final class Truth {
    Truth() {}

    /** How often a mail of this edition (its {@code edition} tag) to this address was accepted. */
    public int accepted(String address, String edition) {
        return 0;
    }

    /** How often each address was accepted for an edition; those never accepted are missing. */
    public Map<String, Integer> accepted(String edition) {
        return Map.of();
    }

    /** Accepted recipients, of every edition and none. */
    public long accepted() {
        return 0;
    }

    /** Calls that arrived, of every operation. */
    public long calls() {
        return 0;
    }

    /** Calls of one operation that arrived, such as {@code SendBulkEmail}. */
    public long calls(String operation) {
        return 0;
    }
}
