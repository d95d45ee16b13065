package io.tidings.edition;

import static io.tidings.edition.Samples.FIRST_HOUR;
import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AssembledTest {

    private static final Map<String, String> SLOTS = Map.of(
            "archive", "https://t.example/archive/x",
            "preferences", "https://t.example/p/token",
            "unsubscribe", "https://t.example/u/token");

    private final Desk desk = new Desk();
    private final FrozenEdition edition = edition();

    private FrozenEdition edition() {
        desk.comeIn(
                FIRST_HOUR.minus(Duration.ofDays(1)),
                anArticle().titled("Postgres & <friends> {{subject}} again").at("https://journal.example.com/p"),
                anArticle().about("postgres").at("https://journal.example.com/q"),
                anArticle().titled("Kubernetes at rest").at("https://journal.example.com/k"),
                anArticle().titled("Gardens in the rain").at("https://journal.example.com/g"));
        return desk.editions.frozen(desk.tick(Samples.weekly()).orElseThrow().id());
    }

    @Test
    void aMailHasTheWantedSectionsInOrderAndItsSlotsFilled() {
        Assembled mail = Assembled.mail(edition.printed(), "en", List.of("in-brief", "cloud"), SLOTS);

        assertThat(mail.html()).contains("Kubernetes at rest", "Gardens in the rain", "https://t.example/u/token");
        assertThat(mail.html()).doesNotContain("/p\"", "{{");
        assertThat(mail.text())
                .contains("Kubernetes at rest", "https://journal.example.com/k")
                .doesNotContain("{{");
        assertThat(mail.subject()).isEqualTo("The Weekly: Kubernetes at rest");
        assertThat(mail.html().indexOf("Kubernetes at rest"))
                .isLessThan(mail.html().indexOf("Gardens in the rain"));
    }

    @Test
    void aMailIsDatedByTheDayItsEditionIsCalledByAlsoWhenItIsComposedTheDayBefore() {
        Newsletter ahead = Samples.ahead(Samples.weekly().schedule(), Duration.ofHours(24));
        Desk sunday = new Desk();
        sunday.comeIn(FIRST_HOUR.minus(Duration.ofDays(2)), 4);
        sunday.at(FIRST_HOUR.minus(Duration.ofHours(24)));
        FrozenEdition scheduled =
                sunday.editions.frozen(sunday.tick(ahead).orElseThrow().id());
        sunday.comeIn(sunday.now().plusSeconds(60), 4);
        sunday.pass(Duration.ofHours(1));
        FrozenEdition asked = sunday.editions.frozen(sunday.ask(ahead, "now").id());

        assertThat(Assembled.mail(scheduled.printed(), "en", List.of(), SLOTS).html())
                .contains("2 March 2026")
                .doesNotContain("1 March 2026");
        assertThat(Assembled.mail(scheduled.printed(), "de", List.of(), SLOTS).text())
                .contains("2. März 2026");
        assertThat(Assembled.mail(asked.printed(), "en", List.of(), SLOTS).html())
                .contains("1 March 2026")
                .doesNotContain("2 March 2026", "23 February 2026");
    }

    @Test
    void subjectAndPreheaderComeFromTheFirstWantedSection() {
        Assembled all = Assembled.mail(edition.printed(), "en", List.of(), SLOTS);
        Assembled brief = Assembled.mail(edition.printed(), "en", List.of("in-brief"), SLOTS);

        assertThat(all.subject()).startsWith("The Weekly: ").hasSizeBetween(20, 60);
        assertThat(brief.subject()).isEqualTo("The Weekly: Gardens in the rain");
        for (SectionPart part : edition.printed().mail("de").sections()) {
            assertThat(part.preheader()).hasSizeBetween(40, 130).doesNotContain("\n");
            assertThat(part.subject()).hasSizeBetween(20, 60).doesNotContain("\n", "{{");
        }
    }

    @Test
    void hostileTextIsShownAndDoesNothing() {
        Assembled mail = Assembled.mail(edition.printed(), "en", List.of("databases"), SLOTS);

        assertThat(mail.html()).contains("Postgres &amp; &lt;friends&gt;").doesNotContain("<friends>");
    }

    @Test
    void theArchiveHasNoPersonalLinks() {
        Assembled archive = Assembled.archive(edition.printed(), "en", "https://t.example/archive/x");

        assertThat(archive.html()).contains("Kubernetes at rest").doesNotContain("{{", "/u/", "/p/");
    }

    @Test
    void anotherLanguageFallsBack() {
        assertThat(edition.printed().mail("de-AT").locale()).isEqualTo("de");
        assertThat(edition.printed().mail("fr").locale()).isEqualTo("en");
        assertThat(Assembled.mail(edition.printed(), "de", List.of(), SLOTS).html())
                .contains("lang=\"de\"");
    }

    @Test
    void aReaderWhoWantsNothingOfItGetsNoMail() {
        assertThat(Assembled.parts(edition.printed().mail("en"), List.of("gardening")))
                .isEmpty();
        assertThatThrownBy(() -> Assembled.mail(edition.printed(), "en", List.of("gardening"), SLOTS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyStorysAddressIsInTheTableOfLinks() {
        assertThat(edition.links())
                .containsExactlyInAnyOrder(
                        "https://journal.example.com/p",
                        "https://journal.example.com/q",
                        "https://journal.example.com/k",
                        "https://journal.example.com/g");
    }

    @Test
    void whatStandsInNoMailIsNotInTheTableOfLinks() {
        FrozenStory story = edition.sections().getFirst().stories().getFirst();
        FrozenArticle own = at(story.lead(), story.lead().source(), "https://journal.example.com/again");
        FrozenArticle another = at(story.lead(), "herald", "https://herald.example.com/told");
        FrozenStory told = new FrozenStory(story.lead(), List.of(own, another), story.group(), story.why());

        assertThat(Printing.links(List.of(new FrozenSection("cloud", "Cloud", List.of(told))), ByHand.NOTHING))
                .containsExactly(story.lead().url(), another.url());
    }

    private static FrozenArticle at(FrozenArticle article, String source, String url) {
        return new FrozenArticle(
                url,
                article.guid(),
                article.content(),
                source,
                source,
                url,
                article.title(),
                article.summary(),
                article.published());
    }

    @Test
    void theReportSaysWhyEachStoryIsWhereItIs() {
        String json = new String(EditionReport.of(edition).json(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(json)
                .contains("\"edition\" : \"weekly-2026-03-02\"", "\"evidence\" : [", "\"kubernetes\"", "\"rank\" : 1")
                .endsWith("}\n");
    }

    @Test
    void aFrozenEditionIsReadAsItWasWritten() {
        byte[] json = FrozenJson.write(edition);

        assertThat(FrozenJson.read(json, "x")).isEqualTo(edition);
        assertThat(FrozenJson.write(FrozenJson.read(json, "x"))).isEqualTo(json);
    }

    @Test
    void whatReadersGetIsReadFromTheSameDocument() {
        byte[] json = FrozenJson.write(edition);
        String local = new String(json, StandardCharsets.UTF_8)
                .replaceFirst("\"localTime\":null", "\"localTime\":\"2026-03-02T08:00:00\"")
                .replaceFirst("\"replyTo\":\"[^\"]*\"", "\"replyTo\":null");
        byte[] alone = local.getBytes(StandardCharsets.UTF_8);

        assertThat(FrozenJson.printed(json, "x")).isEqualTo(edition.printed());
        assertThat(FrozenJson.printed(alone, "x"))
                .isEqualTo(FrozenJson.read(alone, "x").printed());
        assertThat(FrozenJson.printed(alone, "x").localTime()).contains(LocalDateTime.of(2026, 3, 2, 8, 0));
        assertThat(FrozenJson.printed(alone, "x").replyTo()).isEmpty();
    }

    @Test
    void aFormatThatIsNotKnownSaysWhatToDo() {
        byte[] json = new String(FrozenJson.write(edition), StandardCharsets.UTF_8)
                .replaceFirst("\"format\":1", "\"format\":2")
                .getBytes(StandardCharsets.UTF_8);
        String why =
                "editions/x.json has format 2, and this version reads format 1 only: deploy the version that wrote it";

        assertThatThrownBy(() -> FrozenJson.read(json, "editions/x.json")).hasMessage(why);
        assertThatThrownBy(() -> FrozenJson.printed(json, "editions/x.json")).hasMessage(why);
    }

    @Test
    void whatIsTooMuchForAMailStandsOnTheArchivePageOnly() {
        Desk full = new Desk();
        for (int i = 0; i < 36; i++) {
            full.comeIn(
                    FIRST_HOUR.minus(Duration.ofHours(1 + i)),
                    anArticle()
                            .titled((i % 2 == 0 ? "Postgres mysql index" : "Kubernetes serverless") + " tale " + i
                                    + " of things" + i + " and words" + i)
                            .saying(("Saying" + i + " much" + i + " of it. ").repeat(20))
                            .from("source-" + i));
        }
        Newsletter small = Samples.sized(30, 20);
        FrozenEdition large =
                full.editions.frozen(full.tick(small).orElseThrow().id());

        assertThat(FrozenJson.printed(FrozenJson.write(large), "x")).isEqualTo(large.printed());
        Assembled mail = Assembled.mail(large.printed(), "en", List.of(), SLOTS);
        Assembled german = Assembled.mail(large.printed(), "de", List.of(), SLOTS);
        Assembled archive = Assembled.archive(large.printed(), "en", "https://t.example/archive/x");

        int told = stories(mail.html());
        assertThat(large.stories()).isEqualTo(36);
        assertThat(mail.html().length()).isLessThan(20_000);
        assertThat(told).isBetween(3, 15);
        assertThat(stories(german.html())).isEqualTo(told);
        assertThat(mail.html()).contains(" more stories in the browser", "https://t.example/archive/x");
        assertThat(mail.text()).contains(" more stories in the browser");
        assertThat(mail.html()).contains("<a ses:no-track ");
        assertThat(mail.page()).contains(" more stories in the browser").doesNotContain("ses:no-track");
        assertThat(stories(archive.html())).isEqualTo(36);
        assertThat(archive.html()).doesNotContain("more stories in the browser");
    }

    private static int stories(String html) {
        return html.split("<h3", -1).length - 1;
    }
}
