package io.tidings.web;

import io.tidings.delivery.DryRun;
import io.tidings.delivery.Exclusion;
import io.tidings.delivery.PriceSheet;
import io.tidings.delivery.Quota;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A dry run in words, for the edition's page. */
record DryRunView(DryRun run) {

    private static final double KILO = 1_000;
    private static final int CUT_BY_GMAIL_KILOBYTES = 102;

    void put(Map<String, Object> view) {
        view.put("readers", readers());
        view.put("recipients", about() + ConsoleFrame.number(run.recipients()));
        view.put("excluded", ConsoleFrame.number(run.excludedInAll()));
        view.put(
                "exclusions",
                Stream.of(Exclusion.values())
                        .filter(run.excluded()::containsKey)
                        .map(why -> Map.<String, Object>of(
                                "why",
                                why(why),
                                "count",
                                about() + ConsoleFrame.number(run.excluded().getOrDefault(why, 0L))))
                        .toList());
        view.put("hasExclusions", !run.excluded().isEmpty());
        view.put("sampled", !run.exact());
        view.put("dollars", dollars(run.dollars()));
        view.put("pricesOf", PriceSheet.LATEST.listed().toString());
        view.put("takes", takes());
        view.put("calls", ConsoleFrame.number(run.calls()) + " of SES, on " + pages());
        view.put("size", size());
        view.put("quota", run.quota().map(DryRunView::quota).orElse("SES does not tell just now"));
    }

    /** For "goes out to …". */
    private String readers() {
        return run.recipients() == 1
                ? about() + "one person"
                : about() + ConsoleFrame.number(run.recipients()) + " people";
    }

    private String about() {
        return run.exact() ? "" : "about ";
    }

    private String pages() {
        return run.pages() == 1 ? "one page" : ConsoleFrame.number(run.pages()) + " pages";
    }

    private static String why(Exclusion exclusion) {
        return switch (exclusion) {
            case UNCONFIRMED -> "Unconfirmed";
            case PAUSED -> "Paused";
            case UNSUBSCRIBED -> "Left";
            case SUPPRESSED -> "Suppressed";
            case NO_SECTION -> "Wants none of its topics";
            case NOT_THEIR_TURN -> "Gets another edition";
        };
    }

    private String size() {
        String html = kilobytes(run.htmlBytes());
        String cut =
                run.htmlBytes() > CUT_BY_GMAIL_KILOBYTES * KILO ? "; Gmail cuts it at " + CUT_BY_GMAIL_KILOBYTES : "";
        return html + " KB of HTML with all sections" + cut + ", " + kilobytes(run.textBytes()) + " KB of text";
    }

    private static String kilobytes(int bytes) {
        return ConsoleFrame.number(Math.max(1, Math.round(bytes / KILO)));
    }

    private static String quota(Quota quota) {
        String rate = quota.perSecond() <= 0
                ? "as fast as one likes"
                : ConsoleFrame.number(Math.max(1, Math.round(quota.perSecond()))) + " a second";
        return quota.isLimitedByDay()
                ? rate + ", " + ConsoleFrame.number(quota.leftToday()) + " left of "
                        + ConsoleFrame.number((long) quota.perDay()) + " in 24 hours"
                : rate;
    }

    private String takes() {
        long days = run.days().orElse(1L);
        return days > 1 ? days + " days" : run.time().map(DryRunView::told).orElse("unknown");
    }

    private static String told(Duration time) {
        if (time.toSeconds() < 2) {
            return "a moment";
        }
        if (time.toMinutes() < 2) {
            return time.toSeconds() + " seconds";
        }
        return time.toHours() < 3 ? time.toMinutes() + " minutes" : time.toHours() + " hours";
    }

    /** {@code $0.06}; what is less than a cent is said to be so. */
    static String dollars(double dollars) {
        return dollars > 0 && dollars < 0.005 ? "under $0.01" : String.format(Locale.ENGLISH, "$%,.2f", dollars);
    }
}
