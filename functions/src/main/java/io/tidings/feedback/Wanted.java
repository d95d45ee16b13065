package io.tidings.feedback;

import com.fasterxml.jackson.core.filter.TokenFilter;
import io.tidings.delivery.Letters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of an event that are read; the rest, most of it headers and addresses, goes by unread. Immutable. */
final class Wanted extends TokenFilter {
    /** Everything that {@link EventReader} and {@link Machines} ask for. */
    static final TokenFilter OF_AN_EVENT = new Wanted(Map.of(
            "eventType", INCLUDE_ALL,
            "notificationType", INCLUDE_ALL,
            "mail",
                    new Wanted(Map.of(
                            "tags",
                            new Wanted(Map.of(
                                    "edition",
                                    INCLUDE_ALL,
                                    "page",
                                    INCLUDE_ALL,
                                    "slot",
                                    INCLUDE_ALL,
                                    "newsletter",
                                    INCLUDE_ALL,
                                    Letters.READER,
                                    INCLUDE_ALL)))),
            "bounce", new Wanted(Map.of("bounceType", INCLUDE_ALL)),
            "complaint", new Wanted(Map.of("complaintFeedbackType", INCLUDE_ALL)),
            "open", INCLUDE_ALL,
            "click", INCLUDE_ALL));

    private final Map<String, TokenFilter> fields;

    private Wanted(Map<String, TokenFilter> fields) {
        this.fields = fields;
    }

    @Override
    public @Nullable TokenFilter includeProperty(String name) {
        return fields.get(name);
    }

    @Override
    public boolean includeEmptyObject(boolean contentsFiltered) {
        return true;
    }
}
