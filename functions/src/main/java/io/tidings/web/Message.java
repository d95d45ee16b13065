package io.tidings.web;

import io.tidings.render.PageViews;
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

    Message link(String name, String url) {
        links.add(Map.of("name", name, "url", url));
        return this;
    }

    Map<String, Object> view(Wording wording, String brand, String brandUrl) {
        Map<String, Object> view = PageViews.shell(wording, heading, Width.NARROW, brand, brandUrl, List.of(), "");
        view.put("heading", heading);
        view.put("lead", lead);
        view.put("more", more.stream().map(text -> Map.of("text", text)).toList());
        view.put("buttons", buttons);
        view.put("hasButtons", !buttons.isEmpty());
        view.put("links", links);
        return view;
    }
}
