package io.tidings.edition;

import static io.tidings.edition.Samples.DAY;
import static io.tidings.edition.Samples.FIRST_HOUR;
import static io.tidings.edition.Samples.TEXT;
import static io.tidings.edition.Samples.TITLE;
import static io.tidings.edition.Samples.titles;
import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.article.Article;
import io.tidings.topic.ArticleBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader had comes to them no second time, however it is dressed up. */
final class NeverTwiceTest {

    private static final Newsletter WEEKLY = Samples.weekly();

    private final Desk desk = new Desk();

    @Test
    void anArticleWithANewAddressAndTheSameGuidIsTheSame() {
        firstWeek(anArticle().titled(TITLE).saying(TEXT).known("guid-1"));

        FrozenEdition second = weekWith(
                1,
                anArticle()
                        .titled("Postgres vacuum, updated")
                        .saying("Quite another text of it.")
                        .known("guid-1"));

        assertThat(second.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOut.Reason.SAME_ARTICLE);
        assertThat(second.leftOut().getFirst().detail()).isEqualTo("The same as “" + TITLE + "” in weekly-2026-03-02.");
    }

    @Test
    void anArticleWithANewAddressAndTheSameTextIsTheSame() {
        firstWeek(anArticle().titled(TITLE).saying(TEXT));
        weekWith(1);

        FrozenEdition third = weekWith(
                2, anArticle().titled(TITLE.toUpperCase(java.util.Locale.ROOT)).saying(TEXT + " "));

        assertThat(third.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOut.Reason.SAME_ARTICLE);
    }

    @Test
    void itIsRememberedForHalfAYear() {
        firstWeek(anArticle().titled(TITLE).saying(TEXT));

        FrozenEdition within = weekWith(25, anArticle().titled(TITLE).saying(TEXT));
        FrozenEdition after = weekWith(27, anArticle().titled(TITLE).saying(TEXT));

        assertThat(within.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOut.Reason.SAME_ARTICLE);
        assertThat(titles(within)).doesNotContain(TITLE);
        assertThat(titles(after)).contains(TITLE);
    }

    @Test
    void whatShortTextsShareIsNoProof() {
        firstWeek(anArticle().titled("Postgres links").saying(""));

        FrozenEdition second = weekWith(1, anArticle().titled("Postgres links").saying(""));

        assertThat(titles(second)).contains("Postgres links");
    }

    @Test
    void theSameStoryOfAnotherSourceAWeekLaterIsLeftOutWithAReason() {
        Instant sunday = FIRST_HOUR.minus(Duration.ofHours(20));
        desk.comeIn(sunday, anArticle().titled(TITLE).saying(TEXT).from("journal"));
        fill(sunday);
        compose(0);

        Article retold = anArticle()
                .titled("Postgres vacuum explained with drawings")
                .saying("A tour of tuples that are dead, pages that are not, and a worker that cannot say no.")
                .from("gazette")
                .on(FIRST_HOUR.plus(Duration.ofHours(20)))
                .build();
        desk.articles.save(retold);
        fill(FIRST_HOUR.plus(DAY));
        FrozenEdition second = compose(1);

        assertThat(second.leftOut()).singleElement().satisfies(left -> {
            assertThat(left.reason()).isEqualTo(LeftOut.Reason.ALREADY_TOLD);
            assertThat(left.article()).isEqualTo(retold.id().value());
            assertThat(left.detail()).isEqualTo("weekly-2026-03-02 brought the story as “" + TITLE + "” of journal.");
        });
    }

    @Test
    void anArticleWhoseTitleWasEditedIsTheSameUnderItsNewAddressToo() {
        firstWeek(anArticle().titled(TITLE).saying(TEXT));

        FrozenEdition second =
                weekWith(1, anArticle().titled(TITLE + ", now updated").saying(TEXT));

        assertThat(second.leftOut()).singleElement().satisfies(left -> {
            assertThat(left.reason()).isEqualTo(LeftOut.Reason.SAME_ARTICLE);
            assertThat(left.detail())
                    .startsWith("weekly-2026-03-02 brought it before it was edited, as “" + TITLE + "” at https://");
        });
    }

    @Test
    void anArticleThatLostItsTextIsTheSameToo() {
        String title = "Seven lessons from a year of vacuum in Postgres";
        firstWeek(anArticle().titled(title).saying(TEXT));

        FrozenEdition second = weekWith(1, anArticle().titled(title).saying(""));

        assertThat(second.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOut.Reason.SAME_ARTICLE);
    }

    @Test
    void whatStandsAboveOneMottoIsNewWhereItsTitleSaysSomethingElse() {
        String before = "Talking tables with Ida, part 12: how Postgres sleeps";
        String anotherPart = "Talking tables with Ida, part 13: how Postgres sleeps";
        String anotherGuest = "Talking tables with Bruno, part 12: how Postgres sleeps";
        String anotherThing = "Talking tables with Ida, part 12: when indexes go astray at night";

        for (String title : List.of(anotherPart, anotherGuest, anotherThing)) {
            assertThat(titles(theWeekAfter(before, title))).as(title).contains(title);
        }
        assertThat(titles(theWeekAfter(before, before + " soundly"))).doesNotContain(before + " soundly");
    }

    /** Two articles of a source that have one motto for a text, each in a week of its own, on a desk of their own. */
    private static FrozenEdition theWeekAfter(String before, String title) {
        String motto = "Our hosts talk for half an hour with the people who build the databases of tomorrow.";
        NeverTwiceTest weeks = new NeverTwiceTest();
        weeks.firstWeek(anArticle().titled(before).saying(motto));
        return weeks.weekWith(1, anArticle().titled(title).saying(motto));
    }

    @Test
    void theSameTitleOfTheSameSourceWithAnotherTextIsANewArticle() {
        firstWeek(anArticle()
                .titled("This week in Postgres and its friends")
                .saying("Six releases and a conference in Lyon."));

        FrozenEdition second = weekWith(
                1,
                anArticle()
                        .titled("This week in Postgres and its friends")
                        .saying("A crash, two talks, and a new planner."));

        assertThat(titles(second)).contains("This week in Postgres and its friends");
    }

    @Test
    void theNextVersionIsNewsThoughItsDigitsAreTheSame() {
        String notes = "Read the release notes on our site, and download it from there.";
        firstWeek(anArticle().titled("Postgres proxy v1.2.10").saying(notes));

        FrozenEdition second =
                weekWith(1, anArticle().titled("Postgres proxy v1.21.0").saying(notes));

        assertThat(titles(second)).contains("Postgres proxy v1.21.0");
        assertThat(Sameness.content("Out now: 1.5 of 3!", notes))
                .isEqualTo(Sameness.content("Out now  1.5 of 3.", notes.toUpperCase(java.util.Locale.ROOT)));
    }

    @Test
    void whatACancelledEditionHadIsNotRemembered() {
        firstWeek(anArticle().titled(TITLE).saying(TEXT));
        desk.editions.move(
                new EditionId("weekly-2026-03-02"),
                java.util.Set.of(EditionState.APPROVED),
                EditionState.CANCELLED,
                new Act("ida", desk.now(), ""));

        assertThat(titles(weekWith(1))).contains(TITLE);
    }

    @Test
    void aLostRecordOfWhatWasCarriedIsMadeAgain() {
        firstWeek(anArticle().titled(TITLE).saying(TEXT));
        weekWith(1);
        desk.s3.deleteObject(delete -> delete.bucket(desk.bucket).key("editions/weekly/carried.json"));

        FrozenEdition third = weekWith(2, anArticle().titled(TITLE).saying(TEXT));

        assertThat(third.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOut.Reason.SAME_ARTICLE);
    }

    @Test
    void twoEditionsAreNotComposedAtOnce() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 4);
        EditionId other = EditionId.requested(WEEKLY.id(), java.time.LocalDate.of(2026, 2, 23), "other");
        ComposingLock.Turn turn = desk.editions.lock().take(other, desk.now()).orElseThrow();

        assertThatThrownBy(() -> desk.tick(WEEKLY)).isInstanceOf(AnotherIsComposed.class);

        desk.editions.lock().giveBack(turn);
        assertThat(desk.tick(WEEKLY)).isPresent();
    }

    @Test
    void whatADeadComposerFrozeIsRecordedBeforeAnotherEditionIsComposed() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 4);
        FrozenEdition frozen = askedElsewhere();
        assertThat(desk.editions.lock().take(frozen.id(), desk.now())).isPresent();
        desk.editions.freeze(frozen);
        desk.pass(ComposingLock.LONGEST.plusSeconds(1));

        desk.tick(WEEKLY);

        assertThat(desk.editions.find(frozen.id())).isPresent();
    }

    @Test
    void aComposerThatWakesAfterAnotherEditionWasComposedBringsNothingTwice() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 4);
        FrozenEdition asleep = askedElsewhere();
        ComposingLock.Turn turn =
                desk.editions.lock().take(asleep.id(), desk.now()).orElseThrow();
        desk.pass(ComposingLock.LONGEST.plusSeconds(1));
        List<String> brought = titles(desk.editions.frozen(desk.tick(WEEKLY).orElseThrow()));

        assertThat(desk.editions.freeze(asleep)).isTrue();
        assertThat(desk.editions.create(asleep.item(), asleep.gate(), turn)).isFalse();
        desk.editions.lock().giveBack(turn);

        threeMoreCome();
        Edition asked = desk.ask(WEEKLY, "key");
        assertThat(asked.id()).isEqualTo(asleep.id());
        assertThat(titles(desk.editions.frozen(asked))).hasSize(3).doesNotContainAnyElementsOf(brought);
        assertThat(desk.ask(WEEKLY, "key")).isEqualTo(asked);
    }

    @Test
    void whatWasFrozenAndNotRecordedBeforeAnotherEditionIsNotBroughtByTheNextComposerEither() {
        desk.comeIn(FIRST_HOUR.minus(DAY), 4);
        FrozenEdition failed = askedElsewhere();
        desk.editions.freeze(failed);
        desk.pass(Duration.ofMinutes(2));
        List<String> brought = titles(desk.editions.frozen(desk.tick(WEEKLY).orElseThrow()));
        assertThat(desk.editions.lock().take(failed.id(), desk.now())).isPresent();
        desk.pass(ComposingLock.LONGEST.plusSeconds(1));
        threeMoreCome();

        FrozenEdition next = desk.editions.frozen(desk.ask(WEEKLY, "another"));

        assertThat(desk.editions.find(failed.id())).isEmpty();
        assertThat(titles(next)).hasSize(3).doesNotContainAnyElementsOf(brought);
    }

    private void threeMoreCome() {
        desk.pass(Duration.ofMinutes(5));
        desk.comeIn(desk.now().minus(Duration.ofMinutes(4)), 3);
    }

    /** What another composer would freeze at this moment of the same four articles. */
    private FrozenEdition askedElsewhere() {
        Desk elsewhere = new Desk();
        desk.articles
                .seenBetween(FIRST_HOUR.minus(DAY.multipliedBy(2)), FIRST_HOUR)
                .forEach(elsewhere.articles::save);
        return elsewhere.editions.frozen(elsewhere.ask(WEEKLY, "key"));
    }

    @Test
    void whatAnEditorDroppedStaysOutAndWhatOnePinnedStandsFirst() {
        Article dropped =
                anArticle().about("postgres").on(FIRST_HOUR.minus(DAY)).build();
        Article pinned = anArticle()
                .titled("Pinned")
                .saying("An index that nobody asked for, and the day it was needed.")
                .published(FIRST_HOUR.minus(DAY.multipliedBy(6)))
                .seen(FIRST_HOUR.minus(DAY))
                .build();
        List.of(dropped, pinned).forEach(desk.articles::save);
        fill(FIRST_HOUR.minus(DAY));
        pick(dropped, Picks.Kind.DROP);
        pick(pinned, Picks.Kind.PIN);

        FrozenEdition edition = compose(0);

        assertThat(edition.sections().getFirst().stories().getFirst().why().pinnedBy())
                .contains("ida");
        assertThat(titles(edition).getFirst()).isEqualTo("Pinned");
        assertThat(edition.leftOut())
                .anyMatch(left ->
                        left.reason() == LeftOut.Reason.DROPPED && left.detail().equals("Dropped by ida."));

        pick(dropped, Picks.Kind.NONE);
        assertThat(desk.picks.all(WEEKLY.id())).containsOnlyKeys(pinned.id());
    }

    @Test
    void whatAnEditorDroppedDoesNotComeUnderItsOtherAddress() {
        Instant day = FIRST_HOUR.minus(DAY);
        Article dropped =
                anArticle().titled(TITLE).saying(TEXT).known("guid-1").on(day).build();
        desk.articles.save(dropped);
        desk.comeIn(day.plusSeconds(1), anArticle().titled(TITLE).saying(TEXT));
        desk.comeIn(day.minusSeconds(1), anArticle().titled("Vacuum").known("guid-1"));
        fill(day);
        pick(dropped, Picks.Kind.DROP);

        FrozenEdition edition = compose(0);

        assertThat(titles(edition)).hasSize(3).doesNotContain(TITLE, "Vacuum");
        assertThat(edition.leftOut()).extracting(LeftOut::reason).containsOnly(LeftOut.Reason.DROPPED);
    }

    @Test
    void whatAnEditorDroppedDoesNotComeBackWeeksLaterUnderANewAddress() {
        Article dropped =
                anArticle().titled(TITLE).saying(TEXT).on(FIRST_HOUR.minus(DAY)).build();
        desk.articles.save(dropped);
        fill(FIRST_HOUR.minus(DAY));
        pick(dropped, Picks.Kind.DROP);
        compose(0);
        weekWith(1);

        FrozenEdition third = weekWith(2, anArticle().titled(TITLE).saying(TEXT));

        assertThat(titles(third)).doesNotContain(TITLE);
        assertThat(third.leftOut()).singleElement().satisfies(left -> {
            assertThat(left.reason()).isEqualTo(LeftOut.Reason.DROPPED);
            assertThat(left.detail())
                    .isEqualTo("The same as “" + TITLE + "” at " + dropped.url() + ", dropped by ida.");
        });
    }

    private void pick(Article article, Picks.Kind kind) {
        desk.picks.say(WEEKLY.id(), new Picks.Pick(article.id(), article.title(), kind, "ida", desk.now()));
    }

    private void firstWeek(ArticleBuilder article) {
        desk.comeIn(FIRST_HOUR.minus(DAY), article);
        fill(FIRST_HOUR.minus(DAY));
        compose(0);
    }

    /** Three articles of another topic and source. */
    private void fill(Instant day) {
        for (int i = 0; i < 3; i++) {
            desk.comeIn(day, anArticle().about("kubernetes").from("herald"));
        }
    }

    /** Composes the edition so many weeks later, with three articles more than these. */
    private FrozenEdition weekWith(int week, ArticleBuilder... articles) {
        Instant day = hour(week).minus(DAY);
        desk.comeIn(day, articles);
        fill(day);
        return compose(week);
    }

    private FrozenEdition compose(int week) {
        desk.at(hour(week));
        return desk.editions.frozen(desk.tick(WEEKLY).orElseThrow().id());
    }

    private static Instant hour(int week) {
        return WEEKLY.schedule()
                .period(java.time.LocalDate.of(2026, 3, 2).plusWeeks(week))
                .hour();
    }
}
