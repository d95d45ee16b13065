package io.tidings.render;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.DefaultMustacheVisitor;
import com.github.mustachejava.MustacheVisitor;
import com.github.mustachejava.TemplateContext;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Mustache.java over a fixed set of files held in memory. Its own factory reads {@code {{>file:/etc/passwd}}}, takes
 * partials' names from data and runs pragmas; this one knows its files and refuses the rest.
 */
final class StrictFactory extends DefaultMustacheFactory {

    private final Map<String, String> files;
    private final UnaryOperator<String> encoding;
    private final String extension;

    StrictFactory(Map<String, String> files, UnaryOperator<String> encoding, String extension) {
        super(name -> null);
        this.files = Map.copyOf(files);
        this.encoding = encoding;
        this.extension = extension;
        setObjectHandler(new StrictHandler());
    }

    String extension() {
        return extension;
    }

    int size() {
        return files.size();
    }

    void compileAll() {
        files.keySet().forEach(this::compile);
    }

    @Override
    public Reader getReader(String name) {
        String file = files.get(name);
        if (file == null) {
            throw new TemplateError(name, "the file", "is not one of the templates");
        }
        return new StringReader(file);
    }

    @Override
    public String resolvePartialPath(String directory, String name, String ignored) {
        return name + extension;
    }

    /** Slots, and in plain text links: a link there has no escapes, and {@link StrictHandler} has checked it. */
    private boolean mayStandBare(String variable) {
        return variable.startsWith("slots.") || (extension.startsWith(".txt") && variable.equals("url"));
    }

    @Override
    public void encode(String value, Writer writer) {
        try {
            writer.write(encoding.apply(value));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a value", e);
        }
    }

    @Override
    public MustacheVisitor createMustacheVisitor() {
        return new DefaultMustacheVisitor(this) {
            @Override
            public void dynamicPartial(TemplateContext context, String variable, String indent) {
                throw new TemplateError(context.file(), variable, "would take a partial's name from data");
            }

            @Override
            public void pragma(TemplateContext context, String pragma, String arguments) {
                throw new TemplateError(context.file(), pragma, "is a pragma; none is allowed");
            }

            @Override
            public void value(TemplateContext context, String variable, boolean encoded) {
                if (!encoded && !mayStandBare(variable)) {
                    throw new TemplateError(context.file(), variable, "may not go out unescaped; only slots may");
                }
                super.value(context, variable, encoded);
            }
        };
    }
}
