package io.tidings.article;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How far a table was read: the value of its date attribute, as the table writes it. Dates in the future and texts that are
 * no date never move it, as everything after them would be passed over.
 *
 * @param type S or N
 */
record TableCursor(Type type, String value) {
    /** How the table writes dates. */
    enum Type {
        S,
        N
    }

    // Without a zone it sorts before every way of going on: a fraction, Z, or an offset.
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    // Likewise before all of its minute, and written as the value itself is: in its own zone, with T or a space.
    private static final Pattern WRITTEN = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)([T ])(\\d\\d:\\d\\d).*");
    private static final BigDecimal MILLIS_FROM = BigDecimal.valueOf(100_000_000_000L);

    static TableCursor parse(String text) {
        return new TableCursor(Type.valueOf(text.substring(0, 1)), text.substring(2));
    }

    String text() {
        return type + ":" + value;
    }

    /** The cursor after these items. */
    static Optional<TableCursor> furthest(
            Optional<TableCursor> before, List<Map<String, AttributeValue>> items, String attribute, Instant now) {
        var furthest = before;
        for (var item : items) {
            var next = Optional.ofNullable(item.get(attribute)).flatMap(value -> of(value, now));
            if (next.isPresent()
                    && furthest.filter(far -> !next.get().isAfter(far)).isEmpty()) {
                furthest = next;
            }
        }
        return furthest;
    }

    private static Optional<TableCursor> of(AttributeValue value, Instant now) {
        return switch (value.type()) {
            case S -> Optional.of(new TableCursor(Type.S, value.s())).filter(cursor -> cursor.isPast(now));
            case N -> Optional.of(new TableCursor(Type.N, value.n())).filter(cursor -> cursor.isPast(now));
            default -> Optional.empty();
        };
    }

    private boolean isPast(Instant now) {
        return date().filter(date -> !date.isAfter(now)).isPresent();
    }

    private Optional<Instant> date() {
        return switch (type) {
            case S -> PublishedDates.parse(value);
            case N -> PublishedDates.parse(new BigDecimal(value));
        };
    }

    private boolean isAfter(TableCursor other) {
        return switch (type) {
            case S -> other.type == type && value.compareTo(other.value) > 0;
            case N -> other.type == type && new BigDecimal(value).compareTo(new BigDecimal(other.value)) > 0;
        };
    }

    /** Where to begin so as to read this much again. */
    AttributeValue minus(Duration overlap) {
        return switch (type) {
            case S -> {
                var earlier = earlierText(overlap);
                yield AttributeValue.fromS(earlier.compareTo(value) < 0 ? earlier : value);
            }
            case N -> AttributeValue.fromN(earlierNumber(overlap));
        };
    }

    private String earlierText(Duration overlap) {
        var written = WRITTEN.matcher(value);
        if (written.matches()) {
            try {
                var earlier = LocalDateTime.parse(written.group(1) + "T" + written.group(3))
                        .minus(overlap);
                return earlier.toString().replace("T", written.group(2));
            } catch (DateTimeException e) {
                // The 30th of February: it counts as the last of that month, here as everywhere.
            }
        }
        return value.matches("[0-9]+")
                ? earlierNumber(overlap)
                : date().map(date -> SECONDS.format(date.minus(overlap))).orElse(value);
    }

    private String earlierNumber(Duration overlap) {
        var number = new BigDecimal(value);
        var back = number.compareTo(MILLIS_FROM) >= 0 ? overlap.toMillis() : overlap.toSeconds();
        return number.subtract(BigDecimal.valueOf(back)).toPlainString();
    }
}
