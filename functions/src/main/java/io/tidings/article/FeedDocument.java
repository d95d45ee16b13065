package io.tidings.article;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaders;
import org.jdom2.located.LocatedJDOMFactory;
import org.jspecify.annotations.Nullable;

/** A well-formed RSS or Atom document and its items. */
final class FeedDocument {
    private FeedDocument() {}

    /**
     * The items in the order of the document.
     *
     * @param firstLine the line of its file on which this document's items begin, where it is a piece of one; else 1
     */
    static List<Reading> items(String xml, long firstLine) throws JDOMException, FeedException {
        var document = parse(xml);
        var places = FeedPlaces.of(document, firstLine);
        SyndFeed feed;
        try {
            feed = new SyndFeedInput(false, Locale.US).build(document);
        } catch (RuntimeException e) {
            // Rome says so when it does not know the format, and stumbles over some that are broken.
            throw new FeedException("no feed that Rome can read", e);
        }
        var items = new ArrayList<Reading>();
        for (var entry : feed.getEntries()) {
            items.add(new Item(places.line(items.size()), values(entry, feed), places.base(items.size())));
        }
        return items;
    }

    /** Hardened twice over: no document type at all, and none of what one could bring in. */
    private static org.jdom2.Document parse(String xml) throws JDOMException {
        var builder = new SAXBuilder(XMLReaders.NONVALIDATING, null, new LocatedJDOMFactory());
        builder.setFeature("http://javax.xml.XMLConstants/feature/secure-processing", true);
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
        builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        builder.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        builder.setExpandEntities(false);
        try {
            return builder.build(new StringReader(xml.stripLeading()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static Map<String, Object> values(SyndEntry entry, SyndFeed feed) {
        var values = new LinkedHashMap<String, Object>();
        put(values, "url", text(entry.getLink()).orElse(null));
        put(values, "guid", entry.getUri());
        put(
                values,
                "title",
                Optional.ofNullable(entry.getTitleEx())
                        .map(SyndContent::getValue)
                        .orElse(null));
        put(values, "summary", summary(entry));
        put(
                values,
                "tags",
                entry.getCategories().stream()
                        .map(SyndCategory::getName)
                        .filter(Objects::nonNull)
                        .toList());
        put(values, "published", date(entry.getPublishedDate()));
        put(values, "updated", date(entry.getUpdatedDate()));
        put(values, "source", feed.getTitle());
        return values;
    }

    private static @Nullable String summary(SyndEntry entry) {
        return Stream.concat(Stream.ofNullable(entry.getDescription()), entry.getContents().stream())
                .map(SyndContent::getValue)
                .flatMap(value -> text(value).stream())
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static @Nullable String date(@Nullable Date date) {
        return date == null ? null : date.toInstant().toString();
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
