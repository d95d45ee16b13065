package io.tidings.edition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tidings.edition.InvalidNewsletter.Problem;
import io.tidings.table.JsonTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a newsletter's document, in which single values are changed and everything else stays as somebody wrote it: the
 * order of fields, the lines, fields we do not know. Places are JSON pointers. Immutable.
 */
public final class DocumentText {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,14})([.][0-9]{1,15})?");
    /** Where a list goes on in another line. */
    private static final int WIDTH = 110;

    private final String text;
    private final Part top;

    /** A value, from its first character to after its last, and what it is made of: none for what is no object or list. */
    private record Part(int start, int end, List<Member> members, Kind kind) {}

    private enum Kind {
        OBJECT,
        LIST,
        OTHER
    }

    /** Of an object, from its name on; of a list, a value under its number. */
    private record Member(String name, int start, Part value) {}

    private DocumentText(String text, Part top) {
        this.text = text;
        this.top = top;
    }

    /** Throws {@link InvalidNewsletter} for what is no JSON object. */
    public static DocumentText of(String document) {
        String json = withoutMark(document);
        // What is said of a text that is no JSON, the tree's reader says; the places are looked for in what is.
        if (!NewsletterReader.tree(json.getBytes(StandardCharsets.UTF_8)).isObject()) {
            throw new InvalidNewsletter(new Problem("/", "is no object. Write an object: { ... }."));
        }
        try (JsonParser in = JSON.createParser(json)) {
            in.nextToken();
            return new DocumentText(json, part(in));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a document that was read before", e);
        }
    }

    /** Without a byte order mark, which means nothing: readers of bytes skip it, and readers of text take it for an error. */
    public static String withoutMark(String json) {
        return json.startsWith("\ufeff") ? json.substring(1) : json;
    }

    private static Part part(JsonParser in) throws IOException {
        int start = (int) in.currentTokenLocation().getCharOffset();
        List<Member> members = new ArrayList<>();
        Kind kind = kind(in.currentToken());
        if (kind == Kind.OBJECT) {
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                int from = (int) in.currentTokenLocation().getCharOffset();
                in.nextToken();
                members.add(new Member(name, from, part(in)));
            }
        } else if (kind == Kind.LIST) {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                Part value = part(in);
                members.add(new Member(String.valueOf(members.size()), value.start(), value));
            }
        }
        in.finishToken();
        return new Part(start, (int) in.currentLocation().getCharOffset(), List.copyOf(members), kind);
    }

    private static Kind kind(JsonToken token) {
        if (token == JsonToken.START_OBJECT) {
            return Kind.OBJECT;
        }
        return token == JsonToken.START_ARRAY ? Kind.LIST : Kind.OTHER;
    }

    /** The value there, or the missing node. */
    public JsonNode value(String pointer) {
        try {
            Optional<Part> part = find(pointer);
            return part.isEmpty() ? MissingNode.getInstance() : JsonTree.read(text(part.get()));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + pointer + " of a document that was read before", e);
        }
    }

    /** The texts of the members of a list; none where there is no list. */
    public List<String> elements(String pointer) {
        return list(pointer).stream()
                .flatMap(list -> list.members().stream())
                .map(member -> text(member.value()))
                .toList();
    }

    /** The same with other members of a list, which must be JSON each; where there is no list, one is made. */
    public DocumentText withElements(String pointer, List<String> elements) {
        List<Member> before = list(pointer).map(Part::members).orElse(List.of());
        if (before.isEmpty()) {
            return with(pointer, "[" + String.join(", ", elements) + "]");
        }
        Part list = list(pointer).orElseThrow();
        StringBuilder changed =
                new StringBuilder(text.substring(list.start(), before.getFirst().start()));
        for (int i = 0; i < elements.size(); i++) {
            changed.append(i == 0 ? "" : between(list, Math.min(i, before.size() - 1)))
                    .append(elements.get(i));
        }
        changed.append(text, before.getLast().value().end(), list.end());
        return spliced(list.start(), list.end(), changed.toString());
    }

    /** The same with this JSON there; what is missing around it is made, at the end of what is there. */
    public DocumentText with(String pointer, String json) {
        Optional<Part> there = find(pointer);
        if (there.isPresent()) {
            return spliced(there.get().start(), there.get().end(), json);
        }
        String around = pointer.substring(0, pointer.lastIndexOf('/'));
        String member = quoted(name(pointer)) + ": " + json;
        Optional<Part> object = find(around).filter(part -> part.kind() == Kind.OBJECT);
        if (object.isEmpty()) {
            return with(around, "{" + member + "}");
        }
        Part into = object.get();
        if (into.members().isEmpty()) {
            return spliced(into.start(), into.end(), "{" + member + "}");
        }
        int end = into.members().getLast().value().end();
        return spliced(end, end, between(into, into.members().size() - 1) + member);
    }

    /** The same without the field there. */
    public DocumentText without(String pointer) {
        Optional<Part> around = find(pointer.substring(0, pointer.lastIndexOf('/')));
        if (around.isEmpty() || find(pointer).isEmpty()) {
            return this;
        }
        List<Member> members = around.get().members();
        int number = members.stream().map(Member::name).toList().indexOf(name(pointer));
        if (members.size() == 1) {
            return spliced(around.get().start() + 1, around.get().end() - 1, "");
        }
        return number == 0
                ? spliced(members.getFirst().start(), members.get(1).start(), "")
                : spliced(
                        members.get(number - 1).value().end(),
                        members.get(number).value().end(),
                        "");
    }

    /** What a line begins with in which that stands; "" where it is not there. */
    public String indent(String pointer) {
        String before = text.substring(0, find(pointer).map(Part::start).orElse(0));
        String line = before.substring(before.lastIndexOf('\n') + 1);
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    /** A text as JSON. */
    public static String quoted(String value) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    }

    /** A number as it was typed, with a comma or a point; what is none as a text, of which the reader says what is wrong. */
    public static String number(String typed) {
        String number = typed.replace(',', '.');
        return NUMBER.matcher(number).matches() ? number : quoted(typed);
    }

    /** Texts as a JSON list, in lines of a width to read when they stand after that indent. */
    public static String list(List<String> values, String indent) {
        String line = values.stream().map(DocumentText::quoted).collect(Collectors.joining(", ", "[", "]"));
        if (line.length() + indent.length() <= WIDTH - 20) {
            return line;
        }
        StringBuilder lines = new StringBuilder("[");
        int column = WIDTH;
        for (int i = 0; i < values.size(); i++) {
            String value = quoted(values.get(i)) + (i < values.size() - 1 ? "," : "");
            boolean fits = column + 1 + value.length() <= WIDTH;
            lines.append(fits ? " " : "\n" + indent + "  ").append(value);
            column = value.length() + (fits ? column + 1 : indent.length() + 2);
        }
        return lines.append('\n').append(indent).append(']').toString();
    }

    /** What stands between that member and the one before; before the first, what stands before it, and a comma. */
    private String between(Part part, int number) {
        List<Member> members = part.members();
        return number == 0
                ? ","
                        + separated(text.substring(
                                part.start() + 1, members.getFirst().start()))
                : text.substring(
                        members.get(number - 1).value().end(),
                        members.get(number).start());
    }

    private static String separated(String blank) {
        return blank.isEmpty() ? " " : blank;
    }

    private Optional<Part> list(String pointer) {
        return find(pointer).filter(part -> part.kind() == Kind.LIST);
    }

    private Optional<Part> find(String pointer) {
        Optional<Part> part = Optional.of(top);
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            String name = unescaped(step);
            part = part.stream()
                    .flatMap(one -> one.members().stream())
                    .filter(member -> member.name().equals(name))
                    .map(Member::value)
                    .findFirst();
        }
        return part;
    }

    private static String name(String pointer) {
        return unescaped(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    // spec: RFC 6901 4: first ~1, then ~0
    private static String unescaped(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    private String text(Part part) {
        return text.substring(part.start(), part.end());
    }

    private DocumentText spliced(int start, int end, String json) {
        return of(text.substring(0, start) + json + text.substring(end));
    }

    /** The whole text. */
    @Override
    public String toString() {
        return text;
    }
}
