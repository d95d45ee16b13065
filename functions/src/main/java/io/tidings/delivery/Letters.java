package io.tidings.delivery;

import io.tidings.delivery.BulkMail.Field;
import io.tidings.edition.Assembled;
import io.tidings.edition.FrozenEdition;
import io.tidings.edition.Newsletter;
import io.tidings.render.Fragment;
import io.tidings.render.LetterViews;
import io.tidings.render.Templates;
import io.tidings.render.Wording;
import io.tidings.subscriber.EmailAddress;
import io.tidings.subscriber.Grant;
import io.tidings.subscriber.Purpose;
import io.tidings.subscriber.Subscriber;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The mails to one person: confirmation, welcome, and an edition as a test before it goes to everybody. Thread-safe. */
public final class Letters {
    /** Stands before the subject, so that nobody takes a test for the edition. */
    private static final String TEST = "[Test] ";

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

    /**
     * An edition with all its sections, as the console shows it. What is a reader's own leads to the newsletter's page: who
     * looks at it is nobody yet.
     */
    public Assembled specimen(FrozenEdition edition, String languageTag) {
        String page = links.newsletter(edition.newsletter().value());
        return Assembled.mail(
                edition,
                languageTag,
                List.of(),
                Map.of("archive", links.archive(edition.id().value()), "preferences", page, "unsubscribe", page));
    }

    /** Sends the specimen; its events count nowhere, as its tags name no page of an edition. */
    public LetterOutcome test(FrozenEdition edition, String languageTag, EmailAddress to) {
        Assembled mail = specimen(edition, languageTag);
        String sender = edition.sender().address();
        String newsletter = edition.newsletter().value();
        return postman.get()
                .send(new Letter(
                        HeaderValues.mailbox(edition.sender().name(), sender),
                        edition.replyTo().map(List::of).orElse(List.of()),
                        to.value(),
                        TEST + mail.subject(),
                        new Fragment(mail.html(), mail.text()),
                        Map.of("List-Id", HeaderValues.listId(edition.newsletterName(), newsletter, sender)),
                        Map.of("newsletter", newsletter, "letter", "test")));
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
