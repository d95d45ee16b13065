package io.tidings.table;

import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/** A service did not do what it was asked, and may another time: unlike a mistake of ours, which is made again each time. */
public final class Outage extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Outage(String message) {
        super(message);
    }

    /** Whether it was a service that failed. */
    public static boolean isBehind(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof Outage || cause instanceof SdkException);
    }
}
