package io.tidings.table;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values as attributes hold them. */
public final class Values {

    private Values() {}

    public static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    public static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    /** A text, in ISO-8601: for people. Such texts do not sort, as fractions of a second are left out where they are zero. */
    public static AttributeValue instant(Instant at) {
        return text(at.toString());
    }

    /** A number, of milliseconds since 1970: for conditions, which compare it. */
    public static AttributeValue millis(Instant at) {
        return number(at.toEpochMilli());
    }

    /** A list, in that order. */
    public static AttributeValue texts(List<String> values) {
        return AttributeValue.fromL(values.stream().map(Values::text).toList());
    }
}
