package io.tidings.feedback;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.delivery.Letters;
import io.tidings.delivery.Mark;
import io.tidings.delivery.PageKey;
import io.tidings.delivery.Reason;
import io.tidings.edition.EditionId;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.SubscriberId;
import io.tidings.subscriber.Suppression;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes marks of SES's events. Of letters only what suppresses their reader means anything; events of test mails, and types
 * nobody told us of, mean nothing. One for each file, as it remembers the editions it has met. Not thread-safe.
 */
final class EventReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}");
    // By the shape of a token, too: others have pages under /p/ and /u/, and their stories are stories.
    private static final Pattern PERSONAL_LINK =
            Pattern.compile("https?://[^/]+(?:/[^?#]*)?/[up]/[a-z0-9]{1,8}\\.[A-Za-z0-9_-]{40,}(?:[?#].*)?");

    private static final Pattern AFTER_PATH = Pattern.compile("[?#].*");

    private final Map<String, Optional<EditionId>> editions = new HashMap<>();

    /** Empty for what is no mark; throws where the record is no JSON. */
    Optional<MailEvent> read(ByteBuffer record) throws IOException {
        try (JsonParser parser =
                JSON.createParser(record.array(), record.arrayOffset() + record.position(), record.remaining())) {
            return read(JSON.<JsonNode>readTree(
                    new FilteringParserDelegate(parser, Wanted.OF_AN_EVENT, Inclusion.INCLUDE_ALL_AND_PATH, true)));
        }
    }

    private Optional<MailEvent> read(JsonNode event) {
        JsonNode tags = event.path("mail").path("tags");
        if (tags.has(Letters.READER)) {
            return letter(event, tag(tags, "newsletter"), tag(tags, Letters.READER));
        }
        String page = tag(tags, "page");
        String slot = tag(tags, "slot");
        if (!NUMBER.matcher(page).matches() || !NUMBER.matcher(slot).matches()) {
            return Optional.empty();
        }
        return editions.computeIfAbsent(tag(tags, "edition"), EventReader::edition)
                .flatMap(edition -> marks(event, new PageKey(edition, Integer.parseInt(page)), Integer.parseInt(slot)));
    }

    private static Optional<MailEvent> letter(JsonNode event, String newsletter, String reader) {
        try {
            Audience audience = new Audience(newsletter);
            SubscriberId id = new SubscriberId(reader);
            return suppresses(event).map(reason -> new MailEvent.OfLetter(audience, id, reason));
        } catch (IllegalArgumentException _) {
            // A mail of somebody else that happens to have such a tag.
            return Optional.empty();
        }
    }

    private static String tag(JsonNode tags, String name) {
        JsonNode values = tags.path(name);
        return values.isArray() ? values.path(0).asText("") : values.asText("");
    }

    private static Optional<EditionId> edition(String name) {
        try {
            return Optional.of(new EditionId(name));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String type(JsonNode event) {
        return event.path("eventType")
                .asText(event.path("notificationType").asText(""))
                .replace(" ", "")
                .toLowerCase(Locale.ROOT);
    }

    private static Optional<MailEvent> marks(JsonNode event, PageKey page, int slot) {
        Maker mail = new Maker(page, slot);
        // Whatever SES reports of a mail shows that it has it; events come in any order, and the first may get lost.
        return switch (type(event)) {
            case "send" -> mail.with(Mark.ACCEPTED);
            case "delivery" -> mail.with(Mark.ACCEPTED, Mark.DELIVERED);
            case "deliverydelay" -> mail.with(Mark.ACCEPTED, Mark.DELAYED);
            case "bounce" -> mail.unwelcome(suppresses(event), Mark.BOUNCED, Mark.BOUNCED_SOFTLY);
            case "complaint" -> mail.unwelcome(suppresses(event), Mark.COMPLAINED, Mark.ACCEPTED);
            case "open" ->
                mail.with(Mark.ACCEPTED, Machines.did(event.path("open")) ? Mark.OPENED_BY_MACHINE : Mark.OPENED);
            case "click" -> click(event.path("click"), page.edition(), mail);
            case "renderingfailure" -> mail.with(Mark.FAILED, Mark.why(Reason.RENDERING_FAILURE));
            case "reject" -> mail.with(Mark.FAILED, Mark.why(Reason.CONTENT));
            default -> Optional.empty();
        };
    }

    /** Whether nothing may be sent any more to whom this mail went, and why. */
    private static Optional<Suppression.Reason> suppresses(JsonNode event) {
        return switch (type(event)) {
            case "bounce" ->
                event.path("bounce").path("bounceType").asText("").equals("Permanent")
                        ? Optional.of(Suppression.Reason.HARD_BOUNCE)
                        : Optional.empty();
            // spec: RFC 6430: "not-spam" says that the reader took a complaint back.
            case "complaint" ->
                event.path("complaint").path("complaintFeedbackType").asText("").equals("not-spam")
                        ? Optional.empty()
                        : Optional.of(Suppression.Reason.COMPLAINT);
            default -> Optional.empty();
        };
    }

    private static Optional<MailEvent> click(JsonNode click, EditionId edition, Maker mail) {
        String link = click.path("link").asText("");
        if (Machines.did(click)) {
            return mail.with(Mark.ACCEPTED, Mark.CLICKED_BY_MACHINE);
        }
        // Who goes to leave, to change their topics or to read the edition in the browser has not followed a story.
        return PERSONAL_LINK.matcher(link).matches() || isArchive(link, edition)
                ? mail.with(Mark.ACCEPTED)
                : mail.clicking(link, Mark.ACCEPTED, Mark.CLICKED);
    }

    /** The edition's own page, whatever the site is called: no story of it lies there. */
    private static boolean isArchive(String link, EditionId edition) {
        return AFTER_PATH.matcher(link).replaceFirst("").endsWith("/archive/" + edition);
    }

    private record Maker(PageKey page, int slot) {
        Optional<MailEvent> with(Mark... marks) {
            return event(Optional.empty(), Optional.empty(), marks);
        }

        Optional<MailEvent> clicking(String link, Mark... marks) {
            return event(Optional.of(link), Optional.empty(), marks);
        }

        /** Marked as the one where the reader must not be mailed any more, and as the other where they may. */
        Optional<MailEvent> unwelcome(Optional<Suppression.Reason> reason, Mark forGood, Mark otherwise) {
            return event(Optional.empty(), reason, Mark.ACCEPTED, reason.isPresent() ? forGood : otherwise);
        }

        private Optional<MailEvent> event(Optional<String> link, Optional<Suppression.Reason> suppress, Mark... marks) {
            return Optional.of(new MailEvent.OfEdition(page, slot, List.of(marks), link, suppress));
        }
    }
}
