package io.tidings.render;

import com.github.mustachejava.MustacheException;
import java.io.Writer;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * The templates of mails and pages, each compiled once, when it is first used. Views are maps of ready-made values as
 * {@code docs/templates.md} lists them; anything missing throws {@link TemplateError}. Safe for use by many threads.
 */
public final class Templates {

    private final StrictFactory html;
    private final StrictFactory text;
    private final String hash;
    private final LongAdder renders = new LongAdder();

    private Templates(TemplateFiles files) {
        html = new StrictFactory(files.ending(".html.mustache"), Encoding::html, ".html.mustache");
        text = new StrictFactory(files.ending(".txt.mustache"), Encoding::text, ".txt.mustache");
        hash = files.hash();
    }

    /** The templates on the class path. */
    public static Templates bundled() {
        return new Templates(TemplateFiles.bundled());
    }

    /** Those, and the pages in another folder of the class path: {@code folder/<name>}. */
    public static Templates bundledWith(String folder) {
        return new Templates(TemplateFiles.bundled().and(folder));
    }

    static Templates of(TemplateFiles files) {
        return new Templates(files);
    }

    /** Renders {@code mail/<name>} in both forms from one view; counted by {@link #renders()}. */
    public Fragment mail(String name, Map<String, ?> view) {
        renders.increment();
        return new Fragment(render(html, "mail/" + name, view), TextLayout.of(render(text, "mail/" + name, view)));
    }

    /** Renders a page, such as {@code web/subscribe}. */
    public String page(String name, Map<String, ?> view) {
        return render(html, name, view);
    }

    /** Changes whenever any template or wording does. */
    public String hash() {
        return hash;
    }

    /** How many mail fragments have been rendered, HTML and text together counting once. */
    public long renders() {
        return renders.sum();
    }

    /** Compiles what is not compiled yet, so that a broken template shows at once; returns how many there are. */
    int compileAll() {
        html.compileAll();
        text.compileAll();
        return html.size() + text.size();
    }

    private static String render(StrictFactory factory, String name, Map<String, ?> view) {
        String file = name + factory.extension();
        Writer out = new TextWriter();
        try {
            factory.compile(file).execute(out, view);
        } catch (MustacheException e) {
            throw rootOf(e, file);
        }
        return out.toString();
    }

    private static TemplateError rootOf(MustacheException failure, String file) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TemplateError error) {
                return error;
            }
        }
        return new TemplateError(file, "rendering", "failed: " + failure.getMessage(), failure);
    }
}
