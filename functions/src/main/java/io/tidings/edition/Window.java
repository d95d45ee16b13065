package io.tidings.edition;

import io.tidings.article.Article;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which articles an edition chooses from: seen after the last cut-off that counts and until now, and what a cancelled edition
 * before that gave back. An article that was seen just before that cut-off, but not yet visible when the edition was composed,
 * comes with the next; what an edition had, or left out, it had once and for all.
 *
 * @param from articles seen after this
 * @param until and up to this, included
 * @param publishedAfter older ones are left out
 * @param readFrom where reading starts: earlier than {@code from}, for the late
 * @param known ids that an edition had already
 */
record Window(Instant from, Instant until, Instant publishedAfter, Instant readFrom, Set<String> known) {

    /** How long a written article may take until every reader sees it. */
    static final Duration LATE = Duration.ofHours(1);

    /**
     * @param before the editions that were composed before it
     * @param draft what is composed again, if anything is: whatever it chose from is chosen from again, however long it waited
     */
    static Window of(
            Newsletter newsletter,
            Instant now,
            List<Edition> before,
            Optional<Edition> draft,
            Function<Edition, FrozenEdition> frozen) {
        Instant oldest = draft.map(seen -> oldest(newsletter, seen)).orElse(now.minus(newsletter.maximumAge()));
        Instant latestStart = draft.map(Edition::cutOffFrom).orElse(now);
        Optional<Instant> last =
                before.stream().filter(Edition::counts).map(Edition::cutOff).max(Comparator.naturalOrder());
        if (last.isEmpty()) {
            return first(newsletter, now, oldest, latestStart, before);
        }
        Instant from = earlier(later(last.get(), oldest), latestStart);
        Instant readFrom = later(earliest(from, before), oldest).minus(LATE);
        Set<String> known = new HashSet<>();
        before.stream()
                .filter(edition -> edition.counts() && edition.cutOff().isAfter(readFrom))
                .map(frozen)
                .forEach(edition -> known.addAll(articles(edition)));
        return new Window(from, now, oldest, readFrom, known);
    }

    /** What was young enough for its first draft is for all. */
    private static Instant oldest(Newsletter newsletter, Edition draft) {
        Instant composed = draft.changes().getFirst().at();
        return earlier(composed.minus(newsletter.maximumAge()), draft.cutOffFrom());
    }

    /** Where the articles begin that nobody had: some come back when an edition is cancelled after later ones were composed. */
    private static Instant earliest(Instant from, List<Edition> before) {
        return before.stream()
                .filter(edition -> edition.state() == EditionState.CANCELLED && !edition.counts())
                .map(Edition::cutOffFrom)
                .filter(back -> back.isBefore(from))
                .min(Comparator.naturalOrder())
                .orElse(from);
    }

    /** Of a newsletter of which nobody got anything: one period, or what its quiet weeks kept back. */
    private static Window first(
            Newsletter newsletter, Instant now, Instant oldest, Instant latestStart, List<Edition> quiet) {
        Instant start = quiet.stream()
                .map(Edition::cutOffFrom)
                .min(Comparator.naturalOrder())
                .orElse(newsletter.schedule().periodBefore(now));
        Instant from = later(earlier(start, latestStart), oldest);
        return new Window(from, now, from, from, Set.of());
    }

    boolean has(Article article) {
        return article.seenAt().isAfter(readFrom)
                && !article.seenAt().isAfter(until)
                && !known.contains(article.id().value());
    }

    private static Set<String> articles(FrozenEdition edition) {
        Set<String> ids = new HashSet<>();
        edition.leftOut().stream()
                // What its source took back it may bring back: that was never had.
                .filter(left -> left.reason() != LeftOut.Reason.WITHDRAWN)
                .forEach(left -> ids.add(left.article()));
        edition.sections().stream().flatMap(FrozenSection::articles).forEach(article -> ids.add(article.id()));
        return ids;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
