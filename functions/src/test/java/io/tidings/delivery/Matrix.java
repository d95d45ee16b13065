package io.tidings.delivery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Many trials, by seed, on as many threads as there are cores, each with an arena of its own. */
final class Matrix {
    private final Engine.Kind engine;
    private final Tolls tolls = new Tolls();
    private final AtomicLong twice = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    Matrix(Engine.Kind engine) {
        this.engine = engine;
    }

    /** Holds trials from that seed on, while told to go on. */
    void run(long first, LongPredicate goesOn) {
        AtomicLong next = new AtomicLong(first);
        int cores = Runtime.getRuntime().availableProcessors();
        try (var threads = Executors.newFixedThreadPool(cores)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < cores; thread++) {
                all.add(threads.submit(() -> {
                    Map<Arena.Size, Arena> arenas = new EnumMap<>(Arena.Size.class);
                    for (long seed = next.getAndIncrement(); goesOn.test(seed); seed = next.getAndIncrement()) {
                        trial(arenas.computeIfAbsent(Arena.Size.of(seed), size -> Arena.inProcess(engine, size)), seed);
                    }
                }));
            }
            for (Future<?> one : all) {
                await(one, next);
            }
        }
    }

    private static void await(Future<?> one, AtomicLong next) {
        try {
            one.get();
        } catch (ExecutionException e) {
            next.set(Long.MAX_VALUE / 2);
            throw e.getCause() instanceof AssertionError error ? error : new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One trial in an arena of its own. */
    void trial(long seed) {
        trial(Arena.inProcess(engine, Arena.Size.of(seed)), seed);
    }

    /** One trial; what ours does wrong is an error with the seed. */
    void trial(Arena arena, long seed) {
        Findings findings;
        try {
            findings = new Trial(arena, seed, tolls).run();
        } catch (RuntimeException | AssertionError e) {
            throw failed(seed, e.toString(), e);
        }
        twice.addAndGet(findings.twice());
        lost.addAndGet(findings.lost());
        if (engine == Engine.Kind.OURS && !findings.isEmpty()) {
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
