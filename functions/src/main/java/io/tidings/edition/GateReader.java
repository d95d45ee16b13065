package io.tidings.edition;

import io.tidings.edition.GateSettings.Expected;
import io.tidings.edition.GateSettings.Holiday;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the part {@code gate} of a newsletter document. */
final class GateReader {

    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Expected UNREADABLE = new Expected("?", LocalDate.MAX);
    private static final Holiday NONE = new Holiday(LocalDate.MAX, LocalDate.MAX);

    private GateReader() {}

    static GateSettings read(DocumentPart part) {
        part.only(
                "lowestRatio",
                "warnRatio",
                "highestRatio",
                "weeks",
                "mostEmpty",
                "mostDuplicates",
                "mostFuture",
                "mostStale",
                "expected",
                "holidays");
        GateSettings usual = GateSettings.USUAL;
        double lowest = part.ratio("lowestRatio", usual.lowestRatio(), 0, 1);
        double warn = part.ratio("warnRatio", Math.max(lowest, usual.warnRatio()), 0, 1);
        if (warn < lowest) {
            part.problem(
                    "/warnRatio",
                    warn + " is below the " + lowest + " under which a week is held: it would hardly ever warn. "
                            + "Use a number from " + lowest + " to 1.");
        }
        return new GateSettings(
                lowest,
                warn,
                part.ratio("highestRatio", usual.highestRatio(), 1, 1000),
                part.number("weeks", usual.weeks(), 3, 52),
                part.ratio("mostEmpty", usual.mostEmpty(), 0, 1),
                part.ratio("mostDuplicates", usual.mostDuplicates(), 0, 1),
                part.ratio("mostFuture", usual.mostFuture(), 0, 1),
                part.ratio("mostStale", usual.mostStale(), 0, 1),
                expected(part),
                holidays(part));
    }

    private static List<Expected> expected(DocumentPart gate) {
        List<Expected> expected = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (DocumentPart part : gate.parts("expected")) {
            part.only("source", "since");
            String source = part.value(
                    "source",
                    UNREADABLE.source(),
                    GateReader::source,
                    "Use the source's name: a-z, 0-9 and -, at most 63.");
            if (!named.add(source) && !source.equals(UNREADABLE.source())) {
                part.problem("/source", "\"" + source + "\" stands there twice. Remove one.");
            }
            expected.add(new Expected(
                    source,
                    part.value("since", UNREADABLE.since(), LocalDate::parse, "Write a date, like \"2026-09-01\".")));
        }
        return expected;
    }

    static boolean isSource(String text) {
        return SOURCE.matcher(text).matches();
    }

    static String source(String text) {
        if (!isSource(text)) {
            throw new IllegalArgumentException("no source");
        }
        return text;
    }

    private static List<Holiday> holidays(DocumentPart gate) {
        List<Holiday> holidays = new ArrayList<>();
        List<String> texts = gate.texts("holidays", 40);
        for (int i = 0; i < texts.size(); i++) {
            holidays.add(gate.parsed(
                    "/holidays/" + i,
                    texts.get(i),
                    NONE,
                    Holiday::parse,
                    "Write a date, or two with a slash, like \"2026-12-24/2027-01-01\"."));
        }
        return holidays;
    }
}
