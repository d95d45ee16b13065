package io.tidings.delivery;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Many trials, by seed, on as many threads as there are cores, each with an arena of its own. */
final class Matrix {
    /** What it means that a trial finds somebody mailed twice or lost, or the ledger wrong. */
    enum Finding {
        /** An error, with the seed. */
        FAILS,
        /** For an engine that is known to do wrong. */
        IS_COUNTED
    }

    private final Engine.Kind engine;
    private final Finding finding;
    private final Tolls tolls = new Tolls();
    private final AtomicLong twice = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    Matrix(Engine.Kind engine, Finding finding) {
        this.engine = engine;
        this.finding = finding;
    }

    /** Holds trials from that seed on, while told to go on; ends at the first that fails, on whatever thread. */
    void run(long first, LongPredicate goesOn) {
        Seeds.each(first, goesOn, () -> {
            Map<Arena.Size, Arena> arenas = new EnumMap<>(Arena.Size.class);
            return seed ->
                    trial(arenas.computeIfAbsent(Arena.Size.of(seed), size -> Arena.inProcess(engine, size)), seed);
        });
    }

    /** One trial in an arena of its own. */
    void trial(long seed) {
        trial(Arena.inProcess(engine, Arena.Size.of(seed)), seed);
    }

    /** One trial; whatever goes wrong in it is an error with the seed. */
    void trial(Arena arena, long seed) {
        Findings findings;
        try {
            findings = new Trial(arena, seed, tolls).run();
        } catch (RuntimeException | Error e) {
            throw failed(seed, e.toString(), e);
        }
        twice.addAndGet(findings.twice());
        lost.addAndGet(findings.lost());
        if (finding == Finding.FAILS && !findings.isEmpty()) {
            throw failed(seed, findings.toString(), null);
        }
    }

    private static AssertionError failed(long seed, String why, @Nullable Throwable cause) {
        return new AssertionError(
                "Seed " + seed + ": " + why + "\n./tidings soak --seed " + seed + " repeats it", cause);
    }

    Tolls tolls() {
        return tolls;
    }

    long twice() {
        return twice.get();
    }

    long lost() {
        return lost.get();
    }
}
