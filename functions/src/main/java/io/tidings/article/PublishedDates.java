package io.tidings.article;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dates as sources write them. One without a zone is in UTC; one before 1990 is a placeholder and counts as none. */
public final class PublishedDates {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final long MILLIS_FROM = 100_000_000_000L;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final List<DateTimeFormatter> FORMATS = List.of(
            DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd[['T'][ ]HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][ ][XXX][XX][X][z]]", Locale.US),
            DateTimeFormatter.ofPattern("[EEE, ]d MMM yyyy[ HH:mm[:ss]][ ][XX][XXX][z]", Locale.US),
            DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US),
            DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US),
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.US),
            DateTimeFormatter.ofPattern("yyyy/MM/dd[ HH:mm[:ss]]", Locale.US));

    private PublishedDates() {}

    /** Of a text in one of the forms that feeds and databases have, or a number of seconds or milliseconds since 1970. */
    public static Optional<Instant> parse(Object value) {
        var instant = value instanceof Number number
                ? epoch(number.longValue())
                : text(value.toString().strip());
        return instant.filter(date -> !date.isBefore(EARLIEST) && !date.isAfter(LATEST));
    }

    private static Optional<Instant> text(String text) {
        if (text.matches("[0-9]{9,13}")) {
            return epoch(Long.parseLong(text));
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return FORMATS.stream()
                    .map(format -> parse(text, format))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
    }

    private static Optional<Instant> epoch(long number) {
        if (number < 0) {
            return Optional.empty();
        }
        return Optional.of(number >= MILLIS_FROM ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
    }

    private static Optional<Instant> parse(String text, DateTimeFormatter format) {
        try {
            TemporalAccessor parsed = format.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (parsed) {
                case ZonedDateTime zoned -> Optional.of(zoned.toInstant());
                case LocalDateTime local -> Optional.of(local.toInstant(ZoneOffset.UTC));
                case LocalDate date ->
                    Optional.of(date.atStartOfDay(ZoneOffset.UTC).toInstant());
                default -> Optional.empty();
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
