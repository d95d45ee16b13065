package io.tidings.local;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

final class InstantConverter implements ITypeConverter<Instant> {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    /** Editions are named after days with four digits for the year. */
    private static final Instant LATEST = Instant.parse("9998-12-31T23:59:59Z");

    @Override
    public Instant convert(String value) {
        try {
            var instant = OffsetDateTime.parse(value).toInstant();
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw new TypeConversionException("'" + value + "' is not in the years from 1970 to 9998");
            }
            return instant;
        } catch (DateTimeException _) {
            throw new TypeConversionException("'" + value + "' is not an instant such as 2026-11-16T06:00:00Z");
        }
    }
}
