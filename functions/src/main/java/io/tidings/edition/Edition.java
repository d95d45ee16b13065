package io.tidings.edition;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An edition as its table knows it: small, and changed only in state, pages and dates; what it says is frozen elsewhere.
 *
 * @param cutOffFrom it has the articles seen after this
 * @param cutOff and until this
 * @param reasons why it is quiet or held, and what the gate noticed
 * @param stories how many stories stand in its sections
 * @param sections slugs in order; {@link #IN_BRIEF} last
 * @param headlines its subject in the newsletter's language, and the first stories of further sections: what lists show
 * @param intake what came in during the period up to the cut-off: what the gate compares weeks by
 * @param pages how many pages it is sent in; 0 until it is fanned out
 * @param sendAfter the end of its cooling-off; empty before it is approved
 * @param attendance while it is being sent, what a tick saw to; empty from the moment it begins or is let go on until its
 *     pages are on the queue
 * @param draft {@link #FIRST_DRAFT}, and one more each time it was composed again; each says something of its own, and only
 *     this one counts
 * @param composedAt when this draft was made: at its cut-off, or later, when an editor changed it by hand
 * @param changedAt when its state last changed
 * @param changes every state it came into, oldest first
 */
public record Edition(
        EditionId id,
        NewsletterId newsletter,
        EditionState state,
        Instant cutOffFrom,
        Instant cutOff,
        Instant composedAt,
        List<String> reasons,
        int stories,
        List<String> sections,
        List<String> headlines,
        WeekIntake intake,
        int pages,
        Optional<Instant> sendAfter,
        Optional<Attendance> attendance,
        int draft,
        Instant changedAt,
        List<Change> changes) {

    /** The slug of the section for what fits no topic; no topic may have it. */
    public static final String IN_BRIEF = "in-brief";

    /** The number of the draft that an edition is composed with. */
    static final int FIRST_DRAFT = 1;

    private static final Duration UNTIL_FIRST_TICK = Duration.ofDays(1);

    public Edition {
        reasons = List.copyOf(reasons);
        sections = List.copyOf(sections);
        headlines = List.copyOf(headlines);
        changes = List.copyOf(changes);
    }

    /** The day that readers know it by, in the newsletter's zone. */
    public LocalDate day(ZoneId zone) {
        return id.day(cutOff, zone);
    }

    /** Whether nobody looked after it for so long that it should not go on by itself. */
    public boolean leftAlone(Instant now) {
        return attendance
                .map(Attendance::goodUntil)
                .orElseGet(this::goodUntilFirstTick)
                .isBefore(now);
    }

    /** Whether it waits for room in SES's daily quota. */
    public boolean waitsForQuota() {
        return state == EditionState.SENDING
                && attendance.filter(Attendance::outOfQuota).isPresent();
    }

    /** Until when workers go on with it before a tick has looked after it. */
    public Instant goodUntilFirstTick() {
        return changedAt.plus(UNTIL_FIRST_TICK);
    }

    /** Whether this draft was made by an editor's hand, of what the draft before had. */
    boolean isRevised() {
        return composedAt.isAfter(cutOff);
    }

    /** How often somebody let it go on after it was paused like that. */
    public int timesLetGoOnAfter(Predicate<Change> pause) {
        int times = 0;
        for (int i = 1; i < changes.size(); i++) {
            Change paused = changes.get(i - 1);
            Change next = changes.get(i);
            if (paused.to() == EditionState.PAUSED && pause.test(paused) && next.to() == EditionState.SENDING) {
                times++;
            }
        }
        return times;
    }

    /**
     * Whether another draft may take its place: it waits for an editor, and nobody has approved it yet. What was approved
     * once is what an editor saw and let go, also when it was recalled.
     */
    public boolean mayBeComposedAgain() {
        boolean waits = state == EditionState.HELD || state == EditionState.READY;
        return waits && changes.stream().noneMatch(change -> change.to() == EditionState.APPROVED);
    }

    /** As a later draft of what had these changes; its own are added. */
    Edition asDraft(int number, List<Change> before) {
        return asDraft(number, before, "composed again: draft " + number);
    }

    /** The same; {@code note} says what made it one. */
    Edition asDraft(int number, List<Change> before, String note) {
        List<Change> all = new ArrayList<>(before);
        changes.forEach(change -> all.add(new Change(change.to(), change.at(), change.by(), note)));
        return new Edition(
                id,
                newsletter,
                state,
                cutOffFrom,
                cutOff,
                composedAt,
                reasons,
                stories,
                sections,
                headlines,
                intake,
                pages,
                sendAfter,
                attendance,
                number,
                changedAt,
                all);
    }

    /** Whether readers got, or may yet get, what it has: then no later edition brings it again. */
    public boolean counts() {
        return switch (state) {
            case QUIET -> false;
            case CANCELLED -> pages > 0;
            case HELD, READY, APPROVED, SENDING, PAUSED, SENT -> true;
        };
    }
}
