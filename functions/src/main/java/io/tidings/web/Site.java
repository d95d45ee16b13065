package io.tidings.web;

import io.tidings.delivery.Ledger;
import io.tidings.delivery.LetterBox;
import io.tidings.edition.Editions;
import io.tidings.edition.Newsletters;
import io.tidings.render.Templates;
import io.tidings.render.Wording;
import io.tidings.subscriber.Subscribers;
import io.tidings.subscriber.Tokens;
import java.net.URI;
import java.util.Locale;

/**
 * The public pages: sign-up, confirmation, preferences, unsubscribe, archive. A GET or HEAD changes nothing, there are no
 * cookies, and no page tells whether an address is known. Thread-safe.
 */
public final class Site {

    private final Desk desk;

    /**
     * @param base the address that stands in mails, without a slash at its end
     * @param steps how long the answer to a sign-up takes
     */
    public Site(
            URI base,
            Templates templates,
            Newsletters newsletters,
            Editions editions,
            Subscribers subscribers,
            Tokens tokens,
            LetterBox letters,
            Ledger ledger,
            Steps steps) {
        PublicFrame frame = new PublicFrame(newsletters, templates);
        SignUpDesk signUps = new SignUpDesk(subscribers, letters, steps);
        Router router = new Router();
        new SignUpPages(frame, signUps).routes(router);
        new SignUpApi(frame, signUps).routes(router);
        new ConfirmPages(frame, subscribers, tokens, letters).routes(router);
        Leaving leaving = new Leaving(subscribers, ledger);
        new PreferencePages(frame, subscribers, tokens, leaving).routes(router);
        new UnsubscribePages(frame, subscribers, tokens, leaving).routes(router);
        new ArchivePages(frame, editions, base).routes(router);
        // Browsers ask for it by themselves wherever a page names no icon.
        router.get("/favicon.ico", (request, id) -> Response.text(204, ""));
        router.get("/healthz", (request, id) -> Response.text(200, "ok\n"))
                .get(
                        "/robots.txt",
                        (request, id) ->
                                Response.text(200, "User-agent: *\nDisallow: /c/\nDisallow: /p/\nDisallow: /u/\n"));
        this.desk = new Desk(
                router::route, router, templates, Wording.of(Locale.ENGLISH).say("site.brand"), "/subscribe");
    }

    /** Answers; a failure is an answer too. */
    public Response handle(Request request) {
        return desk.handle(request);
    }
}
