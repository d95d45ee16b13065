package io.tidings.embedded;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Renders as SES does: Handlebars, nothing escaped for HTML, no partials from anywhere, and a name without a value is a
 * failure (but not as the condition of {@code {{#if}}}). Thread-safe.
 */
final class Renderer {
    private static final int KEPT = 64;

    private final Handlebars handlebars = new Handlebars(new NoPartials())
            .with(EscapingStrategy.NOOP)
            .registerHelperMissing((Helper<Object>) (context, options) -> {
                throw new RenderingFailed(
                        "Attribute '" + options.helperName + "' is not present in the rendering data.");
            });
    private final Map<String, Compiled> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Compiled> eldest) {
            return size() > KEPT;
        }
    };

    private record Compiled(Template subject, Template html, Template text, Map<String, Object> defaults) {}

    private final TemplateStore templates;

    Renderer(TemplateStore templates) {
        this.templates = templates;
    }

    /**
     * Renders a kept template with these data over its defaults.
     *
     * @throws RenderingFailed with the sentence SES puts into the event
     */
    Rendered render(String hash, Map<String, Object> data) {
        try {
            var parts = compiled(hash);
            var all = new HashMap<>(parts.defaults());
            all.putAll(data);
            return Rendered.of(apply(parts.subject(), all), apply(parts.html(), all), apply(parts.text(), all));
        } catch (HandlebarsException e) {
            throw failure(e);
        } catch (IOException e) {
            throw new RenderingFailed(String.valueOf(e.getMessage()));
        }
    }

    private static RenderingFailed failure(HandlebarsException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RenderingFailed missing) {
                return missing;
            }
        }
        return new RenderingFailed(String.valueOf(e.getMessage()));
    }

    private static String apply(Template template, Map<String, Object> data) throws IOException {
        return template.apply(
                Context.newBuilder(data).resolver(MapValueResolver.INSTANCE).build());
    }

    private Compiled compiled(String hash) throws IOException {
        synchronized (compiled) {
            var known = compiled.get(hash);
            if (known == null) {
                known = compile(templates.load(hash));
                compiled.put(hash, known);
            }
            return known;
        }
    }

    private Compiled compile(TemplateText t) throws IOException {
        return new Compiled(
                handlebars.compileInline(t.subject()),
                handlebars.compileInline(t.html()),
                handlebars.compileInline(t.text()),
                t.defaults());
    }
}
