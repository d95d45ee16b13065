package io.tidings.web;

import io.tidings.edition.Edition;
import io.tidings.stats.Rollup;
import io.tidings.stats.Rollups;
import java.time.Duration;

/** An edition's numbers as the console shows them: at most two seconds old, and none before it is sent. */
final class Figures {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Rollups rollups;

    Figures(Rollups rollups) {
        this.rollups = rollups;
    }

    Rollup of(Edition edition) {
        return edition.pages() == 0
                ? Rollup.none(edition.id(), edition.changedAt())
                : rollups.notOlderThan(FRESH, edition.id());
    }
}
