package io.tidings.edition;

import io.tidings.article.Articles;
import io.tidings.render.Templates;
import java.time.InstantSource;
import java.util.Optional;

/** x. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class Composing {

    private final Articles articles;
    private final Editions editions;
    private final Templates templates;
    private final InstantSource clock;

    public Composing(Articles articles, Editions editions, Templates templates, InstantSource clock) {
        this.articles = articles;
        this.editions = editions;
        this.templates = templates;
        this.clock = clock;
    }

    /** The edition that the schedule wants by now and that is neither composed nor too late. */
    public Optional<ComposeRequest.Scheduled> due(Newsletter newsletter) {
        throw new UnsupportedOperationException("soon: " + newsletter.id());
    }

    /** Composes; the same request gives the same edition. */
    public Edition compose(Newsletter newsletter, ComposeRequest request) {
        throw new UnsupportedOperationException("soon: " + newsletter.id() + request);
    }
}
