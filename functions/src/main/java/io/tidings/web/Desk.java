package io.tidings.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.render.Templates;
import io.tidings.render.Wording;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frame around every page of a site: the route, errors as pages (or JSON under {@code /api}), HEAD, and the headers
 * that keep a page to itself.
 */
final class Desk {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    // Styles stand inline in pages and mails; there is no script, and a form posts to nobody but us.
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: data:; "
            + "form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'self'";

    private final Function<Request, Response> pages;
    private final Router router;
    private final Templates templates;
    private final String brand;
    private final String brandUrl;

    /** {@code pages} throws {@link Refused} for what can't be answered as asked; {@code router} knows where they are. */
    Desk(Function<Request, Response> pages, Router router, Templates templates, String brand, String brandUrl) {
        this.pages = pages;
        this.router = router;
        this.templates = templates;
        this.brand = brand;
        this.brandUrl = brandUrl;
    }

    Response handle(Request request) {
        Response answer = guarded(answer(request));
        return request.method().equals("HEAD") ? answer.withoutBody() : answer;
    }

    private Response answer(Request request) {
        try {
            return pages.apply(request);
        } catch (Refused refused) {
            return refused(request, refused);
        } catch (RuntimeException e) {
            // Decided here: whatever broke, the visitor gets an answer and the log gets the cause. No path: it may be a
            // token.
            LOG.error("web.failed method={} where={}", request.method(), firstSegment(request.path()), e);
            return refused(
                    request,
                    new Refused(
                            500,
                            "Something went wrong on our side.",
                            "server",
                            "Try again in a moment; nothing is lost."));
        }
    }

    private Response refused(Request request, Refused refused) {
        Response answer = request.path().startsWith("/api/")
                ? Response.json(refused.status(), json(refused))
                : Response.html(refused.status(), page(request, refused));
        return refused.status() == 405 ? answer.with("Allow", refused.doThis().replaceAll("Use |\\.", "")) : answer;
    }

    private String page(Request request, Refused refused) {
        Wording wording = Wording.of(Languages.of(request));
        String title = wording.say(refused.status() == 404 ? "site.error.notFound" : "site.error.title");
        Message message = new Message(title, refused.what()).and(refused.doThis());
        formOf(request).ifPresent(page -> message.link(wording.say("site.error.back"), page));
        message.link(brand, brandUrl);
        refused.problems().forEach(problem -> message.item(problem.toString()));
        Map<String, Object> view = message.view(wording, brand, brandUrl);
        return templates.page("web/message", view);
    }

    /** The page that was posted from, as it is now. */
    private Optional<String> formOf(Request request) {
        return Optional.of(request)
                .filter(asked -> asked.method().equals("POST"))
                .flatMap(asked -> router.pageOf(asked.path()))
                .map(page -> page.equals(request.path()) ? request.target() : page);
    }

    private static String json(Refused refused) {
        ObjectNode top = JsonNodeFactory.instance.objectNode();
        ObjectNode error = top.putObject("error")
                .put("what", refused.what())
                .put("where", refused.where())
                .put("doThis", refused.doThis());
        if (!refused.problems().isEmpty()) {
            error.set("problems", Json.problems(refused.problems()));
        }
        return top.toString();
    }

    private static Response guarded(Response answer) {
        return answer.withDefault("Content-Security-Policy", POLICY)
                .withDefault("Cache-Control", "no-store")
                .withDefault("Referrer-Policy", "no-referrer")
                .withDefault("X-Content-Type-Options", "nosniff")
                .withDefault("X-Frame-Options", "SAMEORIGIN")
                .withDefault("X-Robots-Tag", "noindex")
                .withDefault("Strict-Transport-Security", "max-age=31536000")
                .withDefault("Permissions-Policy", "interest-cohort=()");
    }

    private static String firstSegment(String path) {
        int second = path.indexOf('/', 1);
        return second < 0 ? "/" : path.substring(0, second);
    }
}
