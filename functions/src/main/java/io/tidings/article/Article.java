package io.tidings.article;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing to read. All text is plain, cleaned text: no markup, no entities, no control characters; it is still data from
 * outside and is escaped by whoever writes it into something.
 *
 * @param source who brought it first
 * @param url its canonical address, http or https
 * @param guid what its source knows it by, hashed together with the source's name; empty where it gave nothing to rely on
 * @param title never empty; made from the summary where none was given
 * @param summary may be empty
 * @param publishedAt as given, or the time it was first seen where no usable date was given
 * @param seenAt when it was first read; a correction does not change it
 */
public record Article(
        ArticleId id,
        SourceName source,
        URI url,
        Optional<String> guid,
        String title,
        TitleOrigin titleOrigin,
        String summary,
        List<String> tags,
        Instant publishedAt,
        DateOrigin dateOrigin,
        Instant seenAt,
        Standing standing) {

    public Article {
        if (title.isBlank()) {
            throw new IllegalArgumentException("an article has a title: " + url);
        }
        tags = List.copyOf(tags);
    }
}
