package io.tidings.web;

import io.tidings.edition.InvalidNewsletter;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterId;
import io.tidings.edition.Newsletters;
import io.tidings.render.PageViews;
import io.tidings.render.PageViews.Header;
import io.tidings.render.PageViews.Width;
import io.tidings.render.Templates;
import io.tidings.render.Wording;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.Subscriber;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all public pages share: the newsletter they are about, the visitor's language, and the page around their content. */
final class PublicFrame {

    private final Newsletters newsletters;
    private final Templates templates;

    PublicFrame(Newsletters newsletters, Templates templates) {
        this.newsletters = newsletters;
        this.templates = templates;
    }

    List<Newsletter> newsletters() {
        return newsletters.all();
    }

    Newsletter newsletter(String id) {
        try {
            return newsletters.find(new NewsletterId(id)).orElseThrow(PublicFrame::unknown);
        } catch (InvalidNewsletter e) {
            throw new Refused(503, "This newsletter is being worked on.", "newsletter", "Try again later.", e);
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    /** What a page of few words says of a newsletter. */
    record Named(String name, String home) {
        static Named of(Newsletter newsletter) {
            return new Named(newsletter.name(), PublicFrame.home(newsletter));
        }
    }

    /** Empty where its document is gone or cannot be used. */
    Optional<Newsletter> find(Audience audience) {
        try {
            return newsletters.find(new NewsletterId(audience.newsletter()));
        } catch (InvalidNewsletter _) {
            return Optional.empty();
        }
    }

    /** By its id where its document is gone or cannot be used: who wants to leave can, whatever became of the newsletter. */
    Named named(Audience audience) {
        return find(audience).map(Named::of).orElseGet(() -> new Named(audience.newsletter(), "/subscribe"));
    }

    private static Refused unknown() {
        return new Refused(404, "There is no such newsletter.", "newsletter", "See /subscribe for those there are.");
    }

    /** The languages a newsletter speaks, its own first. */
    static List<Locale> languages(Newsletter newsletter) {
        Set<Locale> all = new LinkedHashSet<>();
        all.add(newsletter.locale());
        all.addAll(newsletter.locales());
        return List.copyOf(all);
    }

    Wording wording(Request request, Newsletter newsletter) {
        return Wording.of(Languages.of(request, languages(newsletter)));
    }

    Wording wording(Subscriber reader) {
        return Wording.of(Locale.forLanguageTag(reader.locale()));
    }

    /** The layout's names, to which a page adds its own. */
    Map<String, Object> shell(Wording wording, String title, Newsletter newsletter) {
        return PageViews.shell(
                wording,
                title,
                Width.NARROW,
                new Header(newsletter.name(), home(newsletter)),
                newsletter.postalAddress());
    }

    Response page(int status, String template, Map<String, Object> view) {
        return Response.html(status, templates.page("web/" + template, view));
    }

    Response message(int status, Wording wording, Newsletter newsletter, Message message) {
        return message(status, wording, Named.of(newsletter), message);
    }

    Response message(int status, Wording wording, Named newsletter, Message message) {
        return page(status, "message", message.view(wording, newsletter.name(), newsletter.home()));
    }

    /** For a link that was cut, changed, is from another time, or of somebody who is gone: all look the same. */
    Response deadLink(Request request) {
        Wording wording = Wording.of(Languages.of(request));
        Message message = new Message(wording.say("site.dead.title"), wording.say("site.dead.lead"))
                .link(wording.say("site.dead.link"), "/subscribe");
        return page(404, "message", message.view(wording, wording.say("site.brand"), "/subscribe"));
    }

    static String home(Newsletter newsletter) {
        return "/subscribe?newsletter=" + newsletter.id();
    }
}
