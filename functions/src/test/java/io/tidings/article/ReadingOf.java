package io.tidings.article;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is read from a text, as tests like to look at it. */
record ReadingOf(List<Article> articles, List<Rejection> rejections) {
    /** Monday morning: the day after the last articles of the fixtures. */
    static final Instant NOW = Instant.parse("2026-11-16T06:00:00Z");

    static final SourceName SOURCE = SourceName.of("blog");

    static ReadingOf file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static ReadingOf file(String name, byte[] bytes) {
        var maker = new ArticleMaker(Optional.of(SOURCE), Withdrawals.OF_ANY, NOW);
        var read = new ReadingOf(new ArrayList<>(), new ArrayList<>());
        new ArticleFile(name).read(new ByteArrayInputStream(bytes), reading -> {
            switch (reading) {
                case Rejection rejection -> read.rejections.add(rejection);
                case Item item -> {
                    switch (maker.make(item)) {
                        case Rejection rejection -> read.rejections.add(rejection);
                        case Verdict.Accepted accepted -> read.articles.add(accepted.article());
                    }
                }
            }
        });
        return read;
    }

    /** The only article there is. */
    Article article() {
        if (articles.size() != 1 || !rejections.isEmpty()) {
            throw new AssertionError("not one article: " + this);
        }
        return articles.getFirst();
    }

    /** The only rejection there is. */
    Rejection rejection() {
        if (rejections.size() != 1) {
            throw new AssertionError("not one rejection: " + this);
        }
        return rejections.getFirst();
    }

    List<String> titles() {
        return articles.stream().map(Article::title).toList();
    }
}
