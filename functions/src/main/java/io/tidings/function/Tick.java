package io.tidings.function;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due. Each duty stands for itself: one that fails is reported at the end, after all the others had their
 * turn. A missed tick is caught up by the next.
 */
public final class Tick {
    private static final Logger LOG = LoggerFactory.getLogger(Tick.class);

    /** Something to look after; it may find nothing to do. */
    public record Duty(String name, Runnable work) {}

    /** Some duties failed: each failure is a suppressed exception. */
    public static final class DutiesFailed extends RuntimeException {
        private static final long serialVersionUID = 1;

        DutiesFailed(List<String> names) {
            super("Failed in this tick: " + String.join(", ", names));
        }
    }

    private final List<Supplier<List<Duty>>> rounds;

    /** Rounds follow each other: what one has made, the next may find. */
    public Tick(List<Supplier<List<Duty>>> rounds) {
        this.rounds = List.copyOf(rounds);
    }

    /** Answers how many duties were done. */
    public int run() {
        var failures = new ArrayList<Throwable>();
        var failed = new ArrayList<String>();
        var done = 0;
        for (var round : rounds) {
            for (var duty : named(round, failures, failed)) {
                done += attempt(duty, failures, failed);
            }
        }
        if (!failed.isEmpty()) {
            var all = new DutiesFailed(failed);
            failures.forEach(all::addSuppressed);
            throw all;
        }
        return done;
    }

    private static List<Duty> named(Supplier<List<Duty>> round, List<Throwable> failures, List<String> failed) {
        var duties = new ArrayList<Duty>();
        attempt(new Duty("asking what is due", () -> duties.addAll(round.get())), failures, failed);
        return duties;
    }

    private static int attempt(Duty duty, List<Throwable> failures, List<String> failed) {
        try {
            duty.work().run();
            return 1;
        } catch (RuntimeException | LinkageError | VirtualMachineError e) {
            // Also what one article's text or one missing class does to a duty: editions must be looked after all the
            // same.
            LOG.error("{} failed; the other duties go on", duty.name(), e);
            failures.add(e);
            failed.add(duty.name());
            return 0;
        }
    }
}
