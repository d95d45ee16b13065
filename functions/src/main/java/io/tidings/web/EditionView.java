package io.tidings.web;

import io.tidings.delivery.Tally;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionState;
import io.tidings.edition.FrozenEdition;
import io.tidings.edition.FrozenSection;
import io.tidings.edition.FrozenStory;
import io.tidings.edition.GateReport;
import io.tidings.stats.Rollup;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An edition as the console's templates see it. */
final class EditionView {

    private EditionView() {}

    /** One row in a list of editions. */
    static Map<String, Object> line(Edition edition, ZoneId zone) {
        return Map.of(
                "id", edition.id().value(),
                "url", "/console/editions/" + edition.id(),
                "state", edition.state().name(),
                "badge", badge(edition.state()),
                "stories", edition.stories(),
                "composed", ConsoleFrame.time(edition.composedAt(), zone),
                "reasons", String.join(" ", edition.reasons()));
    }

    static String badge(EditionState state) {
        return switch (state) {
            case QUIET, CANCELLED -> "";
            case HELD, PAUSED -> "warn";
            case READY, APPROVED, SENDING -> "info";
            case SENT -> "good";
        };
    }

    /** What makes sense now: nobody is offered to be mailed again who is not there. */
    static List<Map<String, Object>> buttons(Edition edition, Tally tally) {
        return Arrays.stream(EditionAct.values())
                .filter(act -> act.isPossibleIn(edition.state()))
                .filter(act -> act != EditionAct.COMPOSE_AGAIN || edition.mayBeComposedAgain())
                .filter(act -> act != EditionAct.RESEND_FAILED || tally.failed() > 0)
                .filter(act -> act != EditionAct.RESEND_UNCERTAIN || tally.uncertain() > 0)
                .map(act -> Map.<String, Object>of("act", act.word(), "label", act.label(), "style", style(act)))
                .toList();
    }

    private static String style(EditionAct act) {
        return switch (act) {
            case APPROVE, RESUME -> "";
            case SEND, COMPOSE_AGAIN, RECALL, PAUSE, RESEND_FAILED -> "quiet";
            case CANCEL, RESEND_UNCERTAIN -> "danger";
        };
    }

    static List<Map<String, Object>> timeline(Edition edition, ZoneId zone) {
        return edition.changes().stream()
                .map(change -> Map.<String, Object>of(
                        "state", change.to().name(),
                        "at", ConsoleFrame.time(change.at(), zone),
                        "by", change.by(),
                        "note", change.note()))
                .toList();
    }

    /** The four parts that everybody eligible is in one of, each with its share of the bar. */
    static List<Map<String, Object>> parts(Tally tally) {
        return List.of(
                part("accepted", tally.accepted(), tally, "--good"),
                part("rejected", tally.rejected(), tally, "--bad"),
                part("uncertain", tally.uncertain(), tally, "--label"),
                part("open", tally.open(), tally, "--muted"));
    }

    private static Map<String, Object> part(String name, long count, Tally tally, String colour) {
        return Map.of(
                "name",
                name,
                "count",
                ConsoleFrame.number(count),
                "percent",
                Share.percentText(count, tally.eligible()),
                "colour",
                colour);
    }

    static List<Map<String, Object>> rejections(Tally tally) {
        return tally.reasons().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Map.<String, Object>of(
                        "reason", entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        "count", ConsoleFrame.number(entry.getValue())))
                .toList();
    }

    static String pages(Edition edition, Rollup rollup) {
        return rollup.done() + " of " + edition.pages() + " done, " + rollup.claimed() + " begun";
    }

    static List<Map<String, Object>> checks(FrozenEdition frozen) {
        return frozen.gate().checks().stream()
                .map(check -> Map.<String, Object>of(
                        "what", check.what(),
                        "figure", check.figure(),
                        "usual", check.usual(),
                        "limit", check.limit(),
                        "level", check.level().name().toLowerCase(Locale.ROOT),
                        "badge", badge(check.level())))
                .toList();
    }

    private static String badge(GateReport.Level level) {
        return switch (level) {
            case PASS -> "good";
            case WARN -> "warn";
            case HOLD -> "bad";
        };
    }

    static List<Map<String, Object>> sections(FrozenEdition frozen) {
        return frozen.sections().stream().map(EditionView::section).toList();
    }

    private static Map<String, Object> section(FrozenSection section) {
        return Map.of(
                "name",
                section.slug().equals(Edition.IN_BRIEF) ? "In brief" : section.name(),
                "groups",
                section.groups().entrySet().stream()
                        .map(group -> Map.of(
                                "name",
                                group.getKey(),
                                "stories",
                                group.getValue().stream()
                                        .map(EditionView::story)
                                        .toList()))
                        .toList());
    }

    private static Map<String, Object> story(FrozenStory story) {
        return Map.of(
                "title", story.lead().title(),
                "url", story.lead().url(),
                "source", story.lead().sourceTitle(),
                "covered", covered(story.alsoCoveredBy().size()),
                "why", why(story.why()));
    }

    private static String covered(int others) {
        return others == 0 ? "" : others == 1 ? "also covered by one other" : "also covered by " + others + " others";
    }

    private static String why(FrozenStory.Why why) {
        String evidence = why.evidence().stream().collect(Collectors.joining(", "));
        return String.format(
                Locale.ENGLISH,
                "rank %d, score %.2f, sure by %d %%%s",
                why.rank(),
                why.score(),
                Math.round(why.confidence() * 100),
                evidence.isEmpty() ? "" : ": " + evidence);
    }
}
