package io.tidings.topic;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.article.SourceName;
import io.tidings.article.TitleOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An article as its copies are looked for: its words, without a title that was made and without a source's tagline. */
record Told(ArticleId id, SourceName source, Instant published, List<String> title, List<String> summary) {

    /** A summary that a source puts under so many different titles is its tagline. */
    private static final int A_TAGLINE = 3;

    private static final Duration SAME_DAYS = Duration.ofDays(3);
    /** What follows does not make it another story. */
    private static final int LONGEST = 8_000;

    private record Line(SourceName source, List<String> words) {}

    static List<Told> of(List<Article> articles) {
        Map<String, String> known = new HashMap<>();
        List<Told> told = articles.stream().map(article -> of(article, known)).toList();
        Map<Line, Set<List<String>>> titles = new HashMap<>();
        for (Told one : told) {
            if (!one.title.isEmpty()) {
                titles.computeIfAbsent(one.line(), line -> new HashSet<>()).add(one.title);
            }
        }
        return told.stream()
                .map(one -> titles.getOrDefault(one.line(), Set.of()).size() >= A_TAGLINE ? one.withoutSummary() : one)
                .toList();
    }

    private static Told of(Article article, Map<String, String> known) {
        boolean given =
                article.titleOrigin() == TitleOrigin.GIVEN || article.summary().isBlank();
        return new Told(
                article.id(),
                article.source(),
                article.publishedAt(),
                given ? words(article.title(), known) : List.of(),
                words(article.summary(), known));
    }

    /** Each word is kept once, however often it stands in a hundred thousand articles. */
    private static List<String> words(String text, Map<String, String> known) {
        return Tokenizer.words(text.substring(0, Math.min(text.length(), LONGEST))).stream()
                .map(word -> known.computeIfAbsent(word, same -> same))
                .toList();
    }

    /** So close in time that both can tell of the same day's news. */
    boolean isNear(Told other) {
        return Duration.between(published, other.published).abs().compareTo(SAME_DAYS) <= 0;
    }

    private Line line() {
        return new Line(source, summary);
    }

    private Told withoutSummary() {
        return new Told(id, source, published, title, List.of());
    }
}
