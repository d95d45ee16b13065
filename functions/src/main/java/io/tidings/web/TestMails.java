package io.tidings.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.delivery.LetterOutcome;
import io.tidings.delivery.Letters;
import io.tidings.edition.Edition;
import io.tidings.edition.Editions;
import io.tidings.edition.FrozenEdition;
import io.tidings.subscriber.EmailAddress;
import io.tidings.subscriber.SubscriberId;
import io.tidings.subscriber.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /console/editions/{id}/test} and the same under {@code /api}: the mail that would be sent, to an address that
 * an editor names. It changes nothing of the edition.
 */
final class TestMails {

    private static final Logger LOG = LoggerFactory.getLogger(TestMails.class);

    private final EditionDesk desk;
    private final Editions editions;
    private final Subscribers subscribers;
    private final SendingSwitch sending;
    private final Letters letters;

    TestMails(EditionDesk desk, Editions editions, Subscribers subscribers, SendingSwitch sending, Letters letters) {
        this.desk = desk;
        this.editions = editions;
        this.subscribers = subscribers;
        this.sending = sending;
        this.letters = letters;
    }

    void routes(Router router) {
        router.post("/console/editions/{}/test", this::page).post("/api/editions/{}/test", this::json);
    }

    private Response page(Request request, String id) {
        Form form = request.form();
        Edition edition = desk.find(id);
        String sent = send(edition, form.value("address"), form.value("locale"), ConsoleFrame.who(request));
        return Response.seeOther(ConsolePaths.edition(edition.id()) + "?test=" + sent + "#preview");
    }

    private Response json(Request request, String id) {
        Edition edition = desk.find(id);
        JsonNode body = Json.read(request);
        String sent = send(edition, Json.text(body, "address"), Json.text(body, "locale"), ConsoleFrame.who(request));
        return Response.json(202, Json.object().put("status", sent).toString());
    }

    /** "accepted" or "uncertain", as of a recipient; refuses where no mail went out. */
    private String send(Edition edition, String address, String locale, String who) {
        FrozenEdition frozen = mailed(edition);
        EmailAddress to = address(address);
        String language = MailView.language(frozen, locale);
        SubscriberId id = subscribers.idOf(to);
        mayBeMailed(id);
        LetterOutcome outcome = letters.test(frozen.printed(), language, to);
        LOG.info("act edition={} act=test subscriber={} who={} outcome={}", edition.id(), id, who, outcome);
        return switch (outcome) {
            case LetterOutcome.Accepted(String _) -> "accepted";
            case LetterOutcome.Uncertain(String _) -> "uncertain";
            case LetterOutcome.TryLater(String reason) -> throw notTaken(reason);
            case LetterOutcome.SenderRefused(String reason) -> throw notTaken(reason);
            case LetterOutcome.Kept(String reason) -> throw notTaken(reason);
            case LetterOutcome.NotSent(String reason) -> throw notTaken(reason);
        };
    }

    private static Refused notTaken(String reason) {
        return new Refused(502, "SES did not take the mail: " + reason, "address", "Correct this and try again.");
    }

    private FrozenEdition mailed(Edition edition) {
        FrozenEdition frozen = editions.frozen(edition);
        if (frozen.mails().isEmpty()) {
            throw new Refused(
                    409, "This edition has no mails: it is " + edition.state() + ".", "edition", "See its reasons.");
        }
        return frozen;
    }

    private static EmailAddress address(String typed) {
        try {
            return new EmailAddress(typed);
        } catch (IllegalArgumentException e) {
            throw new Refused(400, String.valueOf(e.getMessage()), "address", "Correct the address.", e);
        }
    }

    /** A test is a mail like any other: what stops those stops this. */
    private void mayBeMailed(SubscriberId id) {
        if (sending.find().isPresent()) {
            throw new Refused(409, "All sending is stopped.", "sending", "Let it go on at /console first.");
        }
        if (subscribers.isSuppressed(id)) {
            throw new Refused(
                    409,
                    "Mail to this address came back or was reported as unwanted: nothing is sent to it.",
                    "address",
                    "Use another address.");
        }
    }
}
