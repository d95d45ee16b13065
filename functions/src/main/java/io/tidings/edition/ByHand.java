package io.tidings.edition;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What editors wrote into an edition beside what was composed.
 *
 * @param openings by language tag, of the newsletter's languages; none of them says nothing
 * @param by who changed anything last
 * @param at when
 */
public record ByHand(Map<String, Opening> openings, String by, Instant at) {

    static final ByHand NOTHING = new ByHand(Map.of(), Act.TIDINGS, Instant.EPOCH);

    /** What an editor wrote, and the tag of the language they wrote it in. */
    record Told(String text, String tag) {}

    public ByHand {
        openings = Map.copyOf(openings);
    }

    /** The same as part of a draft that is composed then. */
    ByHand before(Instant composed) {
        return at.isBefore(composed) ? this : new ByHand(openings, by, composed);
    }

    Optional<Told> subject(String tag, String main) {
        return told(Opening::subject, tag, main);
    }

    Optional<Told> preheader(String tag, String main) {
        return told(Opening::preheader, tag, main);
    }

    Optional<Told> introduction(String tag, String main) {
        return told(Opening::introduction, tag, main);
    }

    /** What was written for the language; else for the newsletter's own; else for the only one that has any. */
    private Optional<Told> told(Function<Opening, String> part, String tag, String main) {
        Map<String, String> written = new TreeMap<>();
        openings.forEach((language, opening) -> written.put(language, part.apply(opening)));
        written.values().removeIf(String::isEmpty);
        return Optional.of(tag)
                .filter(written::containsKey)
                .or(() -> Optional.of(main).filter(written::containsKey))
                .or(() -> written.size() == 1 ? written.keySet().stream().findFirst() : Optional.empty())
                .map(language -> new Told(written.getOrDefault(language, ""), language));
    }
}
