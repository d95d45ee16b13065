package io.tidings.web;

import io.tidings.delivery.LetterBox;
import io.tidings.edition.Newsletter;
import io.tidings.render.Wording;
import io.tidings.subscriber.Grant;
import io.tidings.subscriber.LetterDue;
import io.tidings.subscriber.LetterDue.Kind;
import io.tidings.subscriber.Outcome;
import io.tidings.subscriber.Purpose;
import io.tidings.subscriber.Subscriber;
import io.tidings.subscriber.Subscribers;
import io.tidings.subscriber.Tokens;
import io.tidings.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /c/{token}}: the link of the confirmation mail shows a button; the button confirms. */
final class ConfirmPages {

    private final PublicFrame frame;
    private final Subscribers subscribers;
    private final Tokens tokens;
    private final LetterBox letters;

    ConfirmPages(PublicFrame frame, Subscribers subscribers, Tokens tokens, LetterBox letters) {
        this.frame = frame;
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.letters = letters;
    }

    void routes(Router router) {
        router.get("/c/{}", (request, token) -> with(request, token, this::show))
                .post("/c/{}", (request, token) -> with(request, token, this::confirm));
    }

    private interface Answer {
        Response to(Request request, Grant grant, Subscriber reader);
    }

    private Response with(Request request, String token, Answer answer) {
        Optional<Grant> grant = tokens.open(token, Purpose.CONFIRM);
        Optional<Subscriber> reader = grant.flatMap(open -> subscribers.find(open.audience(), open.subscriber()))
                .map(Subscriber::asAsked);
        return reader.isEmpty() ? frame.deadLink(request) : answer.to(request, grant.orElseThrow(), reader.get());
    }

    private Response show(Request request, Grant grant, Subscriber reader) {
        Newsletter newsletter = frame.newsletter(grant.audience().newsletter());
        Wording wording = frame.wording(reader);
        return switch (reader.status()) {
            case PENDING, UNSUBSCRIBED ->
                frame.message(
                        200,
                        wording,
                        newsletter,
                        new Message(
                                        wording.say("site.confirm.title"),
                                        wording.say("site.confirm.lead", newsletter.name()))
                                .and(topics(wording, newsletter, reader))
                                .button("confirm", wording.say("site.confirm.button")));
            case ACTIVE, PAUSED -> confirmed(wording, newsletter, grant);
            case SUPPRESSED -> suppressed(wording, newsletter);
        };
    }

    /** What the button stands for: anybody may have typed the address, and ticked what they liked. */
    private static String topics(Wording wording, Newsletter newsletter, Subscriber reader) {
        Map<String, String> names = newsletter.topics().stream().collect(Collectors.toMap(Topic::slug, Topic::name));
        List<String> wanted = reader.topics().stream()
                .map(slug -> names.getOrDefault(slug, slug))
                .sorted()
                .toList();
        return wanted.isEmpty()
                ? wording.say("site.confirm.everyTopic")
                : wording.say("site.confirm.topics", String.join(", ", wanted));
    }

    private Response confirm(Request request, Grant grant, Subscriber reader) {
        Newsletter newsletter = frame.newsletter(grant.audience().newsletter());
        Wording wording = frame.wording(reader);
        Outcome outcome = subscribers.confirm(
                grant.audience(), grant.subscriber(), wording.say("site.confirm.consent", newsletter.name()));
        return switch (outcome) {
            case DONE -> {
                LetterDue letter = new LetterDue(Kind.WELCOME, grant.audience(), grant.subscriber());
                SignUpDesk.log(grant.subscriber(), letters.send(letter, newsletter, reader));
                yield confirmed(wording, newsletter, grant);
            }
            case ALREADY_SO -> confirmed(wording, newsletter, grant);
            case SUPPRESSED -> suppressed(wording, newsletter);
            case TOO_LATE ->
                frame.message(
                        410,
                        wording,
                        newsletter,
                        new Message(wording.say("site.late.title"), wording.say("site.late.lead", newsletter.name()))
                                .link(wording.say("site.late.link"), PublicFrame.home(newsletter)));
            case NOT_POSSIBLE, UNKNOWN -> frame.deadLink(request);
        };
    }

    private Response confirmed(Wording wording, Newsletter newsletter, Grant grant) {
        // Choices only: this link works for as long as the mail lies about, and the welcome mail has the reader's own.
        String preferences = tokens.issue(Grant.of(Purpose.CHOICES, grant.audience(), grant.subscriber()));
        Message message = new Message(
                        wording.say("site.confirmed.title"), wording.say("site.confirmed.lead", newsletter.name()))
                .link(wording.say("site.preferences.link"), "/p/" + preferences)
                .link(wording.say("site.archive.link"), "/archive?newsletter=" + newsletter.id());
        return frame.message(200, wording, newsletter, message);
    }

    private Response suppressed(Wording wording, Newsletter newsletter) {
        return frame.message(
                409,
                wording,
                newsletter,
                new Message(wording.say("site.suppressed.title"), wording.say("site.suppressed.lead")));
    }
}
