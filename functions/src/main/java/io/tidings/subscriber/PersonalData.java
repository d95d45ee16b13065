package io.tidings.subscriber;

import java.util.List;
import java.util.Optional;

/** Everything that is kept about one person: what an export hands out. */
public record PersonalData(List<Subscriber> subscriptions, Optional<Suppression> suppression) {

    public PersonalData {
        subscriptions = List.copyOf(subscriptions);
    }
}
