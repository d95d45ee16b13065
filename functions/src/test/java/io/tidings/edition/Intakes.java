package io.tidings.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Weeks as they come: sources of different rates, each article by itself (Poisson), one that writes in bursts, one that
 * begins later, weeks of holidays, and a few empty, repeated and old articles in every week. The same seed, the same weeks.
 */
final class Intakes {

    static final int WEEKS = 73;
    /** Two Christmases and a week that nobody wrote down as a holiday. */
    private static final List<Integer> HOLIDAYS = List.of(7, 8, 59, 60);

    private static final Map<String, Double> RATES = new TreeMap<>(Map.of(
            "agency",
            46.0,
            "cloud-journal",
            21.0,
            "data-dispatch",
            9.0,
            "night-shift",
            7.0,
            "margin-notes",
            3.0,
            "irregular",
            1.2));

    private final Random random;
    private final List<WeekIntake> weeks = new ArrayList<>();

    Intakes(long seed) {
        random = new Random(seed);
        for (int week = 0; week < WEEKS; week++) {
            weeks.add(week(week));
        }
    }

    WeekIntake of(int week) {
        return weeks.get(week);
    }

    private WeekIntake week(int week) {
        // Not only chance: some weeks have more to tell than others.
        double mood = StrictMath.exp(random.nextGaussian() * 0.12) * (HOLIDAYS.contains(week) ? 0.35 : 1);
        Map<String, Integer> bySource = new TreeMap<>();
        RATES.forEach((source, rate) -> put(bySource, source, rate * mood));
        put(bySource, "bursts", (random.nextInt(4) == 0 ? 8 : 0.2) * mood);
        put(bySource, "late-comer", week < 30 ? 0 : 11 * mood);
        int articles = bySource.values().stream().mapToInt(Integer::intValue).sum();
        return new WeekIntake(
                7,
                articles,
                hit(articles, 0.012),
                hit(articles, 0.03),
                hit(articles, 0.001),
                hit(articles, 0.04),
                hit(articles, 0.005),
                bySource);
    }

    private void put(Map<String, Integer> bySource, String source, double mean) {
        int count = poisson(mean);
        if (count > 0) {
            bySource.put(source, count);
        }
    }

    private int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        int count = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return Math.max(0, count);
    }

    private int hit(int articles, double share) {
        int hit = 0;
        for (int i = 0; i < articles; i++) {
            hit += random.nextDouble() < share ? 1 : 0;
        }
        return hit;
    }

    /** The scheduled editions of the weeks before that one, as they were. */
    List<Edition> before(int week) {
        List<Edition> before = new ArrayList<>();
        for (int i = 0; i < week; i++) {
            LocalDate date = date(i);
            before.add(Samples.edition("weekly-" + date, EditionState.SENT, hour(i), weeks.get(i)));
        }
        return before;
    }

    static LocalDate date(int week) {
        return LocalDate.of(2025, 11, 10).plusWeeks(week);
    }

    static Instant hour(int week) {
        return date(week).atTime(8, 0).atZone(Samples.BERLIN).toInstant();
    }
}
