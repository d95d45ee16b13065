package io.tidings.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Plain paragraphs in which words may be links, as a person writes them: an empty line begins another paragraph,
 * {@code [words](https://…)} and a web address by itself are links, and nothing else means anything. Immutable.
 */
public record Prose(List<Paragraph> paragraphs) {

    public static final Prose NOTHING = new Prose(List.of());

    private static final Pattern BETWEEN = Pattern.compile("\\n[ \\t]*\\n\\s*");
    // Possessive, and without a choice inside a repetition: no text makes it try twice.
    private static final Pattern LINK = Pattern.compile(
            "\\[([^\\[\\]]++)]\\(([^()\\s]*+(?:\\([^()\\s]*+\\)[^()\\s]*+)*+)\\)|(?i:\\bhttps?://)[^\\s<>\"\\[\\]]++");
    private static final Pattern WEB = Pattern.compile("(?i:https?)://[^\\s/?#][^\\s]*");
    /** What follows an address in a sentence, and is none of it. */
    private static final String AFTER = ".,;:!?'\u2019\u201d\u00bb\u2026\u3001\u3002\u300d\uff09";

    /** Words, which may lead somewhere; {@code url} in the form in which mails show it. */
    public record Run(String text, Optional<String> url) {
        boolean isBare() {
            return url.filter(text::equals).isPresent();
        }
    }

    /** Some words and links, in order; one line. */
    public record Paragraph(List<Run> runs) {
        public Paragraph {
            runs = List.copyOf(runs);
        }

        String text() {
            return runs.stream().map(Run::text).collect(Collectors.joining());
        }
    }

    public Prose {
        paragraphs = List.copyOf(paragraphs);
    }

    /** Reads what somebody wrote; throws IllegalArgumentException, which says what is wrong, where a link is no web address. */
    public static Prose of(String written) {
        String text = written.replace("\r\n", "\n").strip();
        List<Paragraph> paragraphs = new ArrayList<>();
        for (String part : BETWEEN.split(text, -1)) {
            String line = Encoding.oneLine(part);
            if (!line.isEmpty()) {
                paragraphs.add(new Paragraph(runs(line)));
            }
        }
        return new Prose(paragraphs);
    }

    /** Whether there is anything in it that a reader sees. */
    public static boolean isSeen(String text) {
        return Links.isSeen(text);
    }

    /** Where it leads, in order, as SES reports clicks. */
    public List<String> links() {
        return paragraphs.stream()
                .flatMap(paragraph -> paragraph.runs().stream())
                .flatMap(run -> run.url().stream())
                .toList();
    }

    private static List<Run> runs(String line) {
        List<Run> runs = new ArrayList<>();
        Matcher link = LINK.matcher(line);
        int from = 0;
        while (link.find()) {
            String named = link.group(1);
            int end = named == null ? link.start() + bare(link.group()).length() : link.end();
            add(runs, line.substring(from, link.start()));
            runs.add(
                    named == null
                            ? bareRun(line.substring(link.start(), end))
                            : namedRun(named, link.group(2), link.group()));
            from = end;
        }
        add(runs, line.substring(from));
        return runs;
    }

    private static void add(List<Run> runs, String text) {
        if (!text.isEmpty()) {
            runs.add(new Run(text, Optional.empty()));
        }
    }

    private static Run namedRun(String name, String url, String whole) {
        if (!WEB.matcher(url).matches()) {
            throw new IllegalArgumentException(whole + " does not lead to a web address. Begin it with https://");
        }
        return new Run(Links.name(name, url), Optional.of(Links.checked(url)));
    }

    private static Run bareRun(String address) {
        if (!WEB.matcher(address).matches()) {
            return new Run(address, Optional.empty());
        }
        String url = Links.checked(address);
        return new Run(url, Optional.of(url));
    }

    /** Without what belongs to the sentence: a full stop, or a bracket that was opened before the address. */
    private static String bare(String found) {
        int end = found.length();
        while (end > 0 && (AFTER.indexOf(found.charAt(end - 1)) >= 0 || closesNothing(found, end))) {
            end--;
        }
        return found.substring(0, end);
    }

    private static boolean closesNothing(String found, int end) {
        return found.charAt(end - 1) == ')' && found.lastIndexOf('(', end - 1) < 0;
    }
}
