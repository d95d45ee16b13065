package io.tidings.delivery;

import java.util.ArrayList;
import java.util.List;

/** What an edition did to its readers that it should not have done. */
final class Findings {
    private final List<String> twice = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    void twice(String who) {
        twice.add(who);
    }

    void lost(String who) {
        lost.add(who);
    }

    void wrong(String what) {
        wrong.add(what);
    }

    /** People who got the edition more than once and should not have. */
    int twice() {
        return twice.size();
    }

    /** People who got nothing, and of whom the ledger says otherwise or nothing. */
    int lost() {
        return lost.size();
    }

    boolean isEmpty() {
        return twice.isEmpty() && lost.isEmpty() && wrong.isEmpty();
    }

    @Override
    public String toString() {
        return "twice " + twice + ", lost " + lost + ", wrong " + wrong;
    }
}
