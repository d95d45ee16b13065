package io.tidings.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The views of the {@code mail/digest} templates, as {@code docs/templates.md} lists them. Strings are plain text, ready to
 * be shown; the templates escape them. The slots are those of {@link Slots#IN_DIGEST}.
 */
public final class DigestViews {

    /**
     * One story: {@code date} and {@code summary} may be empty, {@code url} is http or https. A title in which nothing can be
     * seen gives way to the URL's host: a link needs a name that a screen reader can say.
     */
    public record StoryLine(
            String title, String url, String source, String date, String summary, List<LinkLine> alsoCoveredBy) {
        public StoryLine {
            alsoCoveredBy = List.copyOf(alsoCoveredBy);
        }

        private Map<String, Object> view() {
            return Map.of(
                    "title", Links.name(title, url),
                    "url", url,
                    "source", source,
                    "date", date,
                    "summary", summary,
                    "covered", covered(),
                    "hasCovered", !alsoCoveredBy.isEmpty());
        }

        private List<Map<String, Object>> covered() {
            int last = alsoCoveredBy.size() - 1;
            return IntStream.rangeClosed(0, last)
                    .mapToObj(i -> Map.<String, Object>of(
                            "name",
                                    Links.name(
                                            alsoCoveredBy.get(i).name(),
                                            alsoCoveredBy.get(i).url()),
                            "url", alsoCoveredBy.get(i).url(),
                            "last", i == last))
                    .toList();
        }
    }

    /** A named link. */
    public record LinkLine(String name, String url) {}

    /** Stories under "In brief" that stand together under a small heading; without one where the name is empty. */
    public record Group(String name, List<StoryLine> stories) {
        public Group {
            stories = List.copyOf(stories);
        }

        private Map<String, Object> view() {
            return Map.of(
                    "name",
                    name,
                    "stories",
                    stories.stream().map(StoryLine::view).toList());
        }
    }

    private DigestViews() {}

    /** An address in the form in which both parts of a mail show it, and SES reports clicks on it. */
    public static String shown(String url) {
        return Links.checked(url);
    }

    /** For {@code digest/head}; {@code issue} must hold whichever sections follow, and may be empty. */
    public static Map<String, Object> head(Wording wording, String newsletter, String date, String issue) {
        return head(wording, newsletter, date, issue, Prose.NOTHING, wording);
    }

    /** The same with what an editor says first, in the language of {@code spoken}. */
    public static Map<String, Object> head(
            Wording wording, String newsletter, String date, String issue, Prose introduction, Wording spoken) {
        Map<String, Object> view = new HashMap<>();
        view.put("lang", wording.languageTag());
        view.put("dir", wording.direction());
        view.put("newsletter", newsletter);
        view.put("date", date);
        view.put("issue", issue);
        view.put("hasIntroduction", !introduction.paragraphs().isEmpty());
        view.put(
                "introduction",
                introduction.paragraphs().stream()
                        .map(paragraph -> paragraph(paragraph, spoken))
                        .toList());
        view.put("slots", Slots.IN_DIGEST);
        view.put("words", wording.words());
        return view;
    }

    private static Map<String, Object> paragraph(Prose.Paragraph paragraph, Wording spoken) {
        return Map.of(
                "lang",
                spoken.languageTag(),
                "dir",
                spoken.direction(),
                "text",
                paragraph.text(),
                "runs",
                paragraph.runs().stream().map(DigestViews::run).toList(),
                "links",
                paragraph.runs().stream()
                        .flatMap(run -> run.url().stream()
                                .map(url -> Map.of("name", run.text(), "url", url, "bare", run.isBare())))
                        .toList());
    }

    private static Map<String, Object> run(Prose.Run run) {
        Map<String, Object> words = Map.of("text", run.text(), "link", false);
        return run.url()
                .map(url -> Map.<String, Object>of("text", run.text(), "link", true, "url", url))
                .orElse(words);
    }

    /** For {@code digest/section}; {@code more} is the text of a link to the archive, or empty. */
    public static Map<String, Object> section(Wording wording, String name, List<StoryLine> stories, String more) {
        return Map.of(
                "name",
                name,
                "stories",
                stories.stream().map(StoryLine::view).toList(),
                "more",
                more,
                "slots",
                Slots.IN_DIGEST,
                "words",
                wording.words());
    }

    /** For {@code digest/brief}: what fits no topic; the stories' summaries and other sources are not shown. */
    public static Map<String, Object> brief(Wording wording, List<Group> groups, String more) {
        return Map.of(
                "groups",
                groups.stream().map(Group::view).toList(),
                "more",
                more,
                "slots",
                Slots.IN_DIGEST,
                "words",
                wording.words());
    }

    /** For {@code digest/foot}. */
    public static Map<String, Object> foot(Wording wording, String newsletter, String postalAddress) {
        return Map.of(
                "newsletter", newsletter,
                "why", wording.say("digest.why", newsletter),
                "postalAddress", Encoding.oneLine(postalAddress),
                "slots", Slots.IN_DIGEST,
                "words", wording.words());
    }
}
