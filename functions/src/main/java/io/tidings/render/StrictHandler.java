package io.tidings.render;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.Iteration;
import com.github.mustachejava.ObjectHandler;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.util.Wrapper;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks names up in maps and nowhere else. Mustache.java's own handlers call any method of any object, take what is
 * missing for empty, and fall through to the parent; this one fails, naming the template and the name.
 */
final class StrictHandler implements ObjectHandler {

    /** What an item of a list may see of the top of the view. */
    private static final Set<String> SHARED = Set.of("words", "slots", "lang", "dir", "page");

    @Override
    public @Nullable Binding createBinding(@Nullable String name, TemplateContext context, Code code) {
        if (name == null) {
            return null; // literal text, which never asks
        }
        String[] path = name.split("\\.");
        return scopes -> name.equals(".") ? scopes.getLast() : resolve(path, name, scopes, context.file());
    }

    private static Object resolve(String[] path, String name, List<Object> scopes, String template) {
        Object value = owner(path[0], scopes).get(path[0]);
        for (int i = 1; i < path.length && value != null; i++) {
            value = value instanceof Map<?, ?> map ? map.get(path[i]) : null;
        }
        if (value == null) {
            throw new TemplateError(template, name, "is missing from the view, or null");
        }
        if (!(value instanceof String text)) {
            return allowed(value, name, template);
        }
        boolean slot = path.length > 1 && path[0].equals("slots");
        return (slot && Slots.SLOT.matcher(text).matches()) || !(slot || isLink(path))
                ? text
                : link(text, name, template);
    }

    /** The innermost map, unless it lacks a name that is shared with the top of the view. */
    private static Map<?, ?> owner(String name, List<Object> scopes) {
        for (int i = scopes.size() - 1; i >= 0; i--) {
            if (scopes.get(i) instanceof Map<?, ?> map && (map.containsKey(name) || !borrows(name, i))) {
                return map;
            }
        }
        return Map.of();
    }

    private static boolean borrows(String name, int depth) {
        return depth > 0 && SHARED.contains(name);
    }

    private static boolean isLink(String[] path) {
        String last = path[path.length - 1];
        return last.equals("url") || last.endsWith("Url");
    }

    private static String link(String url, String name, String template) {
        try {
            return Links.checked(url);
        } catch (IllegalArgumentException e) {
            throw new TemplateError(template, name, String.valueOf(e.getMessage()), e);
        }
    }

    private static Object allowed(Object value, String name, String template) {
        return switch (value) {
            case Boolean b -> b;
            case Integer i -> i;
            case Long l -> l;
            case Map<?, ?> map -> map;
            case List<?> list -> list;
            default ->
                throw new TemplateError(
                        template, name, "is a " + value.getClass().getName());
        };
    }

    @Override
    public @Nullable Wrapper find(String name, List<Object> scopes) {
        throw new UnsupportedOperationException("bindings look names up");
    }

    @Override
    public Object coerce(Object object) {
        return object;
    }

    @Override
    public Writer iterate(Iteration iteration, Writer writer, Object object, List<Object> scopes) {
        if (!(object instanceof List<?> list)) {
            return isEmpty(object) ? writer : iteration.next(writer, object, scopes);
        }
        Writer current = writer;
        for (Object item : list) {
            current = iteration.next(current, item, scopes);
        }
        return current;
    }

    @Override
    public Writer falsey(Iteration iteration, Writer writer, Object object, List<Object> scopes) {
        return isEmpty(object) ? iteration.next(writer, object, scopes) : writer;
    }

    private static boolean isEmpty(Object object) {
        return switch (object) {
            case Boolean b -> !b;
            case String s -> s.isEmpty();
            case List<?> list -> list.isEmpty();
            default -> false;
        };
    }

    @Override
    public String stringify(Object object) {
        if (object instanceof Map || object instanceof List) {
            throw new IllegalArgumentException("a map or a list is no text");
        }
        return object.toString();
    }
}
