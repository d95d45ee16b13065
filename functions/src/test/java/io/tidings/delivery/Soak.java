package io.tidings.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Holds trials of the crash matrix for as long as it is let, and stops at the first that fails, with its seed:
 * {@code ./tidings soak}.
 */
final class Soak {
    private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

    private Soak() {}

    /** {@code --minutes N}, {@code --trials N}, {@code --seed N}: that one alone, {@code --from N}: seeds from there on. */
    public static void main(String[] arguments) {
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("tidings: " + e.getMessage() + ". See ./tidings soak --help.");
            System.exit(2);
            return;
        }
        Matrix matrix = new Matrix(Engine.Kind.OURS, Matrix.Finding.FAILS);
        try {
            if (options.seed() != null) {
                matrix.trial(options.seed());
                System.out.println("Seed " + options.seed() + " holds.");
            } else {
                soak(matrix, options);
            }
        } catch (AssertionError e) {
            e.printStackTrace(System.out);
            System.exit(1);
        }
    }

    private static void soak(Matrix matrix, Options options) {
        Instant began = Instant.now();
        Instant end = began.plus(options.length());
        Reporter reporter = new Reporter(matrix, began);
        System.out.println("Trials from seed " + options.from() + " on; Ctrl-C ends it.");
        matrix.run(options.from(), seed -> {
            reporter.maybe();
            return Instant.now().isBefore(end) && seed - options.from() < options.trials();
        });
        reporter.print();
    }

    private static final class Reporter {
        private final Matrix matrix;
        private final Instant began;
        private Instant next;

        Reporter(Matrix matrix, Instant began) {
            this.matrix = matrix;
            this.began = began;
            this.next = began.plus(REPORT_EVERY);
        }

        synchronized void maybe() {
            if (Instant.now().isAfter(next)) {
                next = next.plus(REPORT_EVERY);
                print();
            }
        }

        void print() {
            double seconds = Duration.between(began, Instant.now()).toMillis() / 1e3;
            double rate = matrix.tolls().of(Toll.TRIAL) / Math.max(0.001, seconds);
            System.out.printf(Locale.ROOT, "%.0f s, %.0f trials/s: %s%n", seconds, rate, matrix.tolls());
        }
    }

    private record Options(
            Duration length,
            long trials,
            long from,
            @Nullable Long seed) {
        static Options of(String[] arguments) {
            Options options = new Options(Duration.ofDays(1_000), Long.MAX_VALUE, 1_000_000, null);
            for (int i = 0; i < arguments.length; i += 2) {
                if (i + 1 == arguments.length) {
                    throw new IllegalArgumentException(arguments[i] + " needs a number");
                }
                options = options.with(arguments[i], number(arguments[i], arguments[i + 1]));
            }
            return options;
        }

        private static long number(String name, String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " needs a number, and " + text + " is none", e);
            }
        }

        private Options with(String name, long value) {
            return switch (name) {
                case "--minutes" -> new Options(Duration.ofMinutes(value), trials, from, seed);
                case "--trials" -> new Options(length, value, from, seed);
                case "--from" -> new Options(length, trials, value, seed);
                case "--seed" -> new Options(length, trials, from, value);
                default -> throw new IllegalArgumentException("soak does not know " + name);
            };
        }
    }
}
