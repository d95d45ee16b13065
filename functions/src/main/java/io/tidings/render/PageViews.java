package io.tidings.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the page layout ({@code web/layout/head} and {@code web/layout/foot}) needs; a page adds its own names. */
public final class PageViews {

    /** Whether a page is a narrow column to read or a wide one to work in. */
    public enum Width {
        NARROW,
        WIDE
    }

    /** An entry of the navigation at the top of a page. */
    public record NavigationLine(String name, String url, Here here) {
        private Map<String, Object> view() {
            return Map.of("name", name, "url", url, "current", here == Here.CURRENT);
        }
    }

    /** Whether a navigation entry is the page itself. */
    public enum Here {
        CURRENT,
        ELSEWHERE
    }

    private PageViews() {}

    /** A mutable view that holds the layout's names; {@code note} is small print at the foot and may be empty. */
    public static Map<String, Object> shell(
            Wording wording,
            String title,
            Width width,
            String brand,
            String brandUrl,
            List<NavigationLine> navigation,
            String note) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("lang", wording.languageTag());
        view.put("dir", wording.direction());
        view.put("words", wording.words());
        view.put(
                "page",
                Map.of(
                        "title", title,
                        "wide", width == Width.WIDE,
                        "brand", brand,
                        "brandUrl", brandUrl,
                        "hasNav", !navigation.isEmpty(),
                        "nav", navigation.stream().map(NavigationLine::view).toList(),
                        "note", note));
        return view;
    }
}
