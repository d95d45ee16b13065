package io.tidings.article;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.located.Located;
import org.jspecify.annotations.Nullable;

/** On which line each item of a feed stands and what its links are relative to: what Rome does not tell. */
final class FeedPlaces {
    private record Place(long line, @Nullable URI base) {}

    private final List<Place> places;

    private FeedPlaces(List<Place> places) {
        this.places = places;
    }

    static FeedPlaces of(Document document, long firstLine) {
        var root = document.getRootElement();
        var channel = Optional.ofNullable(child(root, "channel"));
        var home = home(channel.orElse(root));
        var places = new ArrayList<Place>();
        addItems(root, home, firstLine, places);
        channel.ifPresent(holder -> addItems(holder, home, firstLine, places));
        return new FeedPlaces(places);
    }

    private static void addItems(Element holder, Optional<String> home, long firstLine, List<Place> places) {
        for (var element : holder.getChildren()) {
            if (element.getName().equals("item") || element.getName().equals("entry")) {
                long line = element instanceof Located located ? located.getLine() : 0;
                places.add(new Place(line + firstLine - 1, base(element, home)));
            }
        }
    }

    long line(int index) {
        return index < places.size() ? places.get(index).line() : 0;
    }

    @Nullable
    URI base(int index) {
        return index < places.size() ? places.get(index).base() : null;
    }

    /** spec: RFC 4287, 2: xml:base is what relative references are relative to; without one, the feed's own address. */
    private static @Nullable URI base(Element item, Optional<String> home) {
        var declared = Stream.iterate(item, element -> element != null, Element::getParentElement)
                .map(element -> element.getAttributeValue("base", Namespace.XML_NAMESPACE))
                .filter(value -> value != null)
                .toList();
        URI base = home.flatMap(CanonicalUrl::find).orElse(null);
        for (var relative : declared.reversed()) {
            base = base == null ? CanonicalUrl.find(relative).orElse(null) : resolved(base, relative);
        }
        return base;
    }

    private static Optional<String> home(Element channel) {
        return channel.getChildren().stream()
                .filter(element -> element.getName().equals("link"))
                .filter(link ->
                        !"self".equals(link.getAttributeValue("rel")) && !"hub".equals(link.getAttributeValue("rel")))
                .map(link -> Optional.ofNullable(link.getAttributeValue("href")).orElse(link.getTextTrim()))
                .filter(CanonicalUrl::isWeb)
                .findFirst();
    }

    private static @Nullable URI resolved(URI base, String relative) {
        try {
            return CanonicalUrl.of(relative, base);
        } catch (IllegalArgumentException e) {
            return base;
        }
    }

    private static @Nullable Element child(Element parent, String name) {
        return parent.getChildren().stream()
                .filter(element -> element.getName().equals(name))
                .findFirst()
                .orElse(null);
    }
}
