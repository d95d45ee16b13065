package io.tidings.web;

import io.tidings.delivery.Tally;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionState;
import io.tidings.edition.Newsletter;
import io.tidings.edition.WeekIntake;
import io.tidings.stats.Rollup;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An edition as the console's templates see it. */
final class EditionView {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private EditionView() {}

    /** What people call an edition: by its newsletter, where that is not said already, and the day that its mail says. */
    static String title(Edition edition, ZoneId zone, String newsletter) {
        String asked = edition.id().requested()
                ? ", asked for at " + HOUR.format(edition.cutOff().atZone(zone))
                : "";
        String day = ConsoleFrame.WORDING.date(edition.day(zone)) + asked;
        return newsletter.isEmpty() ? day : newsletter + ", " + day;
    }

    /** The same, of a newsletter whose document may be gone, or unusable. */
    static String title(Edition edition, Optional<Newsletter> newsletter) {
        return title(
                edition,
                newsletter.map(known -> known.schedule().zone()).orElse(ConsoleFrame.UTC),
                newsletter.map(Newsletter::name).orElse(edition.newsletter().value()));
    }

    /** One row in a list of editions of a newsletter. */
    static Map<String, Object> line(Edition edition, ZoneId zone) {
        return Map.of(
                "id", edition.id().value(),
                "title", title(edition, zone, ""),
                "url", ConsolePaths.edition(edition.id()),
                "state", edition.state().name(),
                "badge", badge(edition.state()),
                "stories", edition.stories(),
                "composed", ConsoleFrame.time(edition.composedAt(), zone),
                "reasons", String.join(" ", edition.reasons()));
    }

    /** What the gate compares with other weeks, which is more than what the edition could take. */
    static String intake(WeekIntake intake) {
        String articles = intake.articles() == 1 ? "1 article" : ConsoleFrame.number(intake.articles()) + " articles";
        return switch (intake.days()) {
            case 0 -> articles;
            case 1 -> articles + " in one day, those that an earlier edition had among them";
            default -> articles + " in " + intake.days() + " days, those that an earlier edition had among them";
        };
    }

    /**
     * What the state means to who just opened the page, and what comes next.
     *
     * @param possible what can be done to it
     */
    static String means(Prospect prospect, Set<EditionAct> possible, ZoneId zone) {
        Edition edition = prospect.edition();
        boolean isOld = EditionAct.SEND.isPossibleIn(edition.state()) && !possible.contains(EditionAct.SEND);
        if (isOld) {
            return "So many editions came after it that it can't go out any more: cancel it.";
        }
        return switch (edition.state()) {
            case QUIET -> "Nothing is sent: it had too few stories, and keeps them for the next edition.";
            case HELD ->
                "The gate holds it. Approve it all the same, or correct what was wrong and compose it again."
                        + prospect.onceApproved();
            case READY ->
                "It waits for an editor."
                        + (edition.mayBeComposedAgain()
                                ? ""
                                : " It was approved before: what it says stands, and can only go out or be cancelled.")
                        + prospect.onceApproved();
            case APPROVED ->
                edition.sendAfter()
                        .map(at -> prospect.approved(at, ConsoleFrame.time(at, zone)))
                        .orElse("");
            case SENDING ->
                edition.waitsForQuota()
                        ? "It waits for SES, which takes no more mails in these 24 hours; a part is kept for letters to"
                                + " single subscribers. It goes on by itself when there is room."
                        : "It is being sent. Pause and cancel act within one chunk of 50 mails.";
            case PAUSED ->
                "It is paused: " + last(edition)
                        + (possible.contains(EditionAct.RESUME)
                                ? ". Who is open gets it when it is resumed."
                                : ". So many editions came after it that it can't go on: cancel it.");
            case SENT -> "Everybody has been seen to.";
            case CANCELLED -> "It was cancelled: nobody gets it any more.";
        };
    }

    /** Who paused it, and why. */
    private static String last(Edition edition) {
        return edition.changes().stream()
                .reduce((one, next) -> next)
                .map(change -> change.note().isEmpty() ? "by " + change.by() : change.note())
                .orElse("by nobody known");
    }

    static String badge(EditionState state) {
        return switch (state) {
            case QUIET, CANCELLED -> "";
            case HELD, PAUSED -> "warn";
            case READY, APPROVED, SENDING -> "info";
            case SENT -> "good";
        };
    }

    /**
     * What makes sense now: nobody is offered to be mailed again who is not there, nor what needs a document that can't be used.
     *
     * @param possible what can be done to it
     * @param readers how many it goes to
     */
    static List<Map<String, Object>> buttons(Prospect prospect, Set<EditionAct> possible, Tally tally, String readers) {
        Edition edition = prospect.edition();
        return possible.stream()
                .filter(act -> prospect.newsletter().isPresent() || !act.needsDocument())
                .filter(act -> act != EditionAct.COMPOSE_AGAIN || edition.mayBeComposedAgain())
                .filter(act -> act != EditionAct.RESEND_FAILED || tally.failed() > 0)
                .filter(act -> act != EditionAct.RESEND_UNCERTAIN || tally.uncertain() > 0)
                .map(act -> Map.<String, Object>of(
                        "act", act.word(),
                        "label", act.label(),
                        "style", style(act),
                        "sure", sure(act, prospect, readers)))
                .toList();
    }

    /** What to think of before an act that nothing takes back; "" for the others, which need no second press. */
    private static String sure(EditionAct act, Prospect prospect, String readers) {
        return switch (act) {
            case SEND -> prospect.beforeSending(readers);
            case CANCEL ->
                prospect.edition().pages() > 0
                        ? "Who has no mail of it yet never gets one."
                        : "It is never sent; what it has waits for the next edition.";
            case RESEND_UNCERTAIN -> "Some of them may get it twice.";
            case COMPOSE_AGAIN -> prospect.beforeComposing(readers);
            case APPROVE, RECALL, PAUSE, RESUME, RESEND_FAILED -> "";
        };
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
        return rollup.done() + " of " + allPages(edition, rollup) + " done, " + rollup.claimed() + " begun";
    }

    /** Those that were planned, and those on which others go on. */
    static long allPages(Edition edition, Rollup rollup) {
        return Math.max(edition.pages(), rollup.claimed());
    }
}
