package io.tidings.subscriber;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a row of an import chooses. A cell that can't be read spoils the row of who is to get mail; who leaves has left, whatever
 * else their row holds.
 */
final class RowChoices {

    private final ImportRequest request;
    private final UnaryOperator<String> cells;
    private final Set<String> known = new TreeSet<>();
    private final Set<String> unknown = new TreeSet<>();

    /** {@code cells}: what stands in the column of this name, "" for nothing. */
    RowChoices(ImportRequest request, UnaryOperator<String> cells) {
        this.request = request;
        this.cells = cells;
        for (String topic : cells.apply("topics").split(";", -1)) {
            String slug = topic.strip().toLowerCase(Locale.ROOT);
            if (!slug.isEmpty()) {
                (isKnown(slug) ? known : unknown).add(slug);
            }
        }
    }

    /**
     * Of who is to get mail: those of the topics that the newsletter has, of which one at least must be left, as none would mean
     * every topic. Throws {@link IllegalArgumentException} with a sentence.
     */
    Choices ofReader() {
        if (!unknown.isEmpty() && known.isEmpty()) {
            throw new IllegalArgumentException("The newsletter has no topic " + String.join(", ", unknown) + "; it has "
                    + String.join(", ", new TreeSet<>(request.topics())) + ".");
        }
        return Choices.read(known, locale(), cells.apply("zone"), request.locale())
                .every(cells.apply("every"));
    }

    /** What of who leaves can be read; the rest as if nothing stood there. */
    Choices ofLeaver() {
        Choices nothing = Choices.read(Set.of(), "", "", request.locale());
        Choices topics = or(nothing, () -> Choices.read(known, "", "", request.locale()));
        Choices locale = or(nothing, () -> Choices.read(Set.of(), locale(), "", request.locale()));
        Choices zone = or(nothing, () -> Choices.read(Set.of(), "", cells.apply("zone"), request.locale()));
        Choices every = or(nothing, () -> nothing.every(cells.apply("every")));
        return new Choices(topics.topics(), locale.locale(), zone.zone(), every.every());
    }

    /** Which of the row's topics the newsletter doesn't have. */
    Set<String> unknown() {
        return unknown;
    }

    private boolean isKnown(String topic) {
        return request.topics().isEmpty() || request.topics().contains(topic);
    }

    /** Other systems write en_US, as Java and POSIX do, for what is en-US in a mail. */
    private String locale() {
        return cells.apply("locale").replace('_', '-');
    }

    private static Choices or(Choices otherwise, Supplier<Choices> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException _) {
            return otherwise;
        }
    }
}
