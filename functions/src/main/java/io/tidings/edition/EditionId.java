package io.tidings.edition;

import io.tidings.article.Fingerprint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an edition is known by: {@code <newsletter>-<date of its period>}, and, when somebody asked for it,
 * {@code -r-<10 hex digits of the request key>}. Whoever composes the same thing gets the same id.
 */
public record EditionId(String value) implements Comparable<EditionId> {

    private static final Pattern SHAPE =
            Pattern.compile("([a-z0-9][a-z0-9-]{0,39})-(\\d{4}-\\d\\d-\\d\\d)(?:-r-([0-9a-f]{10}))?");

    public EditionId {
        Matcher shape = SHAPE.matcher(value);
        if (!shape.matches() || !isDate(shape.group(2))) {
            throw new IllegalArgumentException("Not an edition id (<newsletter>-<yyyy-MM-dd>): " + value);
        }
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** That of the newsletter's edition of that date. */
    public static EditionId scheduled(NewsletterId newsletter, LocalDate date) {
        return new EditionId(newsletter + "-" + date);
    }

    static EditionId requested(NewsletterId newsletter, LocalDate date, String requestKey) {
        return new EditionId(newsletter + "-" + date + "-r-" + hash(requestKey));
    }

    /** The first ten hexadecimal digits of the request key's SHA-256. */
    static String hash(String requestKey) {
        return Fingerprint.sha256(requestKey).substring(0, 10);
    }

    /** The newsletter it is an edition of. */
    public NewsletterId newsletter() {
        return new NewsletterId(parts().group(1));
    }

    /** The date of its period in the newsletter's zone. */
    public LocalDate date() {
        return LocalDate.parse(parts().group(2));
    }

    /**
     * The day that an edition with articles until then is called by. One of the schedule's by its own everywhere, also when it was
     * composed the day before, or again days later.
     */
    public LocalDate day(Instant until, ZoneId zone) {
        return requested() ? LocalDate.ofInstant(until, zone) : date();
    }

    /** Whether somebody asked for it, rather than the schedule. */
    public boolean requested() {
        return parts().group(3) != null;
    }

    boolean answers(String requestKey) {
        return value.endsWith("-r-" + hash(requestKey));
    }

    private Matcher parts() {
        Matcher shape = SHAPE.matcher(value);
        if (!shape.matches()) {
            throw new IllegalStateException("An edition id without its shape: " + value);
        }
        return shape;
    }

    @Override
    public int compareTo(EditionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
