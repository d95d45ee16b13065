package io.tidings.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Somebody who has signed in, and may or may not change what the page shows. */
    public record Visitor(String name, String role, String signOutUrl, boolean mayAct) {
        private Map<String, Object> view() {
            return Map.of("name", name, "role", role, "signOutUrl", signOutUrl);
        }
    }

    /** What stands at the top of a page: whose it is, where to go from there, and who has signed in. */
    public record Header(String brand, String brandUrl, List<NavigationLine> navigation, Optional<Visitor> visitor) {

        /** Where nobody signs in. */
        public Header(String brand, String brandUrl, NavigationLine... navigation) {
            this(brand, brandUrl, List.of(navigation), Optional.empty());
        }
    }

    private PageViews() {}

    /** A mutable view that holds the layout's names; {@code note} is small print at the foot and may be empty. */
    public static Map<String, Object> shell(Wording wording, String title, Width width, Header header, String note) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("lang", wording.languageTag());
        view.put("dir", wording.direction());
        view.put("words", wording.words());
        view.put("page", page(title, width, header, note));
        return view;
    }

    private static Map<String, Object> page(String title, Width width, Header header, String note) {
        List<Map<String, Object>> navigation =
                header.navigation().stream().map(NavigationLine::view).toList();
        return Map.of(
                "title",
                title,
                "wide",
                width == Width.WIDE,
                "brand",
                header.brand(),
                "brandUrl",
                header.brandUrl(),
                "hasNav",
                !navigation.isEmpty(),
                "nav",
                navigation,
                "visitor",
                header.visitor().<Object>map(Visitor::view).orElse(""),
                "mayAct",
                header.visitor().map(Visitor::mayAct).orElse(true),
                "note",
                note);
    }
}
