package io.tidings.stats;

import io.tidings.delivery.LedgerPage;
import io.tidings.delivery.Mark;
import io.tidings.delivery.SlotSet;
import io.tidings.edition.FrozenEdition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many people clicked anything in each section: who clicks two of its stories counts once. */
final class SectionClicks {
    private final Map<String, List<Integer>> links;
    private final Map<String, Long> people = new LinkedHashMap<>();

    SectionClicks(FrozenEdition edition) {
        this.links = edition.linksBySection();
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
