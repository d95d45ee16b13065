package io.tidings.delivery;

import io.tidings.article.ArticleId;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.FrozenArticle;
import io.tidings.edition.FrozenEdition;
import io.tidings.edition.FrozenMail;
import io.tidings.edition.FrozenSection;
import io.tidings.edition.FrozenStory;
import io.tidings.edition.GateReport;
import io.tidings.edition.SectionPart;
import io.tidings.edition.Sender;
import io.tidings.edition.WeekIntake;
import io.tidings.render.Fragment;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Editions and readers with sane defaults and fixed dates. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");
    public static final List<String> SECTIONS = List.of("java", "cloud", "people", Edition.IN_BRIEF);

    private Samples() {}

    public static Edition approved(EditionId id) {
        return new Edition(
                id,
                id.newsletter(),
                EditionState.APPROVED,
                NOW.minusSeconds(604_800),
                NOW,
                NOW,
                List.of(),
                8,
                SECTIONS,
                List.of("Title a", "Another of the week"),
                WeekIntake.of(8),
                0,
                Optional.of(NOW),
                Optional.empty(),
                1,
                NOW,
                List.of());
    }

    public static FrozenEdition frozen(EditionId id) {
        return frozen(id, Optional.empty());
    }

    /** With an hour for each reader's own time zone. */
    static FrozenEdition frozen(EditionId id, Optional<LocalDateTime> localTime) {
        return new FrozenEdition(
                FrozenEdition.FORMAT,
                id,
                id.newsletter(),
                "Weekly \u00dcbersicht",
                new Sender("Weekly \u00dcbersicht", "news@example.org"),
                Optional.of("editor@example.org"),
                "Example Ltd, 1 Long Street, London",
                "en",
                "Europe/London",
                NOW.minusSeconds(604_800),
                NOW,
                EditionState.APPROVED,
                List.of(),
                GateReport.of(8, 1, 8),
                "tidings",
                Optional.of(NOW),
                localTime,
                Math.floorDiv(id.date().toEpochDay(), 7),
                "in place",
                "hash",
                SECTIONS.stream()
                        .map(slug ->
                                new FrozenSection(slug, slug, slug.equals(SECTIONS.getFirst()) ? stories() : List.of()))
                        .toList(),
                List.of(),
                List.of(),
                Stream.of("en", "de").collect(Collectors.toMap(Function.identity(), Samples::mail)),
                Optional.empty(),
                List.of("https://example.org/a", "https://example.org/b"));
    }

    private static List<FrozenStory> stories() {
        return Stream.of("a", "b")
                .map(name -> new FrozenArticle(
                        ArticleId.of(URI.create("https://example.org/" + name)).value(),
                        Optional.empty(),
                        Optional.empty(),
                        "blog",
                        "Blog",
                        "https://example.org/" + name,
                        "Title " + name,
                        "",
                        NOW))
                .map(article -> new FrozenStory(
                        article,
                        List.of(),
                        Optional.empty(),
                        new FrozenStory.Why(
                                1, List.of(), List.of(), 1, 1, 1, 1, 1, Optional.empty(), Optional.empty())))
                .toList();
    }

    private static FrozenMail mail(String locale) {
        return new FrozenMail(
                locale,
                new Fragment(
                        "<html lang=\"" + locale
                                + "\"><head><title>{{subject}}</title></head><body><div>{{preheader}}</div>",
                        "Weekly in " + locale + "\n\n"),
                SECTIONS.stream().map(slug -> part(locale, slug)).toList(),
                new Fragment(
                        "<p><a href=\"{{archive}}\">web</a> <a href=\"{{preferences}}\">choices</a> "
                                + "<a href=\"{{unsubscribe}}\">leave</a></p></body></html>",
                        "{{archive}}\n{{preferences}}\n{{unsubscribe}}\n"));
    }

    private static SectionPart part(String locale, String slug) {
        String name = "section " + slug + " in " + locale;
        return new SectionPart(
                slug,
                new Fragment("<h2>" + name + "</h2><p>R&amp;D &lt;b&gt;</p>", name + "\nR&D <b>\n\n"),
                "R&D: " + name,
                "Also \"" + slug + "\" & more");
    }
}
