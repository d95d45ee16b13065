package io.tidings.embedded;

/** Turns what was given into what is sent. Thread-safe. */
final class Bodies {
    private final TemplateStore templates;
    private final Renderer renderer;

    Bodies(TemplateStore templates) {
        this.templates = templates;
        this.renderer = new Renderer(templates);
    }

    /** Keeps a template and returns its hash. {@code defaults} is the JSON of its default data. */
    String keep(String subject, String html, String text, String defaults) {
        return templates.keep(subject, html, text, defaults);
    }

    /** What the reader gets. */
    Rendered render(Content content) {
        Rendered given = given(content);
        return given.raw().isPresent()
                ? given
                : Rendered.of(given.subject(), NoTrack.strip(given.html()), given.text());
    }

    /** Whether SES hears of a click on this link. */
    boolean tracks(Content content, String link) {
        return !NoTrack.covers(given(content).html(), link);
    }

    private Rendered given(Content content) {
        return switch (content) {
            case Content.Templated t -> renderer.render(t.hash(), t.data());
            case Content.Plain p -> Rendered.of(p.subject(), p.html(), p.text());
            case Content.Raw r -> RawMessage.parse(r.octets()).rendered();
        };
    }
}
