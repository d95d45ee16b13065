package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a page as a browser sends them when nobody typed anything, to be typed into. */
final class FormPress {

    private static final Pattern FORM =
            Pattern.compile("<form method=\"post\" action=\"[^\"]*#said\".*?</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile(
            "<textarea[^>]* ?name=\"([^\"]+)\"[^>]*>\\n(.*?)</textarea>"
                    + "|<select id=\"[^\"]*\" name=\"([^\"]+)\"[^>]*>(.*?)</select>"
                    + "|<input type=\"(?:text|hidden|checkbox)\"([^>]*)>",
            Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile(" name=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");
    private static final Pattern SELECTED = Pattern.compile("value=\"([^\"]*)\" selected");

    private record Pair(String name, String value) {}

    private final Press press;
    private final String path;
    private final List<Pair> pairs = new ArrayList<>();

    FormPress(Press press, Response page, String path) {
        this.press = press;
        this.path = path;
        Matcher form = FORM.matcher(page.text());
        assertThat(form.find()).isTrue();
        Matcher field = FIELD.matcher(form.group());
        while (field.find()) {
            if (field.group(1) != null) {
                add(field.group(1), field.group(2).replace("\n", "\r\n"));
            } else if (field.group(3) != null) {
                add(field.group(3), first(SELECTED, field.group(4)));
            } else if (!field.group().contains("\"checkbox\"") || field.group().contains(" checked")) {
                add(first(NAME, field.group(5)), sent(field.group(), first(VALUE, field.group(5))));
            }
        }
    }

    static FormPress on(Press press, String path) {
        return new FormPress(press, press.consoleGet(path), path);
    }

    // spec: HTML 4.10.5.1.2: newlines are stripped from the value of a text field
    private static String sent(String input, String value) {
        return input.startsWith("<input type=\"text\"") ? value.replaceAll("[\r\n]", "") : value;
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private void add(String name, String value) {
        pairs.add(new Pair(
                name,
                value.replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&#123;", "{")
                        .replace("&#125;", "}")
                        .replace("&#x3D;", "=")
                        .replace("&#61;", "=")
                        .replace("&#96;", "`")
                        .replace("&amp;", "&")));
    }

    String value(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .reduce((_, last) -> last)
                .orElse("?");
    }

    /** Nothing in it: unticked. */
    FormPress without(String name) {
        pairs.removeIf(pair -> pair.name().equals(name));
        return this;
    }

    FormPress type(String name, String... values) {
        without(name);
        for (String value : values) {
            pairs.addFirst(new Pair(name, value));
        }
        return this;
    }

    Response press(String act) {
        StringBuilder body = new StringBuilder("act=" + act);
        pairs.forEach(pair -> body.append('&')
                .append(URLEncoder.encode(pair.name(), StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(pair.value(), StandardCharsets.UTF_8)));
        return press.consolePost(path, body.toString());
    }

    /** The form that came back. */
    FormPress again(String act) {
        return new FormPress(press, press(act), path);
    }
}
