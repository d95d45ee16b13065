package io.tidings.delivery;

import io.tidings.delivery.BulkMail.Field;
import io.tidings.edition.Newsletter;
import io.tidings.render.Fragment;
import io.tidings.render.LetterViews;
import io.tidings.render.Templates;
import io.tidings.render.Wording;
import io.tidings.subscriber.Grant;
import io.tidings.subscriber.Purpose;
import io.tidings.subscriber.Subscriber;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The mails to one person that are no edition: confirmation and welcome. Thread-safe. */
public final class Letters {
    private final Supplier<Postman> postman;
    private final Templates templates;
    private final SiteLinks links;

    /** The postman is asked for when there is a letter: a function that shows a page has no use for one. */
    public Letters(Supplier<Postman> postman, Templates templates, SiteLinks links) {
        this.postman = postman;
        this.templates = templates;
        this.links = links;
    }

    /** Asks whether it was really them. */
    public LetterOutcome confirmation(Newsletter newsletter, Subscriber reader) {
        Wording wording = Wording.of(Locale.forLanguageTag(reader.locale()));
        Fragment body = templates.mail(
                "confirmation",
                LetterViews.confirmation(
                        wording,
                        newsletter.name(),
                        newsletter.postalAddress(),
                        link(Purpose.CONFIRM, reader),
                        link(Purpose.UNSUBSCRIBE, reader)));
        return send(
                newsletter, reader, LetterViews.confirmationSubject(wording, newsletter.name()), body, "confirmation");
    }

    /** Thanks, and says how to change or leave. */
    public LetterOutcome welcome(Newsletter newsletter, Subscriber reader) {
        Wording wording = Wording.of(Locale.forLanguageTag(reader.locale()));
        Fragment body = templates.mail(
                "welcome",
                LetterViews.welcome(
                        wording,
                        newsletter.name(),
                        newsletter.postalAddress(),
                        links.newsletter(newsletter.id().value()),
                        link(Purpose.PREFERENCES, reader),
                        link(Purpose.UNSUBSCRIBE, reader)));
        return send(newsletter, reader, LetterViews.welcomeSubject(wording, newsletter.name()), body, "welcome");
    }

    private LetterOutcome send(Newsletter newsletter, Subscriber reader, String subject, Fragment body, String kind) {
        String sender = newsletter.sender().address();
        Map<String, String> headers = new HashMap<>();
        Field leaving = HeaderValues.leaving(
                link(Purpose.UNSUBSCRIBE, reader), newsletter.replyTo().orElse(sender));
        for (Field header : List.of(leaving, HeaderValues.ONE_CLICK)) {
            headers.put(header.name(), header.value());
        }
        headers.put(
                "List-Id",
                HeaderValues.listId(newsletter.name(), newsletter.id().value(), sender));
        return postman.get()
                .send(new Letter(
                        HeaderValues.mailbox(newsletter.sender().name(), sender),
                        newsletter.replyTo().map(List::of).orElse(List.of()),
                        reader.address().value(),
                        subject,
                        body,
                        headers,
                        Map.of("newsletter", newsletter.id().value(), "letter", kind)));
    }

    private String link(Purpose purpose, Subscriber reader) {
        return links.of(Grant.of(purpose, reader.audience(), reader.id()));
    }
}
