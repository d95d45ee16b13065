package io.tidings.subscriber;

import java.util.List;
import java.util.Set;

/**
 * When somebody came to an audience and went, without who it is.
 *
 * @param topics the slugs of the wanted topics; empty means every topic
 * @param moves oldest first, by turns a coming and a going
 */
public record History(Set<String> topics, List<Move> moves) {

    public History {
        topics = Set.copyOf(topics);
        moves = List.copyOf(moves);
    }
}
