package io.tidings.delivery;

import io.tidings.delivery.BulkMail.Field;
import io.tidings.edition.Assembled;
import io.tidings.edition.Newsletter;
import io.tidings.edition.PrintedEdition;
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
    /** The tag with the id of whom a confirmation or welcome went to, for when it comes back or is reported. */
    public static final String READER = "reader";

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
                        link(Purpose.PREFERENCES, reader),
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
                        links.past(newsletter.id().value()),
                        link(Purpose.PREFERENCES, reader),
                        link(Purpose.UNSUBSCRIBE, reader)));
        return send(newsletter, reader, LetterViews.welcomeSubject(wording, newsletter.name()), body, "welcome");
    }

    /**
     * An edition with all its sections, as the console shows it. What is a reader's own leads to the newsletter's page: who
     * looks at it is nobody yet.
     */
    public Assembled specimen(PrintedEdition edition, String languageTag) {
        String page = links.newsletter(edition.newsletter().value());
        return Assembled.mail(
                edition,
                languageTag,
                List.of(),
                Map.of("archive", links.archive(edition.id().value()), "preferences", page, "unsubscribe", page));
    }

    /** Sends the specimen; its events count nowhere, as its tags name no page of an edition. */
    public LetterOutcome test(PrintedEdition edition, String languageTag, EmailAddress to) {
        Assembled mail = specimen(edition, languageTag);
        Fragment body = new Fragment(mail.html(), mail.text());
        return send(Publisher.of(edition), to, TEST + mail.subject(), body, List.of(), Map.of("letter", "test"));
    }

    private LetterOutcome send(Newsletter newsletter, Subscriber reader, String subject, Fragment body, String kind) {
        Publisher publisher = Publisher.of(newsletter);
        Field leaving = HeaderValues.leaving(link(Purpose.UNSUBSCRIBE, reader), publisher.mailto());
        Map<String, String> tags = Map.of("letter", kind, READER, reader.id().value());
        return send(publisher, reader.address(), subject, body, List.of(leaving, HeaderValues.ONE_CLICK), tags);
    }

    private LetterOutcome send(
            Publisher publisher,
            EmailAddress to,
            String subject,
            Fragment body,
            List<Field> leaving,
            Map<String, String> ownTags) {
        Map<String, String> tags = new HashMap<>(ownTags);
        tags.put("newsletter", publisher.newsletter().value());
        Map<String, String> headers = new HashMap<>();
        leaving.forEach(header -> headers.put(header.name(), header.value()));
        headers.put(publisher.listId().name(), publisher.listId().value());
        return postman.get()
                .send(new Letter(publisher.from(), publisher.replyTo(), to.value(), subject, body, headers, tags));
    }

    private String link(Purpose purpose, Subscriber reader) {
        return links.of(Grant.of(purpose, reader.audience(), reader.id()));
    }
}
