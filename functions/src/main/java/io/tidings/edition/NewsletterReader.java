package io.tidings.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.edition.InvalidNewsletter.Problem;
import io.tidings.render.Wording;
import io.tidings.table.BrokenJson;
import io.tidings.table.JsonTree;
import io.tidings.topic.Topic;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a newsletter document, as {@code docs/newsletter.md} describes it, and finds everything that is wrong with it at once. */
public final class NewsletterReader {
    /** Events come in files once a minute, and later when much is going on: who resends before they are in mails twice. */
    private static final int SHORTEST_HORIZON_TO_RESEND = 30;

    private static final Pattern ADDRESS =
            Pattern.compile("[!-?A-~]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+");
    /** Stands for a slug that was complained of already. */
    private static final String UNREADABLE = "unreadable";

    private static final int LONGEST = 400;
    private static final int NAME = 80;

    private final List<Problem> problems = new ArrayList<>();

    private NewsletterReader() {}

    /** The newsletter; throws {@link InvalidNewsletter} with every problem. */
    public static Newsletter read(byte[] json) {
        NewsletterReader reader = new NewsletterReader();
        Newsletter newsletter = reader.newsletter(new DocumentPart(tree(json), "", reader.problems));
        if (!reader.problems.isEmpty()) {
            throw new InvalidNewsletter(reader.problems);
        }
        return newsletter;
    }

    static JsonNode tree(byte[] json) {
        try {
            return JsonTree.read(json);
        } catch (JsonProcessingException e) {
            throw new InvalidNewsletter(
                    new Problem("/", "This is no JSON: " + BrokenJson.why(e) + ". Correct it there."));
        } catch (IOException e) {
            throw new InvalidNewsletter(
                    new Problem("/", "This is no JSON in UTF-8: " + e.getMessage() + ". Save it as UTF-8."));
        }
    }

    private Newsletter newsletter(DocumentPart top) {
        top.only(
                "$schema",
                "id",
                "name",
                "description",
                "sender",
                "replyTo",
                "postalAddress",
                "schedule",
                "topics",
                "caps",
                "ranking",
                "minimumStories",
                "maximumAgeDays",
                "gate",
                "locale",
                "locales",
                "approval",
                "sending");
        List<Topic> topics = topics(top);
        Locale locale = locale(top, "/locale", top.optional("locale", NAME).orElse("en"));
        return new Newsletter(
                top.value("id", new NewsletterId("x"), NewsletterId::new, "Use a-z, 0-9 and -, at most 40 characters."),
                top.text("name", NAME),
                top.optional("description", LONGEST).orElse(""),
                sender(top),
                top.optional("replyTo", LONGEST).map(text -> address(top, "replyTo", text)),
                top.text("postalAddress", LONGEST),
                schedule(top),
                topics,
                caps(top.part("caps").only("perSection", "perSource", "inBrief", "mailKilobytes")),
                RankingReader.read(top.part("ranking"), topics),
                top.number("minimumStories", 3, 1, 1000),
                Duration.ofDays(top.number("maximumAgeDays", 14, 1, 366)),
                GateReader.read(top.part("gate")),
                locale,
                locales(top, locale),
                approval(top.part("approval").only("mode", "coolingOffMinutes")),
                sending(top.part("sending").only("uncertain", "horizonMinutes", "maximumLatenessHours", "timing")));
    }

    private Sender sender(DocumentPart top) {
        if (!top.has("sender")) {
            top.problem("/sender", "is missing. Add {\"name\": \"...\", \"address\": \"...\"}.");
            return new Sender("?", "?");
        }
        DocumentPart sender = top.part("sender").only("name", "address");
        return new Sender(
                sender.text("name", NAME),
                sender.value("address", "?", NewsletterReader::address, "Write an address like news@example.com."));
    }

    private static String address(DocumentPart part, String name, String text) {
        return part.parsed("/" + name, text, "?", NewsletterReader::address, "Write an address like news@example.com.");
    }

    private static String address(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw new IllegalArgumentException("no address");
        }
        return text;
    }

    private static Schedule schedule(DocumentPart top) {
        if (!top.has("schedule")) {
            top.problem(
                    "/schedule",
                    "is missing. Add {\"cadence\": \"weekly\", \"day\": \"monday\", \"time\": \"08:00\", \"zone\": \"Europe/Berlin\"}.");
        }
        DocumentPart part = top.part("schedule").only("cadence", "day", "time", "zone", "composeAheadHours", "from");
        Schedule.Cadence cadence = part.choice("cadence", Schedule.Cadence.WEEKLY, Schedule.Cadence.class);
        DayOfWeek day = part.choice("day", DayOfWeek.MONDAY, DayOfWeek.class);
        if (cadence == Schedule.Cadence.DAILY && part.has("day")) {
            part.problem("/day", "means nothing to a daily newsletter. Remove it, or make the cadence weekly.");
        }
        LocalTime time = top.has("schedule")
                ? part.value("time", LocalTime.NOON, LocalTime::parse, "Write hours and minutes, like \"08:00\".")
                : LocalTime.NOON;
        ZoneId zone = top.has("schedule")
                ? part.value("zone", ZoneOffset.UTC, ZoneId::of, "Use a time zone's name, like \"Europe/Berlin\".")
                : ZoneOffset.UTC;
        Optional<DayOfWeek> on = cadence == Schedule.Cadence.WEEKLY ? Optional.of(day) : Optional.empty();
        Duration ahead = Duration.ofHours(part.number("composeAheadHours", 0, 0, 72));
        Optional<LocalDate> from = part.has("from")
                ? Optional.of(part.value("from", LocalDate.MAX, LocalDate::parse, "Write a date, like \"2026-09-01\"."))
                : Optional.empty();
        return new Schedule(cadence, on, time, zone, ahead, from);
    }

    private static List<Topic> topics(DocumentPart top) {
        List<Topic> topics = new ArrayList<>();
        Set<String> slugs = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (DocumentPart part : top.parts("topics")) {
            Topic topic = topic(part);
            if (topic.slug().equals(Edition.IN_BRIEF)) {
                part.problem("/slug", "\"in-brief\" is the section for what fits no topic. Choose another.");
            } else if (!slugs.add(topic.slug()) && !topic.slug().equals(UNREADABLE)) {
                part.problem("/slug", "\"" + topic.slug() + "\" is another topic's too. Choose another.");
            }
            if (!names.add(topic.name().toLowerCase(Locale.ROOT))
                    && !topic.name().equals(DocumentPart.NO_TEXT)) {
                part.problem(
                        "/name",
                        "\"" + topic.name() + "\" is another topic's too: readers could not tell them apart."
                                + " Choose another.");
            }
            topics.add(topic);
        }
        if (topics.isEmpty()) {
            top.problem("/topics", "has no topic. Add at least one, with about 12 keywords.");
        }
        return topics;
    }

    private static Topic topic(DocumentPart part) {
        part.only("slug", "name", "keywords", "tagAliases", "exclusions");
        String slug = part.value(
                "slug",
                UNREADABLE,
                text -> new Topic(text, "", List.of(), List.of()).slug(),
                "Use a-z, 0-9 and -, at most 40 characters.");
        Topic topic = new Topic(
                slug,
                part.text("name", NAME),
                part.texts("keywords", NAME),
                part.texts("tagAliases", NAME),
                part.texts("exclusions", NAME));
        if (topic.keywords().isEmpty() && topic.tagAliases().isEmpty()) {
            part.problem("/keywords", "has no keyword, and there is no tag alias. Add about 12.");
        }
        return topic;
    }

    private static Caps caps(DocumentPart part) {
        return new Caps(
                part.number("perSection", 5, 1, 50),
                part.number("perSource", 3, 1, 50),
                part.number("inBrief", 10, 0, 50),
                part.number("mailKilobytes", 90, 20, 1000));
    }

    private static Locale locale(DocumentPart part, String below, String tag) {
        return part.parsed(
                below,
                tag,
                Locale.ENGLISH,
                NewsletterReader::spoken,
                "Use a language we speak: " + String.join(", ", Wording.LANGUAGES)
                        + ", with a region if you like (de-AT).");
    }

    private static Locale spoken(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (!Wording.LANGUAGES.contains(locale.getLanguage())
                || !locale.toLanguageTag().equals(tag)) {
            throw new IllegalArgumentException("not spoken");
        }
        return locale;
    }

    private static List<Locale> locales(DocumentPart top, Locale first) {
        List<Locale> locales = new ArrayList<>(List.of(first));
        List<String> tags = top.texts("locales", NAME);
        for (int i = 0; i < tags.size(); i++) {
            Locale locale = locale(top, "/locales/" + i, tags.get(i));
            if (!locales.contains(locale)) {
                locales.add(locale);
            }
        }
        return locales;
    }

    private static Approval approval(DocumentPart part) {
        return new Approval(
                part.choice("mode", Approval.Mode.AUTOMATIC, Approval.Mode.class),
                Duration.ofMinutes(part.number("coolingOffMinutes", 60, 0, 7 * 24 * 60)));
    }

    private static SendingSettings sending(DocumentPart part) {
        SendingSettings usual = SendingSettings.DEFAULT;
        int horizon = (int) usual.horizon().toMinutes();
        int lateness = (int) usual.maximumLateness().toHours();
        SendingSettings.Uncertain uncertain =
                part.choice("uncertain", usual.uncertain(), SendingSettings.Uncertain.class);
        int least = uncertain == SendingSettings.Uncertain.RESEND ? SHORTEST_HORIZON_TO_RESEND : 1;
        return new SendingSettings(
                uncertain,
                Duration.ofMinutes(part.number("horizonMinutes", horizon, least, 14 * 24 * 60)),
                Duration.ofHours(part.number("maximumLatenessHours", lateness, 1, 14 * 24)),
                part.choice("timing", usual.timing(), SendingSettings.Timing.class));
    }
}
