package io.tidings.article;

import static io.tidings.table.Values.text;
import static io.tidings.table.Values.texts;

import io.tidings.table.Key;
import io.tidings.table.Shape;
import io.tidings.table.StoredItem;
import io.tidings.table.Values;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An article as an item of the table, and the names of its attributes. */
final class ArticleItems {
    static final String ID = "id";
    static final String DAY = "day";
    static final String SEEN = "seen";
    static final String SOURCE = "source";
    static final String URL = "url";
    static final String GUID = "guid";
    static final String TITLE = "title";
    static final String TITLE_ORIGIN = "titleOrigin";
    static final String SUMMARY = "summary";
    static final String TAGS = "tags";
    static final String PUBLISHED_AT = "publishedAt";
    static final String DATE_ORIGIN = "dateOrigin";
    static final String SEEN_AT = "seenAt";
    static final String STANDING = "standing";

    /** What the article looked like when it was last written; {@link #UNTOLD} when it was withdrawn before it was told. */
    static final String FINGERPRINT = "fingerprint";

    /** The version of the source's file it was last written from, in milliseconds. */
    static final String VERSION = "version";

    static final String UNTOLD = "-";

    /** Nine digits always: instants then sort as text, as those of {@link Values} do not. */
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

    static final String BY_DAY = "by-day";

    static final Shape SHAPE = Shape.of("articles", Key.text(ID)).index(BY_DAY, Key.text(DAY), Key.text(SEEN));

    private ArticleItems() {}

    static boolean isOf(SourceName source, StoredItem item) {
        return item.text(SOURCE).equals(source.value());
    }

    /** Whether it was withdrawn before anybody told it. */
    static boolean isUntold(StoredItem item) {
        return item.text(FINGERPRINT).equals(UNTOLD);
    }

    static String instant(Instant instant) {
        return INSTANT.format(instant);
    }

    static Map<String, AttributeValue> key(ArticleId id) {
        return Map.of(ID, text(id.value()));
    }

    static Map<String, AttributeValue> attributes(Article article) {
        var item = new HashMap<String, AttributeValue>();
        item.put(DAY, text(LocalDate.ofInstant(article.seenAt(), ZoneOffset.UTC).toString()));
        item.put(SEEN, text(instant(article.seenAt()) + "#" + article.id()));
        item.put(SOURCE, text(article.source().value()));
        item.put(URL, text(article.url().toString()));
        article.guid().ifPresent(guid -> item.put(GUID, text(guid)));
        item.put(TITLE, text(article.title()));
        item.put(TITLE_ORIGIN, text(article.titleOrigin().name()));
        item.put(SUMMARY, text(article.summary()));
        item.put(TAGS, texts(article.tags()));
        item.put(PUBLISHED_AT, text(instant(article.publishedAt())));
        item.put(DATE_ORIGIN, text(article.dateOrigin().name()));
        item.put(SEEN_AT, text(instant(article.seenAt())));
        item.put(STANDING, text(article.standing().name()));
        return item;
    }

    static Article article(StoredItem item) {
        return new Article(
                new ArticleId(item.text(ID)),
                new SourceName(item.text(SOURCE)),
                URI.create(item.text(URL)),
                item.find(GUID),
                item.text(TITLE),
                TitleOrigin.valueOf(item.text(TITLE_ORIGIN)),
                item.text(SUMMARY),
                item.texts(TAGS),
                item.instant(PUBLISHED_AT),
                DateOrigin.valueOf(item.text(DATE_ORIGIN)),
                item.instant(SEEN_AT),
                Standing.valueOf(item.text(STANDING)));
    }
}
