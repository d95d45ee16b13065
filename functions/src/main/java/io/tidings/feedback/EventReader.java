package io.tidings.feedback;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.delivery.Mark;
import io.tidings.delivery.PageKey;
import io.tidings.delivery.Reason;
import io.tidings.edition.EditionId;
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
 * Makes marks of SES's events. Events of letters and test mails, and types nobody told us of, are no marks. One for each file,
 * as it remembers the editions it has met. Not thread-safe.
 */
final class EventReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}");
    private static final Pattern PERSONAL_LINK = Pattern.compile("https?://[^/]+(?:/[^?#]*)?/[up]/[^/]+");

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
        String page = tag(tags, "page");
        String slot = tag(tags, "slot");
        if (!NUMBER.matcher(page).matches() || !NUMBER.matcher(slot).matches()) {
            return Optional.empty();
        }
        return editions.computeIfAbsent(tag(tags, "edition"), EventReader::edition)
                .flatMap(edition -> marks(event, new PageKey(edition, Integer.parseInt(page)), Integer.parseInt(slot)));
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

    private static Optional<MailEvent> marks(JsonNode event, PageKey page, int slot) {
        String type =
                event.path("eventType").asText(event.path("notificationType").asText(""));
        Maker mail = new Maker(page, slot);
        // Whatever SES reports of a mail shows that it has it; events come in any order, and the first may get lost.
        return switch (type.replace(" ", "").toLowerCase(Locale.ROOT)) {
            case "send" -> mail.with(Mark.ACCEPTED);
            case "delivery" -> mail.with(Mark.ACCEPTED, Mark.DELIVERED);
            case "deliverydelay" -> mail.with(Mark.ACCEPTED, Mark.DELAYED);
            case "bounce" -> bounce(event.path("bounce"), mail);
            case "complaint" -> complaint(event.path("complaint"), mail);
            case "open" ->
                mail.with(Mark.ACCEPTED, Machines.did(event.path("open")) ? Mark.OPENED_BY_MACHINE : Mark.OPENED);
            case "click" -> click(event.path("click"), mail);
            case "renderingfailure" -> mail.with(Mark.FAILED, Mark.why(Reason.RENDERING_FAILURE));
            case "reject" -> mail.with(Mark.FAILED, Mark.why(Reason.CONTENT));
            default -> Optional.empty();
        };
    }

    private static Optional<MailEvent> bounce(JsonNode bounce, Maker mail) {
        return bounce.path("bounceType").asText("").equals("Permanent")
                ? mail.suppressing(Suppression.Reason.HARD_BOUNCE, Mark.ACCEPTED, Mark.BOUNCED)
                : mail.with(Mark.ACCEPTED, Mark.BOUNCED_SOFTLY);
    }

    private static Optional<MailEvent> complaint(JsonNode complaint, Maker mail) {
        // spec: RFC 6430: "not-spam" says that the reader took a complaint back.
        return complaint.path("complaintFeedbackType").asText("").equals("not-spam")
                ? mail.with(Mark.ACCEPTED)
                : mail.suppressing(Suppression.Reason.COMPLAINT, Mark.ACCEPTED, Mark.COMPLAINED);
    }

    private static Optional<MailEvent> click(JsonNode click, Maker mail) {
        String link = click.path("link").asText("");
        if (Machines.did(click)) {
            return mail.with(Mark.ACCEPTED, Mark.CLICKED_BY_MACHINE);
        }
        // Who goes to leave or to change their topics has not followed a story.
        return PERSONAL_LINK.matcher(link).matches()
                ? mail.with(Mark.ACCEPTED)
                : mail.clicking(link, Mark.ACCEPTED, Mark.CLICKED);
    }

    private record Maker(PageKey page, int slot) {
        Optional<MailEvent> with(Mark... marks) {
            return Optional.of(new MailEvent(page, slot, List.of(marks), Optional.empty(), Optional.empty()));
        }

        Optional<MailEvent> clicking(String link, Mark... marks) {
            return Optional.of(new MailEvent(page, slot, List.of(marks), Optional.of(link), Optional.empty()));
        }

        Optional<MailEvent> suppressing(Suppression.Reason reason, Mark... marks) {
            return Optional.of(new MailEvent(page, slot, List.of(marks), Optional.empty(), Optional.of(reason)));
        }
    }
}
