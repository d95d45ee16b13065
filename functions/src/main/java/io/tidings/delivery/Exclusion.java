package io.tidings.delivery;

import io.tidings.subscriber.Recipient;
import java.util.Collection;
import java.util.Optional;

/** Why somebody among the subscribers is no recipient of an edition. */
public enum Exclusion {
    UNCONFIRMED,
    PAUSED,
    UNSUBSCRIBED,
    SUPPRESSED,
    /** Chose topics, and this edition has a section of none of them. */
    NO_SECTION;

    /** Empty for a recipient. {@code sections}: the slugs of the edition's. */
    static Optional<Exclusion> of(Recipient reader, Collection<String> sections) {
        return switch (reader.status()) {
            case PENDING -> Optional.of(UNCONFIRMED);
            case PAUSED -> Optional.of(PAUSED);
            case UNSUBSCRIBED -> Optional.of(UNSUBSCRIBED);
            case SUPPRESSED -> Optional.of(SUPPRESSED);
            case ACTIVE -> reader.wants(sections) ? Optional.empty() : Optional.of(NO_SECTION);
        };
    }
}
