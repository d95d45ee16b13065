package io.tidings.web;

import io.tidings.edition.Assembled;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.Editions;
import io.tidings.edition.Newsletter;
import io.tidings.edition.PrintedEdition;
import io.tidings.render.Wording;
import java.net.URI;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /archive/{edition}}: what went out, for everybody, without anybody's own links. An edition is public from the
 * first mail on, as its mails link here; one that was cancelled is not.
 */
final class ArchivePages {

    private static final Set<EditionState> PUBLIC =
            EnumSet.of(EditionState.SENDING, EditionState.PAUSED, EditionState.SENT);
    private static final int LISTED = 30;

    private final PublicFrame frame;
    private final Editions editions;
    private final URI base;

    ArchivePages(PublicFrame frame, Editions editions, URI base) {
        this.frame = frame;
        this.editions = editions;
        this.base = base;
    }

    void routes(Router router) {
        router.get("/archive", (request, id) -> list(request)).get("/archive/{}", this::show);
    }

    private Response show(Request request, String id) {
        PrintedEdition edition = edition(id)
                .filter(found -> PUBLIC.contains(found.state()))
                .map(editions::printed)
                .filter(printed -> !printed.mails().isEmpty())
                .orElseThrow(() -> Refused.notFound("There is no such edition.", "edition"));
        String address = base + "/archive/" + edition.id();
        return Response.html(
                        200,
                        Assembled.archive(edition, locale(request, edition), address)
                                .page())
                .with("Cache-Control", "public, max-age=300")
                .with("Vary", "Accept-Language")
                .with("X-Robots-Tag", "all");
    }

    private static String locale(Request request, PrintedEdition edition) {
        List<Locale> languages = edition.mails().keySet().stream()
                .sorted((one, other) ->
                        one.equals(edition.locale()) ? -1 : other.equals(edition.locale()) ? 1 : one.compareTo(other))
                .map(Locale::forLanguageTag)
                .toList();
        return request.parameter("locale")
                .filter(edition.mails()::containsKey)
                .orElseGet(() -> Languages.of(request, languages).toLanguageTag());
    }

    private Optional<Edition> edition(String id) {
        try {
            return editions.find(new EditionId(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Response list(Request request) {
        Newsletter newsletter = frame.newsletter(request.parameter("newsletter").orElse(""));
        Wording wording = frame.wording(request, newsletter);
        List<Edition> past = editions.recent(newsletter.id(), LISTED).stream()
                .filter(edition -> PUBLIC.contains(edition.state()))
                .toList();
        Message message = new Message(
                wording.say("site.archive.title", newsletter.name()),
                wording.say(past.isEmpty() ? "site.archive.none" : "site.archive.lead"));
        past.forEach(edition -> list(edition, newsletter.schedule().zone(), wording, message));
        return frame.message(200, wording, newsletter, message);
    }

    /** By what its mail was called, with its date and what else it began with. */
    private static void list(Edition edition, ZoneId zone, Wording wording, Message message) {
        String date = wording.date(edition.day(zone));
        String address = "/archive/" + edition.id().value();
        List<String> headlines = edition.headlines();
        if (headlines.isEmpty()) {
            message.link(date, address);
        } else {
            String further = String.join(" · ", headlines.subList(1, headlines.size()));
            message.link(headlines.getFirst(), address, further.isEmpty() ? date : date + " · " + further);
        }
    }
}
