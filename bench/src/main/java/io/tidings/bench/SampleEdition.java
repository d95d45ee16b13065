package io.tidings.bench;

import io.tidings.edition.EditionId;
import io.tidings.edition.FrozenMail;
import io.tidings.edition.PrintedEdition;
import io.tidings.edition.SectionPart;
import io.tidings.edition.Sender;
import io.tidings.render.DigestViews;
import io.tidings.render.DigestViews.LinkLine;
import io.tidings.render.DigestViews.StoryLine;
import io.tidings.render.Fragment;
import io.tidings.render.Slots;
import io.tidings.render.Templates;
import io.tidings.render.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The digest that every benchmark mails: 40 stories in 8 topics, 58 KB of HTML. */
final class SampleEdition {

    private static final int TOPICS = 8;
    private static final int STORIES_IN_A_TOPIC = 5;
    private static final List<String> SENTENCES = List.of(
            "Queries that leave out the leading column of an index no longer read the whole table.",
            "The planner walks the distinct prefixes instead, which cuts the reading to a small part.",
            "The authors list the four checks they have added since, and the one they took away again.",
            "Half of the alarms asked for nothing that could not wait until the morning.",
            "Five computers, one answer, and no shouting: the drawings alone are worth the half hour.",
            "Three quarters of the indexes in a survey of forty systems had not been read in a month.",
            "Volunteers measured every kerb of a town with their phones, and routes became shorter.");
    private static final Wording WORDING = Wording.of(Locale.ENGLISH);

    private static final StoryLinks LINKS = number -> "https://news.example.org/2026/11/article-" + number + "/x";

    private SampleEdition() {}

    /** The name of a template and the view to render it with. */
    record Part(String template, Map<String, Object> view) {}

    /** Which links the stories have: their own, or one that is the reader's. */
    interface StoryLinks {
        String of(int number);
    }

    /** The parts of the digest in order, with these values (or slots) where a reader's own belong. */
    static List<Part> parts(Map<String, String> slots, StoryLinks links) {
        List<Part> parts = new ArrayList<>();
        LocalDate date = LocalDate.of(2026, 11, 20);
        parts.add(part("head", DigestViews.head(WORDING, "Data Weekly", WORDING.date(date), "Issue 47"), slots));
        for (int topic = 0; topic < TOPICS; topic++) {
            List<StoryLine> stories = new ArrayList<>();
            for (int i = 0; i < STORIES_IN_A_TOPIC; i++) {
                stories.add(story(topic * STORIES_IN_A_TOPIC + i, links));
            }
            String more = topic == 0 ? WORDING.count("digest.more", 3) : "";
            parts.add(part("section", DigestViews.section(WORDING, "Topic " + (topic + 1), stories, more), slots));
        }
        String address = "Example Press, 12 Sample Street, 80331 Munich";
        parts.add(part("foot", DigestViews.foot(WORDING, "Data Weekly", address), slots));
        return parts;
    }

    private static Part part(String template, Map<String, Object> view, Map<String, String> slots) {
        Map<String, Object> filled = new LinkedHashMap<>(view);
        filled.put("slots", slots);
        return new Part("mail/digest/" + template, filled);
    }

    private static StoryLine story(int number, StoryLinks links) {
        StringBuilder summary = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            summary.append(i == 0 ? "" : " ").append(SENTENCES.get((number + i) % SENTENCES.size()));
        }
        String title = "Story " + (number + 1) + ": how a cut cable slowed three cities for an hour";
        LinkLine also = new LinkLine("The Open Ledger & Co", links.of(2 * number + 1));
        return new StoryLine(
                title, links.of(2 * number), "Wires and Waves", "19 November", summary.toString(), List.of(also));
    }

    /** The same digest as an edition is printed: rendered once, with slots. */
    static PrintedEdition printed(Templates templates) {
        return printed(mail(templates));
    }

    /** A mail of a few hundred bytes, in one section: what it costs is the way, not the weight. */
    static PrintedEdition postcard() {
        Fragment head = new Fragment("<html><body>", "");
        SectionPart part = new SectionPart(slug(0), new Fragment("<p>Hello</p>", "Hello\n"), "Hello", "");
        Fragment foot = new Fragment("<a href=\"{{unsubscribe}}\">leave</a></body></html>", "{{unsubscribe}}\n");
        return printed(new FrozenMail("en", head, List.of(part), foot));
    }

    private static FrozenMail mail(Templates templates) {
        List<Fragment> fragments = parts(Slots.IN_DIGEST, LINKS).stream()
                .map(part -> templates.mail(part.template().substring("mail/".length()), part.view()))
                .toList();
        List<SectionPart> sections = IntStream.range(0, TOPICS)
                .mapToObj(topic -> new SectionPart(
                        slug(topic), fragments.get(topic + 1), "Data Weekly: topic " + topic, "And four stories more"))
                .toList();
        return new FrozenMail("en", fragments.getFirst(), sections, fragments.getLast());
    }

    private static PrintedEdition printed(FrozenMail mail) {
        EditionId id = new EditionId("data-weekly-2026-11-20");
        return new PrintedEdition(
                id,
                id.newsletter(),
                "Data Weekly",
                new Sender("Data Weekly", "news@example.org"),
                Optional.of("editor@example.org"),
                "en",
                "Europe/Berlin",
                Instant.parse("2026-11-20T07:00:00Z"),
                Optional.empty(),
                0,
                mail.sections().stream().map(SectionPart::slug).toList(),
                Map.of("en", mail));
    }

    static String slug(int topic) {
        return "topic-" + (topic + 1);
    }

    /** What a design that renders each mail does for a reader of these topics: HTML and text in full. */
    static Fragment full(Templates templates, Map<String, String> own, Set<String> topics) {
        StringBuilder html = new StringBuilder(64 * 1024);
        StringBuilder text = new StringBuilder(32 * 1024);
        List<Part> parts = parts(own, LINKS);
        for (int i = 0; i < parts.size(); i++) {
            boolean section = i > 0 && i <= TOPICS;
            if (!section || topics.isEmpty() || topics.contains(slug(i - 1))) {
                Part part = parts.get(i);
                Fragment fragment = templates.mail(part.template().substring("mail/".length()), part.view());
                html.append(fragment.html());
                text.append(fragment.text());
            }
        }
        return new Fragment(html.toString(), text.toString());
    }

    /** A full render of the HTML. */
    static String html(Templates templates, List<Part> parts) {
        StringBuilder out = new StringBuilder(64 * 1024);
        for (Part part : parts) {
            out.append(templates.page(part.template(), part.view()));
        }
        return out.toString();
    }
}
