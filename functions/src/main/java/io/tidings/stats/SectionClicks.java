package io.tidings.stats;

import io.tidings.delivery.LedgerPage;
import io.tidings.delivery.Mark;
import io.tidings.delivery.SlotSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many people clicked anything in each section: who clicks two of its stories counts once. */
final class SectionClicks {
    private final Map<String, List<Integer>> links;
    private final Map<String, Long> people = new LinkedHashMap<>();

    /** {@code links}: the numbers of each section's links, by slug. */
    SectionClicks(Map<String, List<Integer>> links) {
        this.links = links;
        links.keySet().forEach(slug -> people.put(slug, 0L));
    }

    void add(LedgerPage page) {
        links.forEach((slug, numbers) -> {
            SlotSet clicked = numbers.stream()
                    .map(number -> page.slots(Mark.link(number)))
                    .reduce(SlotSet.EMPTY, SlotSet::plus);
            people.merge(slug, (long) clicked.size(), Long::sum);
        });
    }

    Map<String, Long> bySlug() {
        return Map.copyOf(people);
    }
}
