package io.tidings.local;

import io.tidings.edition.Edition;
import io.tidings.edition.FrozenEdition;
import io.tidings.edition.Shifts.Placed;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** One past edition. */
record ReplayedWeek(LocalDate date, Edition edition, FrozenEdition frozen) {

    /** Every article that stands in the edition, by id. */
    Map<String, Placed> placed() {
        Map<String, Placed> placed = new TreeMap<>();
        frozen.sections()
                .forEach(section -> section.stories()
                        .forEach(story -> story.articles()
                                .forEach(article -> placed.put(
                                        article.id(), new Placed(article.title(), article.url(), section.slug())))));
        return placed;
    }

    /** How many articles were left out, by reason. */
    Map<String, Integer> leftOut() {
        Map<String, Integer> reasons = new TreeMap<>();
        frozen.leftOut().forEach(left -> reasons.merge(left.reason().name(), 1, Integer::sum));
        return reasons;
    }
}
