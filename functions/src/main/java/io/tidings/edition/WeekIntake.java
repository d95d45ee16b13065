package io.tidings.edition;

import io.tidings.article.Article;
import io.tidings.article.DateOrigin;
import io.tidings.article.Standing;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What came in during one period up to a cut-off, whatever became of it: recorded with every edition, so that later weeks
 * can be compared without reading articles again.
 *
 * @param days it was counted over: seven or one; 0 where that was not recorded yet
 * @param articles that live
 * @param empty of these, without any text but a title, or without a title of their own and hardly a word
 * @param duplicates of these, with the text of another, or of one that an earlier edition had before it
 * @param future of these, dated in the future by their source
 * @param stale of these, published longer ago than the newsletter wants
 * @param rejected items that no article could be made of: neither title nor text, or nothing readable; not among the articles
 * @param bySource how many articles each source brought; who brought none is not there
 */
public record WeekIntake(
        int days,
        int articles,
        int empty,
        int duplicates,
        int future,
        int stale,
        int rejected,
        Map<String, Integer> bySource) {

    private static final int HARDLY_A_WORD = 3;

    public WeekIntake {
        bySource = Map.copyOf(new TreeMap<>(bySource));
    }

    /** Of a period of which only the number of articles is known. */
    public static WeekIntake of(int articles) {
        return new WeekIntake(0, articles, 0, 0, 0, 0, 0, Map.of());
    }

    static WeekIntake of(
            int days, List<Article> seen, Instant after, Instant publishedAfter, int rejected, Carried before) {
        List<Article> live = seen.stream()
                .filter(article -> article.standing() == Standing.LIVE)
                .filter(article -> article.seenAt().isAfter(after))
                .toList();
        Map<String, Integer> bySource = new TreeMap<>();
        Set<String> contents = new HashSet<>();
        int duplicates = 0;
        for (Article article : live) {
            bySource.merge(article.source().value(), 1, Integer::sum);
            boolean isThereTwice = Sameness.content(article)
                    .filter(content -> !contents.add(content))
                    .isPresent();
            duplicates += isThereTwice || before.isKnownText(article) ? 1 : 0;
        }
        return new WeekIntake(
                days,
                live.size(),
                count(live, WeekIntake::isEmpty),
                duplicates,
                count(live, article -> article.dateOrigin() == DateOrigin.FUTURE),
                count(live, article -> !article.publishedAt().isAfter(publishedAfter)),
                rejected,
                bySource);
    }

    private static boolean isEmpty(Article article) {
        String text = article.summary().isBlank() ? "" : article.summary().strip();
        return text.isEmpty() || (text.equals(article.title()) && text.split("\\s+", 9).length < HARDLY_A_WORD);
    }

    private static int count(List<Article> articles, java.util.function.Predicate<Article> is) {
        return (int) articles.stream().filter(is).count();
    }

    /** Empty and rejected ones together: what brought nothing to read. */
    int nothingToRead() {
        return empty + rejected;
    }

    /** Everything that was told to us. */
    int told() {
        return articles + rejected;
    }

    int of(String source) {
        return bySource.getOrDefault(source, 0);
    }
}
