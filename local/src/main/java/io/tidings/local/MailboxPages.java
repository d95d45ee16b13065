package io.tidings.local;

import com.sun.net.httpserver.HttpExchange;
import io.tidings.embedded.EmbeddedSes;
import io.tidings.embedded.SentMail;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The mailbox's routes: what the embedded SES endpoint accepted, to look at, and to be read as a reader would. */
final class MailboxPages {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";

    // The mail's own page: no scripts, and nothing is fetched; links open beside it.
    private static final String MAIL_POLICY =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'";

    private final EmbeddedSes ses;
    private final MailboxViews views;

    MailboxPages(EmbeddedSes ses, MailboxViews views) {
        this.ses = ses;
        this.views = views;
    }

    void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI()
                .getPath()
                .substring("/mailbox".length())
                .split("/", -1);
        var query = parameters(exchange.getRequestURI().getRawQuery());
        if (path.length < 2 || path[1].isEmpty()) {
            answer(exchange, 200, HTML, list(query));
            return;
        }
        var mail = ses.mails().find(path[1]);
        if (mail.isEmpty()) {
            answer(exchange, 404, TEXT, "There is no such mail.\n");
        } else {
            mail(exchange, mail.get(), path.length > 2 ? path[2] : "");
        }
    }

    private void mail(HttpExchange exchange, SentMail mail, String what) throws IOException {
        var posted = exchange.getRequestMethod().equals("POST");
        switch (what) {
            case "" -> answer(exchange, 200, HTML, views.mail(mail));
            case "html" -> {
                exchange.getResponseHeaders().set("Content-Security-Policy", MAIL_POLICY);
                answer(exchange, 200, HTML, mail.html());
            }
            case "raw" -> answer(exchange, 200, TEXT, new String(mail.eml(), StandardCharsets.UTF_8));
            case "mail.eml" -> {
                exchange.getResponseHeaders()
                        .set("Content-Disposition", "attachment; filename=\"" + MailFiles.safe(mail.to()) + ".eml\"");
                exchange.getResponseHeaders().set("Content-Type", "message/rfc822");
                HttpEvents.send(exchange, 200, mail.eml());
            }
            case "open" -> act(exchange, posted, mail, () -> ses.open(mail.messageId(), userAgent(exchange)));
            case "click" -> {
                var link = parameters(new String(exchange.getRequestBody().readNBytes(10_000), StandardCharsets.UTF_8))
                        .getOrDefault("link", "");
                act(exchange, posted, mail, () -> ses.click(mail.messageId(), link, userAgent(exchange)));
            }
            default -> answer(exchange, 404, TEXT, "There is no such page.\n");
        }
    }

    private static void act(HttpExchange exchange, boolean posted, SentMail mail, Runnable action) throws IOException {
        if (!posted) {
            answer(exchange, 405, TEXT, "This takes a POST.\n");
            return;
        }
        action.run();
        exchange.getResponseHeaders().set("Location", "/mailbox/" + mail.messageId() + "#acts");
        HttpEvents.send(exchange, 303, new byte[0]);
    }

    private String list(Map<String, String> query) {
        var address = query.getOrDefault("address", "").strip();
        var page = Optional.ofNullable(query.get("page"))
                .filter(text -> text.matches("[1-9][0-9]{0,6}"))
                .map(Integer::parseInt)
                .orElse(1);
        return address.isEmpty() ? views.newest(ses.mails(), page) : views.to(ses.mails(), address, page);
    }

    private static String userAgent(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("User-Agent"))
                .orElse("unknown");
    }

    private static Map<String, String> parameters(@org.jspecify.annotations.Nullable String raw) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : (raw == null ? "" : raw).split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("X-Content-Type-Options", "nosniff");
        if (!headers.containsKey("Content-Security-Policy")) {
            headers.set("Content-Security-Policy", PAGE_POLICY);
        }
        HttpEvents.send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }
}
