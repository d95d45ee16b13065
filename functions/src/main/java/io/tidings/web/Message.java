package io.tidings.web;

import io.tidings.render.PageViews;
import io.tidings.render.PageViews.Header;
import io.tidings.render.PageViews.Width;
import io.tidings.render.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A page that says one thing and offers at most a few buttons and links: {@code web/message}. */
final class Message {

    private final String heading;
    private final String lead;
    private final List<String> more = new ArrayList<>();
    private final List<Map<String, Object>> items = new ArrayList<>();
    private final List<Map<String, Object>> buttons = new ArrayList<>();
    private final List<Map<String, Object>> links = new ArrayList<>();

    Message(String heading, String lead) {
        this.heading = heading;
        this.lead = lead;
    }

    Message and(String paragraph) {
        more.add(paragraph);
        return this;
    }

    /** A button that posts {@code act} to this page's own address. */
    Message button(String act, String label) {
        buttons.add(Map.of("act", act, "label", label));
        return this;
    }

    /** One of several things that are listed. */
    Message item(String text) {
        items.add(Map.of("text", text));
        return this;
    }

    Message link(String name, String url) {
        return link(name, url, "");
    }

    /** {@code note} stands below the link. */
    Message link(String name, String url, String note) {
        links.add(Map.of("name", name, "url", url, "note", note));
        return this;
    }

    Map<String, Object> view(Wording wording, String brand, String brandUrl) {
        Map<String, Object> view = PageViews.shell(wording, heading, Width.NARROW, new Header(brand, brandUrl), "");
        view.put("heading", heading);
        view.put("lead", lead);
        view.put("more", more.stream().map(text -> Map.of("text", text)).toList());
        view.put("items", items);
        view.put("hasItems", !items.isEmpty());
        view.put("buttons", buttons);
        view.put("hasButtons", !buttons.isEmpty());
        view.put("links", links);
        return view;
    }
}
