package io.tidings.subscriber;

import java.util.List;
import java.util.Optional;

/**
 * Some people of an audience, in the order of their ids.
 *
 * @param readUntil the id after which to go on; empty at the end
 */
public record Histories(List<History> people, Optional<SubscriberId> readUntil) {

    public Histories {
        people = List.copyOf(people);
    }
}
