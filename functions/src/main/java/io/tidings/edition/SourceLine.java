package io.tidings.edition;

import io.tidings.article.RejectedCount;
import io.tidings.article.Rejection;
import io.tidings.article.SourceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a source brought in the period of the last edition, what it usually brings, and what of it could not be read since.
 *
 * @param reasons the first of why items were rejected
 */
public record SourceLine(
        String source, int articles, double usual, GateReport.Level level, int rejected, List<String> reasons) {

    private static final int REASONS = 3;

    public SourceLine {
        reasons = List.copyOf(reasons);
    }

    /** By name; {@code reasons} looks up why the last items of a source were rejected. */
    static List<SourceLine> all(
            Optional<FrozenEdition> last,
            Map<SourceName, RejectedCount> rejected,
            Function<RejectedCount, List<Rejection>> reasons) {
        Set<String> names = new TreeSet<>();
        rejected.keySet().forEach(source -> names.add(source.value()));
        last.ifPresent(edition -> {
            names.addAll(edition.gate().intake().bySource().keySet());
            edition.gate().sources().forEach(week -> names.add(week.source()));
        });
        return names.stream()
                .map(name -> {
                    Optional<RejectedCount> count = Optional.ofNullable(rejected.get(new SourceName(name)));
                    return of(name, last, count, count.map(reasons).orElse(List.of()));
                })
                .toList();
    }

    private static SourceLine of(
            String name, Optional<FrozenEdition> last, Optional<RejectedCount> rejected, List<Rejection> reasons) {
        Optional<GateReport.SourceWeek> week = last.stream()
                .flatMap(edition -> edition.gate().sources().stream())
                .filter(one -> one.source().equals(name))
                .findFirst();
        return new SourceLine(
                name,
                last.map(edition -> edition.gate().intake().of(name)).orElse(0),
                week.map(GateReport.SourceWeek::usual).orElse(0.0),
                week.map(GateReport.SourceWeek::level).orElse(GateReport.Level.PASS),
                rejected.map(RejectedCount::items).orElse(0),
                reasons.stream().map(SourceLine::sentence).limit(REASONS).toList());
    }

    private static String sentence(Rejection rejection) {
        return (rejection.line() > 0 ? "line " + rejection.line() + ": " : "") + rejection.reason();
    }
}
