package io.tidings.local;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.article.CanonicalUrl;
import io.tidings.article.DateOrigin;
import io.tidings.article.PublishedDates;
import io.tidings.article.SourceName;
import io.tidings.article.Standing;
import io.tidings.article.TitleOrigin;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Articles from a file with the columns title, summary, url, date, source and tags, all optional but one of the first two. An
 * article without any text is an article; an address or date that can't be read is as if it were missing.
 */
final class ArticleRows {

    /** What stands for a title where there is no text at all; it has no words. */
    private static final String NO_TITLE = "…";
    /** As many characters as a day has. */
    private static final int DAY = "2026-11-16".length();
    /** Numbers of characters, also where an earlier program took the ampersand away. */
    private static final Pattern CHARACTER = Pattern.compile("&?#(\\d{2,4});");

    /**
     * One row.
     *
     * @param label what it is labelled with, if the file has such a column
     */
    record Labelled(Article article, Optional<String> label, int line) {}

    private ArticleRows() {}

    static List<Labelled> read(Path file) {
        TsvFile tsv = TsvFile.read(file, List.of("title", "summary"));
        return tsv.rows().stream().map(row -> labelled(tsv, row)).toList();
    }

    private static Labelled labelled(TsvFile tsv, TsvFile.Row row) {
        String title = text(row.value("title"));
        String summary = text(row.value("summary"));
        URI address = row.optional("url").flatMap(ArticleRows::address).orElseGet(() -> numbered(tsv, row));
        Optional<Instant> date = row.optional("date").flatMap(ArticleRows::instant);
        Article article = new Article(
                ArticleId.of(address),
                SourceName.of(row.value("source")),
                address,
                Optional.empty(),
                title.isEmpty() ? NO_TITLE : title,
                title.isEmpty() ? TitleOrigin.MADE : TitleOrigin.GIVEN,
                summary,
                row.optional("tags").map(ArticleRows::tags).orElse(List.of()),
                date.orElse(Instant.EPOCH),
                date.isPresent() ? DateOrigin.GIVEN : DateOrigin.MISSING,
                date.orElse(Instant.EPOCH),
                Standing.LIVE);
        return new Labelled(article, row.optional("label"), row.line());
    }

    private static List<String> tags(String value) {
        return Arrays.stream(value.split("[,;|]"))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    /** An address of its own for a row that has none; it has no host. */
    private static URI numbered(TsvFile tsv, TsvFile.Row row) {
        return URI.create("row:" + tsv.columns().size() + "/" + row.line());
    }

    private static Optional<URI> address(String url) {
        try {
            return Optional.of(CanonicalUrl.of(url, null));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** In any form that intake reads; else the day that it begins with. */
    private static Optional<Instant> instant(String date) {
        return date.length() == DAY
                ? day(date).or(() -> PublishedDates.parse(date))
                : PublishedDates.parse(date).or(() -> day(date));
    }

    private static Optional<Instant> day(String date) {
        try {
            return Optional.of(LocalDate.parse(date.substring(0, Math.min(DAY, date.length())))
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(String raw) {
        String text = CHARACTER
                .matcher(raw)
                .replaceAll(match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1)))));
        // Many feeds escape twice.
        for (int round = 0; round < 2; round++) {
            text = Parser.unescapeEntities(text, false);
        }
        return text.replaceAll("</?[a-zA-Z][^<>]{0,200}>", " ").strip();
    }
}
