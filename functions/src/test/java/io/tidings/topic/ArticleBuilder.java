package io.tidings.topic;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.article.DateOrigin;
import io.tidings.article.SourceName;
import io.tidings.article.Standing;
import io.tidings.article.TitleOrigin;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes articles for tests: {@code anArticle().about("postgres").build()}. Without an address each is another article. */
public final class ArticleBuilder {

    /** A Monday. */
    public static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final int number = NEXT.incrementAndGet();
    private String url = "https://journal.example.com/articles/" + number;
    private Optional<String> guid = Optional.empty();
    private String source = "journal";
    private String title = "Untold number" + number + " of kind" + number;
    private TitleOrigin titleOrigin = TitleOrigin.GIVEN;
    private String summary = "Summary" + number + " tells word" + number + " nobody" + number + " knows" + number + ".";
    private List<String> tags = List.of();
    private Instant published = MONDAY;
    private DateOrigin dateOrigin = DateOrigin.GIVEN;
    private Instant seen = MONDAY;
    private Standing standing = Standing.LIVE;

    private ArticleBuilder() {}

    public static ArticleBuilder anArticle() {
        return new ArticleBuilder();
    }

    /** An article like no other, in which those words stand in title and summary. */
    public ArticleBuilder about(String words) {
        title = "On " + words + " as number" + number;
        summary = "What case" + number + " taught us about " + words + ", told by writer" + number + ".";
        return this;
    }

    public ArticleBuilder at(String address) {
        url = address;
        return this;
    }

    public ArticleBuilder known(String as) {
        guid = Optional.of(as);
        return this;
    }

    public ArticleBuilder dated(DateOrigin origin) {
        dateOrigin = origin;
        return this;
    }

    public ArticleBuilder from(String name) {
        source = name;
        return this;
    }

    public ArticleBuilder titled(String text) {
        title = text;
        return this;
    }

    public ArticleBuilder untitled() {
        titleOrigin = TitleOrigin.MADE;
        title = summary;
        return this;
    }

    public ArticleBuilder saying(String text) {
        summary = text;
        return this;
    }

    public ArticleBuilder tagged(String... words) {
        tags = List.of(words);
        return this;
    }

    public ArticleBuilder published(Instant at) {
        published = at;
        return this;
    }

    public ArticleBuilder seen(Instant at) {
        seen = at;
        return this;
    }

    /** Published and seen at that instant. */
    public ArticleBuilder on(Instant at) {
        return published(at).seen(at);
    }

    public ArticleBuilder withdrawn() {
        standing = Standing.WITHDRAWN;
        return this;
    }

    public Article build() {
        URI address = URI.create(url);
        return new Article(
                ArticleId.of(address),
                new SourceName(source),
                address,
                guid,
                title,
                titleOrigin,
                summary,
                tags,
                published,
                dateOrigin,
                seen,
                standing);
    }
}
