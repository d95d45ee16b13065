package io.tidings.topic;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.article.SourceName;
import io.tidings.article.TitleOrigin;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An article as its copies are looked for: its words, without a title that was made, and without a source's tagline or the
 * title of its column.
 *
 * @param site the last two labels of its address's host; empty where it has none
 * @param names those among the words of its title
 */
record Told(
        ArticleId id,
        SourceName source,
        String site,
        Instant published,
        List<String> title,
        List<String> summary,
        Set<String> names) {

    /** A summary that a source puts under so many different titles is its tagline. */
    private static final int A_TAGLINE = 3;

    /** A title that a source puts above so many unlike summaries is a column's. */
    private static final int A_COLUMN = 3;
    /** Half of the words of the shorter. */
    private static final int ALIKE_FROM = 2;

    private static final Duration SAME_DAYS = Duration.ofDays(3);
    /** Who comes later tells something else. */
    private static final Duration SAME_WEEKS = Stories.RETOLD;
    /** What follows does not make it another story. */
    private static final int LONGEST = 8_000;

    private record Line(SourceName source, List<String> words) {}

    static List<Told> of(List<Article> articles) {
        Map<String, String> known = new HashMap<>();
        Names names = Names.in(articles);
        List<Told> told =
                articles.stream().map(article -> of(article, known, names)).toList();
        Map<Line, Set<List<String>>> titles = new HashMap<>();
        Map<Line, List<Set<String>>> columns = new HashMap<>();
        for (Told one : told) {
            if (!one.title.isEmpty()) {
                titles.computeIfAbsent(one.line(), line -> new HashSet<>()).add(one.title);
                one.addTo(columns.computeIfAbsent(one.heading(), heading -> new ArrayList<>()));
            }
        }
        return told.stream()
                .map(one -> titles.getOrDefault(one.line(), Set.of()).size() >= A_TAGLINE ? one.withoutSummary() : one)
                .map(one ->
                        columns.getOrDefault(one.heading(), List.of()).size() >= A_COLUMN ? one.withoutTitle() : one)
                .toList();
    }

    /** Its summary, if that is unlike all that are there. */
    private void addTo(List<Set<String>> unlike) {
        Set<String> words = Set.copyOf(summary);
        if (!words.isEmpty()
                && unlike.size() < A_COLUMN
                && unlike.stream().noneMatch(other -> areAlike(words, other))) {
            unlike.add(words);
        }
    }

    private static boolean areAlike(Set<String> one, Set<String> other) {
        long both = one.stream().filter(other::contains).count();
        return both * ALIKE_FROM >= Math.min(one.size(), other.size());
    }

    private static Told of(Article article, Map<String, String> known, Names names) {
        boolean given =
                article.titleOrigin() == TitleOrigin.GIVEN || article.summary().isBlank();
        return new Told(
                article.id(),
                article.source(),
                known.computeIfAbsent(site(article.url()), same -> same),
                article.publishedAt(),
                given ? words(article.title(), known) : List.of(),
                words(article.summary(), known),
                given ? names.of(article.title()) : Set.of());
    }

    /** Each word is kept once, however often it stands in a hundred thousand articles. */
    private static List<String> words(String text, Map<String, String> known) {
        return Tokenizer.words(start(text)).stream()
                .map(word -> known.computeIfAbsent(word, same -> same))
                .toList();
    }

    /** As much of a text as is looked at. */
    static String start(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    /** The same in these words. */
    Told in(List<String> newTitle, List<String> newSummary) {
        return new Told(id, source, site, published, newTitle, newSummary, names);
    }

    /** So close in time that both can tell of the same day's news. */
    boolean isNear(Told other) {
        return isWithin(SAME_DAYS, other);
    }

    /** So close in time that one can tell again what the other told. */
    boolean isWithinWeeks(Told other) {
        return isWithin(SAME_WEEKS, other);
    }

    private boolean isWithin(Duration time, Told other) {
        return Duration.between(published, other.published).abs().compareTo(time) <= 0;
    }

    /** Whether one voice tells both: what a folder or a feed gathers from several sites has several. */
    boolean isOfSameSource(Told other) {
        return source.equals(other.source) && (site.equals(other.site) || site.isEmpty() || other.site.isEmpty());
    }

    private static String site(URI url) {
        String host = Optional.ofNullable(url.getHost()).orElse("").toLowerCase(Locale.ROOT);
        int lastDot = host.lastIndexOf('.');
        return host.substring(host.lastIndexOf('.', lastDot - 1) + 1);
    }

    private Line line() {
        return new Line(source, summary);
    }

    private Line heading() {
        return new Line(source, title);
    }

    private Told withoutSummary() {
        return in(title, List.of());
    }

    /** What has no other words keeps it. */
    private Told withoutTitle() {
        return summary.isEmpty() ? this : in(List.of(), summary);
    }
}
