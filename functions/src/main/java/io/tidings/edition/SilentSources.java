package io.tidings.edition;

import io.tidings.edition.GateReport.Level;
import io.tidings.edition.GateReport.SourceWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Whether a source that brought nothing should have. One that the newsletter expects since a day holds the edition. Of
 * others, one is established that told in all of the weeks before, or all but one, and so much that nothing at all is no
 * accident: at least {@value #STEADY} a week without exception, or {@value #MANY} on average (of which chance makes none in
 * one week of 150). What told in every week, but less, is warned of.
 */
final class SilentSources {

    private static final int FEWEST_WEEKS = 4;
    private static final int STEADY = 3;
    private static final int MANY = 5;
    private static final double WORTH_A_WARNING = 3;

    private final GateHistory history;
    private final WeekIntake now;

    SilentSources(GateHistory history, WeekIntake now) {
        this.history = history;
        this.now = now;
    }

    /** Every source of this week and of those before, by name. */
    List<SourceWeek> all() {
        TreeSet<String> names = history.sources();
        names.addAll(now.bySource().keySet());
        history.newsletter().gate().expected().forEach(expected -> names.add(expected.source()));
        return names.stream().map(this::week).toList();
    }

    private SourceWeek week(String source) {
        List<Integer> before = before(source);
        double mean = before.stream().mapToInt(Integer::intValue).average().orElse(0);
        Level level = now.of(source) > 0 ? Level.PASS : silent(source, before, mean);
        return new SourceWeek(source, now.of(source), Math.round(mean * 10) / 10.0, level);
    }

    /** Weeks in which it was not yet expected say nothing of it. */
    private List<Integer> before(String source) {
        LocalDate since = history.newsletter().gate().expectedSince(source).orElse(LocalDate.MIN);
        return history.editions().stream()
                .filter(edition -> !history.day(edition.cutOff()).isBefore(since))
                .map(edition -> edition.intake().of(source))
                .toList();
    }

    private Level silent(String source, List<Integer> before, double mean) {
        Optional<LocalDate> since = history.newsletter().gate().expectedSince(source);
        if (since.isPresent()) {
            LocalDate begin = history.day(history.cutOff())
                    .minusDays(history.newsletter().schedule().days() - 1L);
            return since.get().isAfter(begin) ? Level.PASS : Level.HOLD;
        }
        long told = before.stream().filter(articles -> articles > 0).count();
        if (before.size() < FEWEST_WEEKS || told < before.size() - 1) {
            return Level.PASS;
        }
        boolean steady = before.stream().allMatch(articles -> articles >= STEADY);
        if (steady || mean >= MANY) {
            return Level.HOLD;
        }
        return told == before.size() && mean >= WORTH_A_WARNING ? Level.WARN : Level.PASS;
    }
}
