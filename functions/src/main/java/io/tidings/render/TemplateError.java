package io.tidings.render;

import org.jspecify.annotations.Nullable;

/** A template asked for what its view does not have, or holds what no template may hold: a bug, never a reader's fault. */
public final class TemplateError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String template;
    private final String name;

    TemplateError(String template, String name, String problem) {
        this(template, name, problem, null);
    }

    TemplateError(String template, String name, String problem, @Nullable Throwable cause) {
        super("Template " + template + ": " + name + " " + problem, cause);
        this.template = template;
        this.name = name;
    }

    /** The file that was being rendered, below {@code templates/}. */
    public String template() {
        return template;
    }

    /** The name, partial or construct at fault. */
    public String name() {
        return name;
    }
}
