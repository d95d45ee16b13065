package io.tidings.web;

import io.tidings.edition.AnotherIsComposed;
import io.tidings.edition.ComposeRequest;
import io.tidings.edition.Composing;
import io.tidings.edition.Edition;
import io.tidings.edition.InvalidNewsletter;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterId;
import io.tidings.edition.Newsletters;
import io.tidings.render.PageViews;
import io.tidings.render.PageViews.Header;
import io.tidings.render.PageViews.Here;
import io.tidings.render.PageViews.NavigationLine;
import io.tidings.render.PageViews.Visitor;
import io.tidings.render.PageViews.Width;
import io.tidings.render.Templates;
import io.tidings.render.Wording;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the pages of the console share. They speak English: their readers are those who run the newsletters. */
final class ConsoleFrame {

    static final Wording WORDING = Wording.of(Locale.ENGLISH);
    /** By whose clock it is told what hangs on no newsletter. */
    static final ZoneId UTC = ZoneId.of("UTC");

    static final String BRAND = "Tidings console";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ENGLISH);

    private final Newsletters newsletters;
    private final Templates templates;
    private final URI site;

    /** {@code site} is the address of the public pages, which may be elsewhere. */
    ConsoleFrame(Newsletters newsletters, Templates templates, URI site) {
        this.newsletters = newsletters;
        this.templates = templates;
        this.site = site;
    }

    static NewsletterId id(String text) {
        try {
            return new NewsletterId(text);
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    /** The one that it is an edition of. */
    Newsletter newsletter(Edition edition) {
        return newsletter(edition.newsletter().value());
    }

    /** The same; empty where its document can't be used or is gone: an edition is looked at and stopped all the same. */
    Optional<Newsletter> usable(Edition edition) {
        try {
            return newsletters.find(edition.newsletter());
        } catch (InvalidNewsletter _) {
            return Optional.empty();
        }
    }

    Newsletter newsletter(String id) {
        try {
            return newsletters.find(id(id)).orElseThrow(ConsoleFrame::unknown);
        } catch (InvalidNewsletter e) {
            throw broken(id(id), e);
        }
    }

    /** For a newsletter whose document can't be used, and where it is corrected. */
    static Refused broken(NewsletterId id, InvalidNewsletter e) {
        return broken(409, e, "newsletters/" + id + ".json", "Correct it at " + ConsolePaths.document(id) + ".");
    }

    /** For a newsletter's document that can't be used: all that is wrong with it, each with its place. */
    static Refused broken(int status, InvalidNewsletter e, String where, String doThis) {
        int count = e.problems().size();
        String what = "The newsletter's document has " + (count == 1 ? "a problem." : count + " problems.");
        return new Refused(status, what, where, doThis, e.problems());
    }

    private static Refused unknown() {
        return new Refused(404, "There is no such newsletter.", "newsletter", "See /console for those there are.");
    }

    /** The frame of a page for whoever asks. */
    static Map<String, Object> shell(Request request, String title, Here home) {
        Optional<Visitor> visitor =
                request.role().map(role -> new Visitor(who(request), role.group(), Entrance.SIGN_OUT, role.mayAct()));
        Header header = new Header(
                BRAND, ConsolePaths.HOME, List.of(new NavigationLine("Newsletters", ConsolePaths.HOME, home)), visitor);
        return PageViews.shell(WORDING, title, Width.WIDE, header, "");
    }

    Response page(int status, String template, Map<String, Object> view) {
        return Response.html(status, templates.page("web/console/" + template, view));
    }

    /** Composes for whoever asks; says so while another edition of the newsletter is being composed. */
    static Edition compose(Composing composing, Newsletter newsletter, String key, Request request) {
        return composed(() -> composing.compose(newsletter, new ComposeRequest.Asked(key, who(request))));
    }

    /** What the composer makes, unless another edition of the newsletter is being composed. */
    static <T> T composed(Supplier<T> composer) {
        try {
            return composer.get();
        } catch (AnotherIsComposed e) {
            throw new Refused(
                    409,
                    "Another edition of this newsletter is being composed.",
                    "newsletter",
                    "Try again in a minute.",
                    e);
        }
    }

    /** The address of a public page. */
    String site(String path) {
        return site + path;
    }

    static String time(Instant instant, ZoneId zone) {
        return MINUTE.format(instant.atZone(zone));
    }

    static String number(long number) {
        return WORDING.number(number);
    }

    /** A section's name; "In brief" has none of its own, as mails say it in their language. */
    static String section(String name) {
        return name.isEmpty() ? "In brief" : name;
    }

    /** Who acts, for the lists of changes and the log; on one's own machine nobody signs, and whoever acts is an editor. */
    static String who(Request request) {
        return request.header(Request.USER).filter(name -> !name.isBlank()).orElse("editor");
    }
}
