package io.tidings.web;

import io.tidings.edition.Approval;
import io.tidings.edition.EditionId;
import io.tidings.edition.Newsletter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * When an edition goes out, as the console says it before somebody lets it go.
 *
 * @param now when it is said
 * @param at it goes out after this
 * @param coolingOff how long it waits in any case
 * @param local the day and hour at which each reader gets it by their own clock; empty where all get it at once
 * @param zone by whose clock {@code at} is told
 */
record GoesOut(Instant now, Instant at, Duration coolingOff, Optional<LocalDateTime> local, ZoneId zone) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);
    private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);
    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    /** One that is approved now, and was frozen with that hour for each reader. */
    static GoesOut approved(Newsletter newsletter, EditionId edition, Optional<LocalDateTime> local, Instant now) {
        return new GoesOut(
                now,
                newsletter.sendAfter(edition, now),
                newsletter.approval().coolingOff(),
                local,
                newsletter.schedule().zone());
    }

    /** One that is composed now, and approved by nobody. */
    static GoesOut composed(Newsletter newsletter, EditionId edition, Instant now) {
        return approved(newsletter, edition, newsletter.localTime(edition), now);
    }

    /** One that an editor asks for now: it waits for no hour. */
    static GoesOut asked(Newsletter newsletter, Instant now) {
        Duration coolingOff = newsletter.approval().coolingOff();
        return new GoesOut(
                now,
                now.plus(coolingOff),
                coolingOff,
                Optional.empty(),
                newsletter.schedule().zone());
    }

    /** For who is to approve it. */
    String onceApproved() {
        String recall = waitsForItsHour() ? ", until when it can be recalled" : ", in which it can be recalled";
        return "Once approved, it goes out " + when() + (waits() ? recall : "") + each(local, at) + ".";
    }

    /**
     * What to think of before composing where nobody approves; "" where an editor does, who thinks of it then.
     *
     * @param readers to how many it goes, with their noun; "" where nobody knows
     */
    String beforeComposing(Approval approval, String readers) {
        return switch (approval.mode()) {
            case AUTOMATIC ->
                "Nobody has to approve it: if the gate lets it pass, it goes out " + when()
                        + (waits() ? ", unless somebody recalls it" : "")
                        + (readers.isEmpty() ? "" : ", to " + readers) + each(local, at) + ".";
            case EDITOR -> "";
        };
    }

    private boolean waits() {
        return at.isAfter(now);
    }

    private boolean waitsForItsHour() {
        return at.isAfter(now.plus(coolingOff));
    }

    private String when() {
        if (!waits()) {
            return "at once";
        }
        return "after " + (waitsForItsHour() ? ConsoleFrame.time(at, zone) : minutes(coolingOff));
    }

    /** An estimate, as {@link #beforeComposing} takes it. */
    static String about(long people) {
        return people == 1 ? "about one person" : "about " + ConsoleFrame.number(people) + " people";
    }

    static String minutes(Duration time) {
        return time.toMinutes() == 1 ? "1 minute" : time.toMinutes() + " minutes";
    }

    /** Whose hour it waits for, where it goes out then; "" where all get it at once. */
    static String each(Optional<LocalDateTime> local, Instant then) {
        return toCome(local, then)
                .map(hour -> ": to each reader at " + MINUTE.format(hour) + " in their own time zone"
                        + (hour.toInstant(FIRST).isBefore(then) ? ", or right then where that is over" : ""))
                .orElse("");
    }

    /** For who sends it without waiting. */
    static String atOnce(Optional<LocalDateTime> local, Instant now, String readers) {
        return toCome(local, now)
                .map(hour -> "It goes out at once where " + MINUTE.format(hour) + " is over by the reader's own clock,"
                        + " and elsewhere at that hour: to " + readers + ". It cannot be recalled.")
                .orElse("It goes out at once, to " + readers + ", and cannot be recalled.");
    }

    /** Empty, too, where it is over for everybody. */
    private static Optional<LocalDateTime> toCome(Optional<LocalDateTime> local, Instant then) {
        return local.filter(hour -> hour.toInstant(LAST).isAfter(then));
    }
}
