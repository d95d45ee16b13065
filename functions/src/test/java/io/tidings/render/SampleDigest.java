package io.tidings.render;

import io.tidings.render.DigestViews.Group;
import io.tidings.render.DigestViews.LinkLine;
import io.tidings.render.DigestViews.StoryLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Digests to look at and to hold against their golden files: four languages, any length, fixed dates. */
final class SampleDigest {

    static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    static final String POSTAL_ADDRESS = "Example Press, 12 Sample Street, 80331 Munich";
    static final Map<String, String> LINKS = Map.of(
            "archive", "https://mail.example.com/archive/data-weekly-2026-11-20",
            "preferences", "https://mail.example.com/p/3fJ9sKq0Zx7Lw2Rt8VbNcA",
            "unsubscribe", "https://mail.example.com/u/3fJ9sKq0Zx7Lw2Rt8VbNcA");

    private static final Map<String, List<String>> NAMES = Map.of(
            "en", List.of("Data Weekly", "Databases", "Networks", "Open data", "Running things"),
            "de", List.of("Daten der Woche", "Datenbanken", "Netze", "Offene Daten", "Betrieb"),
            "ja", List.of("週刊データと技術", "データベース", "ネットワーク", "オープンデータ", "運用"),
            "ar", List.of("أسبوع البيانات", "قواعد البيانات", "الشبكات", "البيانات المفتوحة", "التشغيل"));

    /** What the last stories under "In brief" share: a tag, or a name in a script that may run the other way. */
    private static final Map<String, String> SHARED =
            Map.of("en", "PostgreSQL 18", "de", "Volkszählung", "ja", "データ", "ar", "c++");

    final Wording wording;
    final List<StoryLine> stories;
    private final String shared;

    private SampleDigest(Wording wording, List<StoryLine> stories, String shared) {
        this.wording = wording;
        this.stories = stories;
        this.shared = shared;
    }

    static SampleDigest of(String language, int items) {
        List<String> lines = lines("stories-" + language + ".txt");
        Wording wording = Wording.of(Locale.forLanguageTag(language));
        List<StoryLine> stories = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            stories.add(story(lines.get(i % lines.size()), i, wording));
        }
        return new SampleDigest(wording, stories, Objects.requireNonNull(SHARED.get(language)));
    }

    /** Everything that article text has ever been used for against a mail. */
    static SampleDigest hostile(String language) {
        Wording wording = Wording.of(Locale.forLanguageTag(language));
        List<String> texts = List.of(
                "Fish & chips: <script>alert(1)</script> \"quoted\" and 'single'",
                "{{unsubscribe}} {{{subject}}} {{#if s_1}}{{/if}} {{> file:/etc/passwd}} }} {{",
                "\u202eevil\u202c right to left \u0645\u0631\u062d\u0628\u0627 and back",
                "Emoji \ud83d\ude80\ud83d\udc69\u200d\ud83d\udcbb in the title, and a lone \ud800 half",
                "Control\u0000 \u0007characters\u001b[31m \u007f\u0085 and\r\nInjected: header",
                "x".repeat(300),
                "\u9577\u3044\u984c\u540d".repeat(75),
                "A <b>bold</b> claim < 5 > 3 <br> with <a href='javascript:alert(1)'>a link</a>",
                "Addresses such as https://evil.example.org/x and mailto:a@b.example in the text",
                "",
                "\u200b \u00a0\u202e\u0000",
                "${jndi:ldap} \\{{escaped}} `ticks` = %s {0} \\");
        List<StoryLine> stories = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).replace("${", "$ {");
            String url = "https://hostile.example.org/" + i + "?a=1&b='\"<{{x}}>#(c)";
            String source = i % 2 == 0 ? "Hostile & Sons {{x}}" : text;
            stories.add(new StoryLine(text, url, source, "", i % 4 == 0 ? text : "", covered(text, i)));
        }
        return new SampleDigest(wording, stories, texts.getFirst() + texts.get(1));
    }

    private static List<LinkLine> covered(String text, int i) {
        return i % 3 == 0 ? List.of(new LinkLine(text, "https://other.example.org/wiki/A_(b)?[c]=" + i)) : List.of();
    }

    private static StoryLine story(String line, int i, Wording wording) {
        String[] parts = line.split("\\|", -1);
        List<LinkLine> covered = new ArrayList<>();
        for (String other : parts.length > 3 && !parts[3].isEmpty() ? parts[3].split(";") : new String[0]) {
            covered.add(new LinkLine(other, "https://other.example.net/" + i + "/" + covered.size()));
        }
        String url = "https://news.example.org/2026/11/article-" + (i + 1);
        String summary = parts.length > 2 ? parts[2] : "";
        return new StoryLine(parts[0], url, parts[1], wording.day(DATE.minusDays(1 + i % 6)), summary, covered);
    }

    String newsletter() {
        return names().getFirst();
    }

    String subject() {
        return HeaderText.subject(
                newsletter(), stories.isEmpty() ? "" : stories.getFirst().title(), date());
    }

    String preheader() {
        List<String> others =
                stories.stream().skip(1).limit(4).map(StoryLine::title).toList();
        String summary = stories.isEmpty() ? "" : stories.getFirst().summary();
        String why = wording.say("digest.why", newsletter());
        return HeaderText.preheader(others, summary.length() < 40 ? why + " " + issue() : summary);
    }

    private String date() {
        return wording.date(DATE);
    }

    private String issue() {
        return wording.say("digest.since", wording.day(DATE.minusDays(7)));
    }

    private List<String> names() {
        return Objects.requireNonNull(NAMES.get(wording.languageTag()));
    }

    /** Head, up to four topics, the rest in brief, foot: with slots. */
    Fragment unfilled(Templates templates) {
        Fragment mail = templates.mail("digest/head", DigestViews.head(wording, newsletter(), date(), issue()));
        int inSections = (stories.size() * 4 + 4) / 5;
        for (int i = 0; i < 4; i++) {
            List<StoryLine> part = stories.subList(inSections * i / 4, inSections * (i + 1) / 4);
            String more = i == 0 && stories.size() > 20 ? wording.count("digest.more", 3) : "";
            if (!part.isEmpty()) {
                mail = mail.plus(
                        templates.mail("digest/section", DigestViews.section(wording, names().get(i + 1), part, more)));
            }
        }
        if (inSections < stories.size()) {
            List<StoryLine> rest = stories.subList(inSections, stories.size());
            mail = mail.plus(templates.mail("digest/brief", DigestViews.brief(wording, groups(rest), "")));
        }
        return mail.plus(templates.mail("digest/foot", DigestViews.foot(wording, newsletter(), POSTAL_ADDRESS)));
    }

    /** The first stands alone, the others share something. */
    private List<Group> groups(List<StoryLine> rest) {
        List<StoryLine> others = rest.subList(1, rest.size());
        Group alone = new Group("", rest.subList(0, 1));
        return others.isEmpty() ? List.of(alone) : List.of(alone, new Group(shared, others));
    }

    /** The mail as one person gets it. */
    Fragment filled(Templates templates) {
        Fragment mail = unfilled(templates);
        Map<String, String> html = new java.util.HashMap<>(LINKS);
        html.put("subject", Slots.inHtml(subject()));
        html.put("preheader", Slots.inHtml(preheader()));
        return new Fragment(
                Slots.cut(mail.html()).fill(html), Slots.cut(mail.text()).fill(LINKS));
    }

    private static List<String> lines(String resource) {
        try (InputStream in = SampleDigest.class.getResourceAsStream("/render/" + resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + resource, e);
        }
    }
}
