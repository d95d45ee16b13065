package io.tidings.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.edition.DocumentText;
import io.tidings.render.Wording;
import io.tidings.web.FieldView.Choice;
import io.tidings.web.FieldView.Look;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings of a document that editors change most, as fields; the name of a field is its JSON pointer, with dots. */
final class SettingsForm implements PartForm {

    private static final String CADENCE = "/schedule/cadence";
    private static final String DAY = "/schedule/day";
    static final String FROM = "/schedule/from";
    private static final String LOCALES = "/locales";
    private static final String LOCALE = "/locale";
    private static final String REPLY_TO = "/replyTo";
    static final String WEIGHTS = "/ranking/sources";
    private static final String PREFERRED = "/ranking/preferred";
    private static final String EXPECTED = "/gate/expected";
    private static final String SOURCE = "source";
    private static final String SINCE = "since";

    /**
     * A value of the document.
     *
     * @param otherwise what holds where the document says nothing
     */
    private record Setting(String pointer, Kind kind, String otherwise, FieldView view) {}

    private enum Kind {
        TEXT,
        NUMBER,
        LIST,
        /** Numbers by source: a line for each, with its name first. */
        WEIGHTS,
        /** Dates by source, likewise. */
        DATES
    }

    /** Settings that belong together. */
    private record Group(String title, List<Setting> settings) {}

    private static final List<Group> GROUPS = List.of(
            new Group(
                    "Name and sender",
                    List.of(
                            text("/name", "Name", "As readers see it."),
                            text("/description", "Description", "A sentence for the page where people sign up."),
                            text("/sender/name", "Sender’s name", "What mailboxes show as “from”."),
                            text(
                                    "/sender/address",
                                    "Sender’s address",
                                    "It must be verified in SES: ask whoever runs Tidings before you change it."),
                            text(
                                    REPLY_TO,
                                    "Answers go to",
                                    "And the requests to leave that mail programs write. Empty: to the sender’s address."),
                            text("/postalAddress", "Postal address", "In the foot of every mail."))),
            new Group(
                    "When it comes",
                    List.of(
                            choice(
                                    CADENCE,
                                    "How often",
                                    "weekly",
                                    "",
                                    new Choice("weekly", "Every week"),
                                    new Choice("daily", "Every day")),
                            choice(DAY, "Day", "monday", "Of a weekly one.", days()),
                            text("/schedule/time", "Hour", "Such as 08:00, by the clock on the wall in its time zone."),
                            new Setting(
                                    "/schedule/zone",
                                    Kind.TEXT,
                                    "",
                                    new FieldView(
                                            name("/schedule/zone"),
                                            "Time zone",
                                            "Such as Europe/Berlin.",
                                            Look.ZONE,
                                            List.of())),
                            text(
                                    FROM,
                                    "Not before",
                                    "The date of the first edition, such as 2026-09-01; may be empty."),
                            number(
                                    "/schedule/composeAheadHours",
                                    "Composed so many hours before",
                                    "0",
                                    "To be looked at, or for readers further east: from 0 to 72."),
                            choice(
                                    "/sending/timing",
                                    "It comes",
                                    "once",
                                    "",
                                    new Choice("once", "to all readers at the same moment"),
                                    new Choice("local", "to each at this hour of their own time zone")))),
            new Group(
                    "Languages",
                    List.of(
                            choice(LOCALE, "Its own language", "en", "For readers who chose none.", languages()),
                            new Setting(
                                    LOCALES,
                                    Kind.LIST,
                                    "",
                                    new FieldView(
                                            name(LOCALES),
                                            "All it comes in",
                                            "Of the mail’s own words; articles stay as their sources wrote them.",
                                            Look.CHOICES,
                                            List.of(languages()))))),
            new Group(
                    "What goes in",
                    List.of(
                            number("/caps/perSection", "Stories in a section", "5", "At most; from 1 to 50."),
                            number("/caps/perSource", "Of them, from one source", "3", "At most; from 1 to 50."),
                            number("/caps/inBrief", "Stories in brief", "10", "What fits no topic. 0 leaves them out."),
                            number(
                                    "/minimumStories",
                                    "Fewest stories",
                                    "3",
                                    "With fewer the week is quiet: nothing is sent."),
                            number(
                                    "/maximumAgeDays",
                                    "Oldest articles, in days",
                                    "14",
                                    "What was published longer ago is left out."))),
            new Group(
                    "Sources",
                    List.of(
                            lines(
                                    WEIGHTS,
                                    Kind.WEIGHTS,
                                    "Weights",
                                    "One a line, such as “herald 2”: its stories rank twice as high. From 0.1 to 10. Names are"
                                            + " those under “Grouping and sources”."),
                            lines(
                                    PREFERRED,
                                    Kind.LIST,
                                    "Lead the stories they tell",
                                    "One a line, the most wanted first; the others are named under them."),
                            lines(
                                    EXPECTED,
                                    Kind.DATES,
                                    "Must not be silent",
                                    "One a line with the day from which on, such as “herald 2026-09-01”. A day to come"
                                            + " excuses it until then."))),
            new Group(
                    "The gate",
                    List.of(
                            number(
                                    "/gate/lowestRatio",
                                    "Held below",
                                    "0.5",
                                    "So many times the usual number of articles: 0.5 is half."),
                            number("/gate/warnRatio", "Warned of below", "0.7", "In the same way."),
                            number("/gate/highestRatio", "Held above", "2.0", "In the same way: 2 is twice as many."),
                            lines(
                                    "/gate/holidays",
                                    Kind.LIST,
                                    "Holidays",
                                    "One a line, such as 2026-12-25 or 2026-12-24/2027-01-03. Few articles then only warn."))),
            new Group(
                    "Approval and sending",
                    List.of(
                            choice(
                                    "/approval/mode",
                                    "Who lets an edition go",
                                    "automatic",
                                    "",
                                    new Choice("automatic", "the gate alone"),
                                    new Choice("editor", "an editor, each time")),
                            number(
                                    "/approval/coolingOffMinutes",
                                    "Minutes in which it can be recalled",
                                    "60",
                                    "It waits so long once it is approved."),
                            number(
                                    "/sending/maximumLatenessHours",
                                    "Latest, in hours",
                                    "24",
                                    "An edition that is later waits for an editor."),
                            choice(
                                    "/sending/uncertain",
                                    "Mails of which SES never told",
                                    "report",
                                    "",
                                    new Choice("report", "are shown as uncertain"),
                                    new Choice("resend", "are sent once more")))));

    private static final List<Setting> ALL =
            GROUPS.stream().flatMap(group -> group.settings().stream()).toList();

    private static String name(String pointer) {
        return pointer.substring(1).replace('/', '.');
    }

    private static Setting text(String pointer, String label, String hint) {
        return new Setting(pointer, Kind.TEXT, "", FieldView.text(name(pointer), label, hint));
    }

    private static Setting number(String pointer, String label, String otherwise, String hint) {
        return new Setting(pointer, Kind.NUMBER, otherwise, FieldView.text(name(pointer), label, hint));
    }

    private static Setting lines(String pointer, Kind kind, String label, String hint) {
        return new Setting(pointer, kind, "", FieldView.lines(name(pointer), label, hint));
    }

    private static Setting choice(String pointer, String label, String otherwise, String hint, Choice... choices) {
        return new Setting(
                pointer,
                Kind.TEXT,
                otherwise,
                new FieldView(name(pointer), label, hint, Look.CHOICE, List.of(choices)));
    }

    private static Choice[] days() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Choice(
                        day.name().toLowerCase(Locale.ROOT), day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)))
                .toArray(Choice[]::new);
    }

    private static Choice[] languages() {
        return Wording.LANGUAGES.stream()
                .map(tag -> new Choice(tag, Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH)))
                .toArray(Choice[]::new);
    }

    /**
     * The groups of fields as the template shows them.
     *
     * @param heard the sources that brought something of late
     */
    static List<Map<String, Object>> view(Draft draft, Set<String> heard) {
        return GROUPS.stream()
                .map(group -> Map.<String, Object>of(
                        "title", group.title(),
                        "fields",
                                group.settings().stream()
                                        .map(setting -> setting.view().of(draft, advice(setting, draft, heard)))
                                        .toList()))
                .toList();
    }

    private static List<String> advice(Setting setting, Draft draft, Set<String> heard) {
        String value = draft.value(setting.view().name());
        return switch (setting.pointer()) {
            case REPLY_TO -> unread(value);
            case WEIGHTS, PREFERRED, EXPECTED -> unheard(SourceLines.of(value), heard);
            default -> List.of();
        };
    }

    /** A name with a slip in it has no effect, and nothing else tells. */
    private static List<String> unheard(SourceLines lines, Set<String> heard) {
        return heard.isEmpty()
                ? List.of()
                : lines.bySource().keySet().stream()
                        .filter(source -> !heard.contains(source))
                        .map(source -> "Nothing came from “" + source + "” of late: is that its name?")
                        .toList();
    }

    /** A mail program may leave by a mail instead of the link, and nothing of ours reads mail. */
    private static List<String> unread(String replyTo) {
        return replyTo.isBlank()
                ? List.of(
                        "Some mail programs ask to leave by a mail to this address, and nobody reads the sender’s unless you"
                                + " saw to it: name one that somebody reads, and take off who writes there, under “Subscribers”.")
                : List.of();
    }

    /** The same, with no edition before that date. */
    static Draft from(Draft draft, String date) {
        return draft.with(name(FROM), date);
    }

    /** What the field of that name is called. */
    static String label(String field) {
        return ALL.stream()
                .map(Setting::view)
                .filter(view -> view.name().equals(field))
                .map(FieldView::label)
                .findFirst()
                .orElse(field);
    }

    @Override
    public Map<String, String> shown(DocumentText document) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (Setting setting : ALL) {
            JsonNode value = document.value(setting.pointer());
            shown.put(
                    setting.view().name(),
                    switch (setting.kind()) {
                        case TEXT, NUMBER -> PartForm.line(value.asText(setting.otherwise()));
                        case LIST -> String.join("\n", texts(document, setting.pointer(), value));
                        case WEIGHTS -> SourceLines.ofMembers(value);
                        case DATES -> SourceLines.ofElements(value, SOURCE, SINCE);
                    });
        }
        return shown;
    }

    private static Set<String> texts(DocumentText document, String pointer, JsonNode list) {
        Set<String> texts = new LinkedHashSet<>();
        if (pointer.equals(LOCALES)) {
            texts.add(own(document));
        }
        texts.addAll(PartForm.texts(list));
        return texts;
    }

    @Override
    public Map<String, String> typed(Form form) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (Setting setting : ALL) {
            String name = setting.view().name();
            typed.put(
                    name,
                    setting.view().look() == Look.CHOICES
                            ? String.join("\n", form.values(name))
                            : PartForm.lines(form, name));
        }
        return typed;
    }

    @Override
    public boolean isSame(String field, String one, String other) {
        return field.equals(name(LOCALES))
                ? new HashSet<>(list(one)).equals(new HashSet<>(list(other)))
                : one.equals(other);
    }

    @Override
    public DocumentText changed(DocumentText stored, Map<String, String> typed) {
        Map<String, String> shown = shown(stored);
        DocumentText changed = stored;
        for (Setting setting : ALL) {
            String name = setting.view().name();
            String value = typed.getOrDefault(name, "");
            boolean same = setting.pointer().equals(LOCALES)
                    ? comesIn(changed, value)
                    : same(setting, value, shown.getOrDefault(name, ""));
            if (!same) {
                changed = value.isBlank()
                        ? changed.without(setting.pointer())
                        : changed.with(setting.pointer(), json(setting.kind(), value));
            }
        }
        // The day means nothing to a daily one, and stands there from when it was weekly.
        return typed.getOrDefault(name(CADENCE), "").equals("daily") ? changed.without(DAY) : changed;
    }

    /** Whether these are its languages: its own, as it is now, is always among them, and no order of ticks says anything. */
    private static boolean comesIn(DocumentText document, String ticks) {
        Set<String> ticked = new HashSet<>(list(ticks));
        ticked.add(own(document));
        return ticked.equals(texts(document, LOCALES, document.value(LOCALES)));
    }

    private static String own(DocumentText document) {
        return document.value(LOCALE).asText("en").strip();
    }

    private static boolean same(Setting setting, String one, String other) {
        return switch (setting.kind()) {
            case TEXT, NUMBER -> one.equals(other);
            case LIST -> list(one).equals(list(other));
            case WEIGHTS, DATES -> SourceLines.of(one).equals(SourceLines.of(other));
        };
    }

    private static List<String> list(String lines) {
        return new ArrayList<>(new LinkedHashSet<>(PartForm.split(lines, List.of())));
    }

    private static String json(Kind kind, String value) {
        return switch (kind) {
            case TEXT -> DocumentText.quoted(value);
            case NUMBER -> DocumentText.number(value);
            case LIST -> DocumentText.list(list(value), "  ");
            case WEIGHTS -> SourceLines.of(value).members();
            case DATES -> SourceLines.of(value).elements(SOURCE, SINCE);
        };
    }

    @Override
    public Optional<String> field(String pointer, DocumentText stored, Map<String, String> typed) {
        return ALL.stream()
                .filter(setting -> pointer.equals(setting.pointer()) || pointer.startsWith(setting.pointer() + "/"))
                .map(setting -> setting.view().name())
                .findFirst();
    }
}
