package io.tidings.web;

import io.tidings.render.Wording;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.Grant;
import io.tidings.subscriber.Purpose;
import io.tidings.subscriber.Subscriber;
import io.tidings.subscriber.Subscribers;
import io.tidings.subscriber.Tokens;
import io.tidings.web.PublicFrame.Named;
import java.util.Optional;

/**
 * {@code /u/{token}}: a GET, which scanners and prefetching mail programs send too, shows a button; a POST unsubscribes,
 * with an undo for who only forwarded the mail. It works also when the newsletter is gone.
 */
final class UnsubscribePages {

    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    private final PublicFrame frame;
    private final Subscribers subscribers;
    private final Tokens tokens;
    private final Leaving leaving;

    UnsubscribePages(PublicFrame frame, Subscribers subscribers, Tokens tokens, Leaving leaving) {
        this.frame = frame;
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.leaving = leaving;
    }

    void routes(Router router) {
        router.get("/u/{}", this::show).post("/u/{}", this::act);
    }

    private Response show(Request request, String token) {
        Optional<Grant> grant = tokens.open(token, Purpose.UNSUBSCRIBE);
        if (grant.isEmpty()) {
            return frame.deadLink(request);
        }
        Named newsletter = frame.named(grant.get().audience());
        Optional<Subscriber> reader =
                subscribers.find(grant.get().audience(), grant.get().subscriber());
        if (reader.isEmpty()) {
            // Erased, or never confirmed: the link is good, and what it is for is so.
            return left(grant.get(), Wording.of(Languages.of(request)), newsletter);
        }
        Wording wording = frame.wording(reader.get());
        return switch (reader.get().status()) {
            case PENDING, ACTIVE, PAUSED ->
                frame.message(
                        200,
                        wording,
                        newsletter,
                        new Message(wording.say("site.leave.title"), wording.say("site.leave.lead", newsletter.name()))
                                .button("leave", wording.say("site.leave.button"))
                                .link(wording.say("site.leave.instead"), preferences(grant.get())));
            case UNSUBSCRIBED, SUPPRESSED -> left(grant.get(), wording, newsletter);
        };
    }

    private Response act(Request request, String token) {
        Optional<Grant> grant = tokens.open(token, Purpose.UNSUBSCRIBE);
        return switch (request.form().value("act")) {
            case "leave" -> grant.map(open -> leave(request, open)).orElseGet(() -> frame.deadLink(request));
            case "undo" -> grant.map(open -> undo(request, open)).orElseGet(() -> frame.deadLink(request));
            // spec: RFC 8058 3.1: "The POST request MUST NOT include cookies, HTTP authorization, or any other context
            // information"; 3.2: the answer must not be a redirect. The body may be a multipart form: whatever it is,
            // a POST that no button of ours sent is a mail program's, and it means to unsubscribe.
            default -> oneClick(request, grant);
        };
    }

    private Response oneClick(Request request, Optional<Grant> grant) {
        if (grant.isEmpty()) {
            return Response.text(404, "This link is not complete; nobody was unsubscribed.\n");
        }
        if (!request.text().contains(ONE_CLICK) && !request.isFor("multipart/form-data")) {
            return Response.text(400, "Post " + ONE_CLICK + " to unsubscribe.\n");
        }
        leaving.leave(grant.get(), How.UNSUBSCRIBED_BY_ONE_CLICK, ONE_CLICK);
        return Response.text(200, "Unsubscribed.\n");
    }

    private Response leave(Request request, Grant grant) {
        Named newsletter = frame.named(grant.audience());
        Optional<Subscriber> reader = subscribers.find(grant.audience(), grant.subscriber());
        Wording wording = reader.map(frame::wording).orElseGet(() -> Wording.of(Languages.of(request)));
        String text = wording.say("site.leave.lead", newsletter.name());
        leaving.leave(grant, How.UNSUBSCRIBED_ON_PAGE, text);
        return left(grant, wording, newsletter);
    }

    private Response undo(Request request, Grant grant) {
        Named newsletter = frame.named(grant.audience());
        Optional<Subscriber> reader = subscribers.find(grant.audience(), grant.subscriber());
        if (reader.isEmpty()) {
            return frame.deadLink(request);
        }
        Wording wording = frame.wording(reader.get());
        return switch (subscribers.undo(grant.audience(), grant.subscriber(), wording.say("site.left.undo"))) {
            case DONE, ALREADY_SO ->
                frame.message(
                        200,
                        wording,
                        newsletter,
                        new Message(
                                        wording.say("site.undone.title"),
                                        wording.say("site.undone.lead", newsletter.name()))
                                .link(wording.say("site.preferences.link"), preferences(grant)));
            case TOO_LATE, NOT_POSSIBLE, SUPPRESSED, UNKNOWN -> left(grant, wording, newsletter);
        };
    }

    /** With the undo for as long as it works: whose answer was lost presses twice, and whose mail was forwarded comes later. */
    private Response left(Grant grant, Wording wording, Named newsletter) {
        Message gone = new Message(wording.say("site.left.title"), wording.say("site.left.lead", newsletter.name()))
                .link(wording.say("site.late.link"), newsletter.home());
        if (subscribers.mayUndo(grant.audience(), grant.subscriber())) {
            gone.button("undo", wording.say("site.left.undo"));
        }
        return frame.message(200, wording, newsletter, gone);
    }

    /** Choices only: the link to leave stands in a header, too, which providers read, and must not be worth more. */
    private String preferences(Grant grant) {
        return "/p/" + tokens.issue(new Grant(Purpose.CHOICES, grant.audience(), grant.subscriber(), grant.mail()));
    }
}
