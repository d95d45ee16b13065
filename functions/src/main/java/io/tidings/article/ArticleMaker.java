package io.tidings.article;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an article of what a source wrote, or says why there is none: the outcomes in docs/articles.md. It depends on
 * nothing but the item, the folder it came from and the time it is seen.
 */
final class ArticleMaker {
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_SUMMARY = 1000;
    private static final int LONGEST_TAG = 60;
    private static final int MOST_TAGS = 20;
    private static final int SURE_ID = 8;

    /** Clocks differ; a date this little ahead is no date in the future. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(ArticleMaker.class);

    private final Optional<SourceName> folder;
    private final Withdrawals withdrawals;
    private final Instant seenAt;

    ArticleMaker(Optional<SourceName> folder, Withdrawals withdrawals, Instant seenAt) {
        this.folder = folder;
        this.withdrawals = withdrawals;
        this.seenAt = seenAt.truncatedTo(ChronoUnit.MILLIS);
    }

    Verdict make(Item item) {
        try {
            return make(item, new Fields(item.values()));
        } catch (RuntimeException e) {
            // A mistake of ours: it must cost this item, and not the file with every item that comes after it.
            LOG.error("An item in line {} could not be read: {}", item.line(), item.excerpt(), e);
            return rejected(
                    item,
                    "could not be read (" + e.getClass().getSimpleName() + ", told in the log)",
                    Optional.empty());
        }
    }

    private Verdict make(Item item, Fields fields) {
        try {
            return make(item, fields, CanonicalUrl.of(link(fields), item.base()));
        } catch (IllegalArgumentException e) {
            return rejected(item, String.valueOf(e.getMessage()), given(fields));
        }
    }

    private Verdict make(Item item, Fields fields, URI url) {
        var wish = wish(fields);
        var summary =
                PlainText.cut(fields.text(Field.SUMMARY).map(PlainText::of).orElse(""), LONGEST_SUMMARY);
        var given = fields.text(Field.TITLE).map(PlainText::of).filter(title -> !title.isEmpty());
        var tells = given.isPresent() || !summary.isEmpty();
        if (!tells && wish == Verdict.Wish.TELL) {
            return rejected(item, "has neither title nor summary", given(fields));
        }
        var made = summary.isEmpty() ? url.getHost() + url.getPath() : Headline.of(summary);
        var date = date(fields);
        var fragment = CanonicalUrl.fragment(link(fields));
        return new Verdict.Accepted(
                new Article(
                        ArticleId.of(url),
                        source(fields),
                        url,
                        guid(fields, url, fragment),
                        PlainText.cut(given.orElse(made), LONGEST_TITLE),
                        given.isPresent() ? TitleOrigin.GIVEN : TitleOrigin.MADE,
                        summary,
                        tags(fields),
                        date.at(),
                        date.origin(),
                        seenAt,
                        wish == Verdict.Wish.WITHDRAW ? Standing.WITHDRAWN : Standing.LIVE),
                !tells && wish == Verdict.Wish.REINSTATE ? Verdict.Wish.REINSTATE_AS_IT_WAS : wish,
                fragment);
    }

    private static Rejection rejected(Item item, String reason, Optional<Instant> published) {
        return new Rejection(item.line(), reason, item.excerpt(), published);
    }

    /** An id is a link only where it looks like one: many are numbers. */
    private static String link(Fields fields) {
        return fields.text(Field.URL)
                .or(() -> fields.text(Field.IDENTIFIER).filter(CanonicalUrl::isWeb))
                .orElse("");
    }

    private SourceName source(Fields fields) {
        return folder.or(() -> fields.text(Field.SOURCE).map(PlainText::of).map(SourceName::of))
                .orElse(SourceName.DROP);
    }

    /** A feed's GUID is its own promise; any other id is one only where it can't well be the number of a line. */
    private Optional<String> guid(Fields fields, URI url, String fragment) {
        return fields.guid()
                .or(() -> fields.text(Field.IDENTIFIER).filter(id -> id.contains(":") || id.length() >= SURE_ID))
                // Where a feed has none, its reader gives the link for it, and with it where a click came from.
                .map(id -> id.strip().equals(link(fields).strip()) ? CanonicalUrl.withFragment(url, fragment) : id)
                .map(id -> source(fields) + "\u0000" + id.strip())
                .map(id ->
                        Fingerprint.sha256(id.getBytes(StandardCharsets.UTF_8)).substring(0, 16));
    }

    private Verdict.Wish wish(Fields fields) {
        var wish = written(fields);
        return wish == Verdict.Wish.REINSTATE && withdrawals == Withdrawals.OF_OWN ? Verdict.Wish.TELL : wish;
    }

    private static Verdict.Wish written(Fields fields) {
        return fields.text(Field.WITHDRAWN)
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .map(text -> switch (text) {
                    case "true", "yes", "1" -> Verdict.Wish.WITHDRAW;
                    case "false", "no", "0" -> Verdict.Wish.REINSTATE;
                    default -> Verdict.Wish.TELL;
                })
                .orElse(Verdict.Wish.TELL);
    }

    private record Dated(Instant at, DateOrigin origin) {}

    private Dated date(Fields fields) {
        var given = given(fields);
        if (given.isEmpty()) {
            return new Dated(seenAt, DateOrigin.MISSING);
        }
        return given.get().isAfter(seenAt.plus(AHEAD))
                ? new Dated(seenAt, DateOrigin.FUTURE)
                : new Dated(given.get(), DateOrigin.GIVEN);
    }

    /** The date that an item gives, whatever to think of it. */
    private static Optional<Instant> given(Fields fields) {
        return fields.all(Field.PUBLISHED)
                .map(PublishedDates::parse)
                .flatMap(Optional::stream)
                .map(at -> at.truncatedTo(ChronoUnit.MILLIS))
                .findFirst();
    }

    private static List<String> tags(Fields fields) {
        var distinct = new TreeMap<String, String>();
        var tags = new ArrayList<String>();
        for (var text : fields.texts(Field.TAGS)) {
            var tag = PlainText.cut(PlainText.of(text).replaceFirst("^#+", ""), LONGEST_TAG);
            if (!tag.isEmpty() && distinct.putIfAbsent(tag.toLowerCase(Locale.ROOT), tag) == null) {
                tags.add(tag);
            }
        }
        return tags.subList(0, Math.min(MOST_TAGS, tags.size()));
    }
}
