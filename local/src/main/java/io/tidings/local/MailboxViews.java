package io.tidings.local;

import io.tidings.embedded.Mails;
import io.tidings.embedded.SentMail;
import io.tidings.render.PageViews;
import io.tidings.render.PageViews.Header;
import io.tidings.render.PageViews.Here;
import io.tidings.render.PageViews.NavigationLine;
import io.tidings.render.PageViews.Width;
import io.tidings.render.Templates;
import io.tidings.render.Wording;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The mailbox's pages, from what was sent to what a browser shows. Thread-safe. */
final class MailboxViews {
    private static final int PAGE = 50;
    private static final int MOST_LINKS = 60;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern LINK = Pattern.compile("href=\"(https?://[^\"]+)\"");

    private final Templates templates;

    MailboxViews(Templates templates) {
        this.templates = templates;
    }

    String newest(Mails mails, int page) {
        var total = mails.count();
        return list(mails.newest((page - 1L) * PAGE, PAGE), total, page, "");
    }

    String to(Mails mails, String address, int page) {
        var all = mails.to(address.toLowerCase(Locale.ROOT)).reversed();
        var from = (int) Math.min(all.size(), (page - 1L) * PAGE);
        return list(all.subList(from, Math.min(all.size(), from + PAGE)), all.size(), page, address);
    }

    private String list(List<SentMail> mails, long total, int page, String address) {
        var view = shell("Mailbox");
        view.put("address", address);
        view.put("total", Long.toString(total));
        view.put("one", total == 1);
        view.put("any", !mails.isEmpty());
        view.put("mails", mails.stream().map(MailboxViews::line).toList());
        view.put("newer", page > 1 ? List.of(Map.of("url", listUrl(address, page - 1))) : List.of());
        view.put("older", (long) page * PAGE < total ? List.of(Map.of("url", listUrl(address, page + 1))) : List.of());
        return templates.page("mailbox/list", view);
    }

    String mail(SentMail mail) {
        var view = shell(mail.subject().isEmpty() ? "Mail" : mail.subject());
        var here = "/mailbox/" + mail.messageId();
        view.put("subject", mail.subject());
        view.put("to", mail.to());
        view.put("at", WHEN.format(mail.at()));
        view.put("hasHtml", !mail.html().isEmpty());
        view.put("htmlUrl", here + "/html");
        view.put("rawUrl", here + "/raw");
        view.put("emlUrl", here + "/mail.eml");
        view.put("openUrl", here + "/open");
        view.put("clickUrl", here + "/click");
        view.put("sameUrl", listUrl(mail.to(), 1));
        view.put("text", mail.text());
        view.put(
                "headers",
                mail.headers().stream()
                        .map(header -> Map.of("name", header.name(), "value", header.value()))
                        .toList());
        view.put(
                "tags",
                mail.tags().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(tag -> Map.of("name", tag.getKey(), "value", tag.getValue()))
                        .toList());
        view.put("links", links(mail));
        return templates.page("mailbox/mail", view);
    }

    /** The addresses in the HTML part, each once, in order. */
    static List<String> links(SentMail mail) {
        return LINK.matcher(mail.html())
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .distinct()
                .limit(MOST_LINKS)
                .collect(Collectors.toList());
    }

    private static Map<String, Object> line(SentMail mail) {
        return Map.of(
                "url", "/mailbox/" + mail.messageId(),
                "subject", mail.subject().isEmpty() ? "(no subject)" : mail.subject(),
                "to", mail.to(),
                "at", WHEN.format(mail.at()),
                "edition", mail.tags().getOrDefault("edition", ""));
    }

    private static String listUrl(String address, int page) {
        var query = address.isEmpty() ? "" : "address=" + URLEncoder.encode(address, StandardCharsets.UTF_8) + "&";
        return "/mailbox?" + query + "page=" + page;
    }

    private static Map<String, Object> shell(String title) {
        return PageViews.shell(
                Wording.of(Locale.ENGLISH),
                title,
                Width.WIDE,
                new Header(
                        "Tidings",
                        "/console",
                        new NavigationLine("Console", "/console", Here.ELSEWHERE),
                        new NavigationLine("Mailbox", "/mailbox", Here.CURRENT)),
                "This mailbox is on your machine only: nothing was sent to anybody.");
    }
}
