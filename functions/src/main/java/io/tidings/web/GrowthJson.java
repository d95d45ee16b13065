package io.tidings.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.edition.NewsletterId;
import io.tidings.stats.Growth;
import java.util.Optional;
import java.util.TreeMap;

/** How a list grew, as the API shows it; {@code docs/api.md} describes each field. */
final class GrowthJson {

    private GrowthJson() {}

    /** {@code growth} is empty before the first count: then there are no weeks, and no {@code asOf}. */
    static ObjectNode of(NewsletterId newsletter, Optional<Growth> growth) {
        ObjectNode node = Json.object().put("newsletter", newsletter.value());
        growth.ifPresent(count -> node.put("asOf", count.asOf().toString()).put("subscribers", count.subscribers()));
        ArrayNode weeks = node.putArray("weeks");
        ObjectNode topics = node.putObject("topics");
        growth.ifPresent(count -> {
            count.weeks().forEach(week -> put(weeks.addObject(), week));
            new TreeMap<>(count.topics()).forEach(topics::put);
        });
        return node;
    }

    private static void put(ObjectNode node, Growth.Week week) {
        node.put("week", week.monday().toString())
                .put("subscribers", week.subscribers())
                .put("joined", week.moves().joined())
                .put("imported", week.moves().imported())
                .put("left", week.moves().left())
                .put("suppressed", week.moves().suppressed())
                .put("net", week.moves().net());
    }
}
