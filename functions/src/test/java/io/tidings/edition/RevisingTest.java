package io.tidings.edition;

import static io.tidings.edition.Samples.titles;
import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.article.Article;
import io.tidings.edition.Revising.StoryChange;
import io.tidings.edition.StoryByHand.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An editor changes an edition by hand: always another draft of the same articles, and nobody's words are lost. */
final class RevisingTest {

    private static final Newsletter WEEKLY = Samples.approvedByEditor();
    private static final Opening HELLO = new Opening("Seven drawings", "and a vacuum", "Dear readers,\n\nhello.");

    private final Desk desk = new Desk();
    private final Edition ready = ready();

    @Test
    void whatAnEditorWroteStandsInAnotherDraftOfTheSameArticles() {
        FrozenEdition before = desk.editions.frozen(ready);
        long renders = desk.templates.renders();
        comesIn("A late tale of postgres");

        Edition revised = opened(ready, Map.of("en", HELLO));

        FrozenEdition after = desk.editions.frozen(revised);
        assertThat(revised.draft()).isEqualTo(2);
        assertThat(revised.state()).isEqualTo(EditionState.READY);
        assertThat(revised.cutOff()).isEqualTo(ready.cutOff());
        assertThat(revised.composedAt()).isEqualTo(desk.now());
        assertThat(revised.headlines().getFirst()).isEqualTo("Seven drawings");
        assertThat(titles(after)).isEqualTo(titles(before));
        assertThat(desk.templates.renders() - renders)
                .as("head, sections and foot, in each language")
                .isEqualTo((after.sections().size() + 2) * 2L);
        assertThat(revised.changes())
                .extracting(Change::to, Change::by, Change::note)
                .containsExactly(
                        tuple(EditionState.READY, Act.TIDINGS, "composed"),
                        tuple(EditionState.READY, "ida", "opening by hand: draft 2"));
        Assembled mail = mail(after, "en");
        assertThat(mail.subject()).isEqualTo("Seven drawings");
        assertThat(mail.preheader()).isEqualTo("and a vacuum");
        assertThat(mail.html()).contains(">Dear readers,</p>", ">hello.</p>", "<title>Seven drawings</title>");
        assertThat(mail.text()).contains("Dear readers,\n\nhello.\n");
        assertThat(Assembled.archive(after.printed(), "en", "https://example.org/a")
                        .html())
                .contains(">Dear readers,</p>");
        assertThat(new String(EditionReport.of(after).json(), StandardCharsets.UTF_8))
                .contains("\"byHand\" : {", "\"subject\" : \"Seven drawings\"", "\"by\" : \"ida\"");
    }

    @Test
    void everySectionHasTheSubjectOfTheEditorAndAGeneratedPreheaderTellsTheLeadThen() {
        FrozenEdition before = desk.editions.frozen(ready);

        FrozenEdition after = desk.editions.frozen(opened(ready, Map.of("en", new Opening("R&D {{x}}\u202e", "", ""))));

        String lead = before.sections().getFirst().stories().getFirst().lead().title();
        assertThat(after.printed().mail("en").sections())
                .hasSize(2)
                .allSatisfy(part -> assertThat(part.subject()).isEqualTo("R&D { {x} }"));
        assertThat(before.printed().mail("en").sections().getFirst().preheader())
                .doesNotContain(lead);
        assertThat(after.printed().mail("en").sections().getFirst().preheader()).startsWith(lead);
        assertThat(mail(after, "en").html()).contains("<title>R&amp;D &#123; &#123;x&#125; &#125;</title>");
    }

    @Test
    void aLanguageWithoutWordsHasThoseOfTheNewslettersOwnOrTheOnlyOnes() {
        Edition one = opened(ready, Map.of("de", new Opening("Hallo", "", "Liebe alle")));
        FrozenEdition onlyGerman = desk.editions.frozen(one);
        assertThat(mail(onlyGerman, "en").subject()).isEqualTo("Hallo");
        assertThat(mail(onlyGerman, "en").html()).contains("lang=\"de\" dir=\"ltr\" style=\"margin:0 0 14px");

        Edition both = opened(one, Map.of("de", new Opening("Hallo", "", ""), "en", new Opening("", "", "Dear all")));
        FrozenEdition mixed = desk.editions.frozen(both);
        assertThat(mail(mixed, "en").subject()).as("the only one there is").isEqualTo("Hallo");
        assertThat(mail(mixed, "de").html()).contains(">Dear all</p>");

        Map<String, Opening> three = Map.of("de", new Opening("Hallo", "", ""), "ja", new Opening("こんにちは", "", ""));
        ByHand hand = new ByHand(three, "ida", desk.now());
        assertThat(hand.subject("ar", "de")).map(ByHand.Told::text).contains("Hallo");
        assertThat(hand.subject("ja", "de")).map(ByHand.Told::tag).contains("ja");
        assertThat(hand.subject("en", "en")).as("which of two?").isEmpty();
    }

    @Test
    void whatAnEditorWroteSurvivesComposingAgainAndTakingItBackLeavesNone() {
        Edition revised = opened(ready, Map.of("en", HELLO));
        comesIn("A late tale of postgres");
        desk.pass(Duration.ofMinutes(1));

        Edition again = desk.composing
                .composeAgain(WEEKLY, revised.id(), revised.draft(), "bo")
                .edition();

        FrozenEdition third = desk.editions.frozen(again);
        assertThat(again.draft()).isEqualTo(3);
        assertThat(titles(third)).contains("A late tale of postgres");
        assertThat(mail(third, "en").html()).contains(">Dear readers,</p>");
        assertThat(again.changes().getLast().note()).isEqualTo("composed again: draft 3");
        assertThat(third.byHand()).map(ByHand::by).contains("ida");

        FrozenEdition fourth = desk.editions.frozen(opened(again, Map.of("en", new Opening(" ", "", "\n"))));
        assertThat(mail(fourth, "en").subject()).startsWith("The Weekly: ");
        assertThat(titles(fourth)).isEqualTo(titles(third));
    }

    @Test
    void theSameWordsAgainAreDoneAlreadyAndMakeNoDraft() {
        Edition revised = opened(ready, Map.of("en", HELLO));

        Redrafted again = open(ready, Map.of("en", HELLO));

        assertThat(again).isEqualTo(new Redrafted.Done(revised));
        assertThat(open(revised, Map.of("en", HELLO, "de", new Opening("", "", ""))))
                .isEqualTo(again);
        assertThat(desk.editions.require(ready.id()).draft()).isEqualTo(2);
    }

    @Test
    void whoSawAnotherDraftWritesOverNothing() {
        Edition theirs = opened(ready, Map.of("en", HELLO));

        Redrafted mine = open(ready, Map.of("en", new Opening("Mine", "", "")));

        assertThat(mine).isEqualTo(new Redrafted.Overtaken(theirs));
        assertThat(mail(desk.editions.frozen(ready.id()), "en").subject()).isEqualTo("Seven drawings");
        assertThat(desk.composing.composeAgain(WEEKLY, ready.id(), 1, "bo"))
                .as("nor does it compose again what it was not asked to")
                .isInstanceOf(Redrafted.Overtaken.class);
    }

    @Test
    void ofManyAtTheSameMomentOneIsDoneAndTheOthersAreTold() throws Exception {
        List<Callable<Redrafted>> editors = IntStream.range(0, 4)
                .<Callable<Redrafted>>mapToObj(n ->
                        () -> open(ready, Map.of("en", new Opening("Subject of editor " + n, "", ""))))
                .toList();
        List<Redrafted> answers = new ArrayList<>();

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Redrafted> answer : threads.invokeAll(editors)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().filter(Redrafted.Done.class::isInstance)).hasSize(1);
        assertThat(answers.stream().filter(Redrafted.Overtaken.class::isInstance))
                .hasSize(3);
        int winner = IntStream.range(0, 4)
                .filter(n -> answers.get(n) instanceof Redrafted.Done)
                .findFirst()
                .orElseThrow();
        assertThat(mail(desk.editions.frozen(ready.id()), "en").subject()).isEqualTo("Subject of editor " + winner);
        assertThat(desk.editions.require(ready.id()).changes()).hasSize(2);
    }

    @Test
    void whoDiedBetweenTheWritesLeavesTheDraftBeforeWholeAndInNobodysWay() {
        FrozenEdition before = desk.editions.frozen(ready);
        ByHand lost = new ByHand(
                Map.of("en", new Opening("Lost", "", "")), "bo", desk.now().plusMillis(1));
        desk.editions.freeze(
                before.revised(
                        WEEKLY, EditionState.READY, "hash", before.sections(), lost, before.mails(), before.links()),
                2);

        assertThat(desk.editions.frozen(ready.id())).isEqualTo(before);
        desk.pass(Duration.ofSeconds(1));
        assertThat(mail(desk.editions.frozen(opened(ready, Map.of("en", HELLO))), "en")
                        .subject())
                .isEqualTo("Seven drawings");
        assertThat(desk.s3.listObjectsV2(list -> list.bucket(desk.bucket)).contents())
                .extracting(S3Object::key)
                .filteredOn(key -> key.contains(ready.id().value()))
                .hasSize(3);
    }

    @Test
    void whatSomebodyElseFrozeAtTheSameInstantIsNotTakenForOnes() {
        FrozenEdition before = desk.editions.frozen(ready);
        ByHand theirs = new ByHand(Map.of("en", new Opening("Theirs", "", "")), "bo", desk.now());
        desk.editions.freeze(
                before.revised(
                        WEEKLY, EditionState.READY, "hash", before.sections(), theirs, before.mails(), before.links()),
                2);

        assertThat(open(ready, Map.of("en", HELLO))).isInstanceOf(Redrafted.Overtaken.class);
        assertThat(desk.editions.frozen(ready.id())).isEqualTo(before);
    }

    @Test
    void whatWasApprovedStandsAlsoWhenItWasRecalled() {
        Edition revised = opened(ready, Map.of("en", HELLO));
        Act act = new Act("bo", desk.now(), "");
        assertThat(desk.editions.approve(ready, Set.of(EditionState.READY), desk.now(), act))
                .as("what was seen is another draft")
                .isFalse();
        desk.editions.approve(revised, Set.of(EditionState.READY), desk.now(), act);

        assertThat(open(revised, Map.of())).isInstanceOf(Redrafted.Settled.class);
        desk.editions.move(ready.id(), Set.of(EditionState.APPROVED), EditionState.READY, act);
        assertThat(open(revised, Map.of())).isInstanceOf(Redrafted.Settled.class);
        assertThat(mail(desk.editions.frozen(ready.id()), "en").subject()).isEqualTo("Seven drawings");
    }

    @Test
    void aLongIntroductionTakesItsPartOfTheMailsKilobytes() {
        Desk other = new Desk();
        for (int i = 0; i < 20; i++) {
            other.comeIn(
                    Samples.FIRST_HOUR.minus(Samples.DAY),
                    anArticle().about("postgres").from("source-" + i));
        }
        FrozenEdition frozen = other.editions.frozen(other.ask(Samples.sized(20, 90), "one"));
        FrozenMail without = frozen.printed().mail("en");
        int kilobytes = (new MailBudget(0).over(without) + 999) / 1_000;
        ByHand byHand = new ByHand(
                Map.of("en", new Opening("", "", ("word ".repeat(80) + "\n\n").repeat(5))), "ida", other.now());

        FrozenMail with = new Printing(
                        other.templates,
                        Samples.sized(20, kilobytes),
                        frozen.id(),
                        frozen.cutOffFrom(),
                        frozen.cutOff())
                .mails(frozen.sections(), byHand)
                .getOrDefault("en", without);

        assertThat(new MailBudget(kilobytes).over(with)).isNotPositive();
        assertThat(with.head().html()).contains("word word");
        assertThat(with.sections().getFirst().fragment().html().length())
                .isLessThan(without.sections().getFirst().fragment().html().length());
    }

    @Test
    void whereAnIntroductionLeadsIsCountedAfterTheStories() {
        FrozenEdition before = desk.editions.frozen(ready);

        FrozenEdition after = desk.editions.frozen(
                opened(ready, Map.of("en", new Opening("", "", "See [this](https://example.org/here)."))));

        assertThat(after.links())
                .startsWith(before.links().toArray(String[]::new))
                .endsWith("https://example.org/here");
    }

    @Test
    void whatWasFrozenBeforeThereWereHandsIsReadAsUntouched() {
        FrozenEdition before = desk.editions.frozen(ready);
        String old = new String(FrozenJson.write(before), StandardCharsets.UTF_8).replaceAll(",?\"byHand\":null", "");

        assertThat(old).doesNotContain("byHand");
        assertThat(FrozenJson.read(old.getBytes(StandardCharsets.UTF_8), "it")).isEqualTo(before);
    }

    @Test
    void whatWasFrozenBeforeIntakesSaidHowLongIsRead() {
        FrozenEdition before = desk.editions.frozen(ready);
        String old = new String(FrozenJson.write(before), StandardCharsets.UTF_8).replace("\"days\":7,", "");

        assertThat(before.gate().intake().days()).isEqualTo(7);
        assertThat(FrozenJson.read(old.getBytes(StandardCharsets.UTF_8), "it")
                        .gate()
                        .intake()
                        .days())
                .isZero();
    }

    @Test
    void whatCannotStandInAMailIsNamed() {
        assertThat(new Opening("a\nb", "\u200b", "[x](javascript:alert(1))").problems("/en"))
                .extracting(InvalidNewsletter.Problem::path)
                .containsExactly("/en/subject", "/en/preheader", "/en/introduction");
        assertThat(new Opening("x".repeat(101), "x".repeat(131), "x".repeat(2_001)).problems(""))
                .extracting(InvalidNewsletter.Problem::what)
                .containsExactly(
                        "has 101 characters. Use at most 100.",
                        "has 131 characters. Use at most 130.",
                        "has 2001 characters. Use at most 2000.");
        assertThat(HELLO.problems("")).isEmpty();
    }

    @Test
    void aStoryPutSomewhereIsThereAtOnceAndStaysWhenItIsComposedAgain() {
        FrozenEdition before = desk.editions.frozen(ready);
        String lead = before.sections().getFirst().stories().getFirst().lead().id();
        Place first = new Place("cloud", 1);

        Edition put = change(ready, lead, new StoryChange.Put(first), new StoryChange.Say("By hand", "So & so"));

        FrozenEdition second = desk.editions.frozen(put);
        assertThat(placeOf(second, lead)).isEqualTo(first);
        assertThat(second.stories()).isEqualTo(before.stories());
        assertThat(mail(second, "de").html()).contains(">By hand</a>", "So &amp; so");
        assertThat(new String(EditionReport.of(second).json(), StandardCharsets.UTF_8))
                .contains("\"title\" : \"By hand\"");
        assertThat(put.changes().getLast().note()).isEqualTo("a story by hand: draft 2");

        for (int i = 0; i < 6; i++) {
            desk.comeIn(
                    desk.now().minusSeconds(1), anArticle().about("serverless").from("late-" + i));
        }
        Edition again =
                desk.composing.composeAgain(WEEKLY, put.id(), put.draft(), "bo").edition();
        FrozenEdition third = desk.editions.frozen(again);
        assertThat(placeOf(third, lead)).isEqualTo(first);
        assertThat(third.sections().get(1).stories()).hasSize(5);
        assertThat(mail(third, "en").html()).contains(">By hand</a>");

        Edition back = change(again, lead, new StoryChange.TakeBack(), new StoryChange.Say("", ""));
        FrozenEdition fourth = desk.editions.frozen(back);
        assertThat(placeOf(fourth, lead)).as("as composing has it").isEqualTo(new Place("databases", 1));
        assertThat(fourth.touched()).isEmpty();
        assertThat(mail(fourth, "en").html()).doesNotContain("By hand");
    }

    @Test
    void moreThanTheCapStayWhereTheyWerePut() {
        List<String> databases = desk.editions.frozen(ready).sections().getFirst().stories().stream()
                .map(story -> story.lead().id())
                .toList();
        Newsletter small = Samples.small();
        Edition edition = ready;
        for (String lead : databases) {
            edition = change(edition, lead, new StoryChange.Put(new Place("cloud", Place.LAST)));
        }

        Edition again = desk.composing
                .composeAgain(small, edition.id(), edition.draft(), "bo")
                .edition();

        assertThat(desk.editions.frozen(again).sections().getLast().stories())
                .extracting(story -> story.lead().id())
                .containsAll(databases);
    }

    @Test
    void whatWasPlacedStaysAlsoWherePinsFillTheSection() {
        String lead = Samples.lastOfTheFirst(desk.editions.frozen(ready));
        Edition placed = change(ready, lead, new StoryChange.Put(new Place("cloud", 2)));
        desk.pass(Duration.ofDays(5));
        for (int i = 0; i < 5; i++) {
            Article pinned = anArticle()
                    .about("kubernetes")
                    .from("pinned-" + i)
                    .on(desk.now().minusSeconds(1))
                    .build();
            desk.articles.save(pinned);
            desk.picks.say(WEEKLY.id(), new Picks.Pick(pinned.id(), pinned.title(), Picks.Kind.PIN, "bo", desk.now()));
        }

        Edition again = desk.composing
                .composeAgain(WEEKLY, placed.id(), placed.draft(), "bo")
                .edition();

        assertThat(placeOf(desk.editions.frozen(again), lead)).isEqualTo(new Place("cloud", 2));
    }

    @Test
    void whereToAndNotHowFarSoTwiceIsOnce() {
        String lead = desk.editions
                .frozen(ready)
                .sections()
                .getFirst()
                .stories()
                .get(2)
                .lead()
                .id();
        StoryChange up = new StoryChange.Put(new Place("databases", 2));

        Edition once = change(ready, lead, up);

        assertThat(revising().change(WEEKLY, wish(ready), lead, List.of(up))).isEqualTo(new Redrafted.Done(once));
        assertThat(revising()
                        .change(WEEKLY, wish(ready), lead, List.of(new StoryChange.Put(new Place("databases", 1)))))
                .isInstanceOf(Redrafted.Overtaken.class);
        assertThatThrownBy(() -> revising().change(WEEKLY, wish(once), "nobody", List.of(up)))
                .hasMessageContaining("no story of the edition is led by nobody");
        assertThatThrownBy(() -> revising()
                        .change(WEEKLY, wish(once), lead, List.of(new StoryChange.Put(new Place("sports", 1)))))
                .hasMessageContaining("no section sports");
    }

    private static Place placeOf(FrozenEdition edition, String lead) {
        for (FrozenSection section : edition.sections()) {
            List<String> leads =
                    section.stories().stream().map(story -> story.lead().id()).toList();
            if (leads.contains(lead)) {
                return new Place(section.slug(), leads.indexOf(lead) + 1);
            }
        }
        throw new AssertionError("it is gone");
    }

    private Edition change(Edition seen, String lead, StoryChange... changes) {
        desk.pass(Duration.ofSeconds(20));
        Redrafted done = revising().change(WEEKLY, wish(seen), lead, List.of(changes));
        assertThat(done).isInstanceOf(Redrafted.Done.class);
        return done.edition();
    }

    private static Revising.Wish wish(Edition seen) {
        return new Revising.Wish(seen.id(), seen.draft(), "ida");
    }

    private Revising revising() {
        return new Revising(desk.editions, desk.templates, desk::now);
    }

    private Edition ready() {
        desk.comeIn(Samples.FIRST_HOUR.minus(Samples.DAY), 4);
        desk.comeIn(
                Samples.FIRST_HOUR.minus(Samples.DAY),
                anArticle().about("kubernetes"),
                anArticle().about("serverless"));
        Edition edition = desk.tick(WEEKLY).orElseThrow();
        assertThat(edition.state()).isEqualTo(EditionState.READY);
        desk.pass(Duration.ofMinutes(5));
        return edition;
    }

    private void comesIn(String title) {
        desk.comeIn(desk.now().minusSeconds(1), anArticle().about("postgres").titled(title));
    }

    private Redrafted open(Edition seen, Map<String, Opening> openings) {
        return revising().open(WEEKLY, wish(seen), openings);
    }

    private Edition opened(Edition seen, Map<String, Opening> openings) {
        Redrafted done = open(seen, openings);
        assertThat(done).isInstanceOf(Redrafted.Done.class);
        return done.edition();
    }

    private static Assembled mail(FrozenEdition edition, String tag) {
        return Assembled.mail(
                edition.printed(),
                tag,
                List.of(),
                Map.of(
                        "archive", "https://example.org/a",
                        "preferences", "https://example.org/p",
                        "unsubscribe", "https://example.org/u"));
    }
}
