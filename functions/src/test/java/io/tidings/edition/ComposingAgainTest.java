package io.tidings.edition;

import static io.tidings.edition.Samples.DAY;
import static io.tidings.edition.Samples.FIRST_HOUR;
import static io.tidings.edition.Samples.TEXT;
import static io.tidings.edition.Samples.TITLE;
import static io.tidings.edition.Samples.titles;
import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.topic.ArticleBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An edition that waits for an editor is composed once more, and nothing that somebody let go ever is. */
final class ComposingAgainTest {

    /** Held as long as nothing of the gazette came. */
    private static final Newsletter WEEKLY =
            Samples.gated(List.of(), List.of(new GateSettings.Expected("gazette", LocalDate.of(2026, 2, 1))));

    private final Desk desk = new Desk();

    @Test
    void whatCameSinceIsInItAndWhatTheFirstDraftHadAndTheGateJudgesAgain() {
        Edition held = held();
        FrozenEdition first = desk.editions.frozen(held);
        gazetteComes();

        Edition again = again(held);

        assertThat(again.state()).isEqualTo(EditionState.APPROVED);
        assertThat(again.draft()).isEqualTo(2);
        assertThat(again.reasons()).isEmpty();
        assertThat(desk.editions.find(held.id())).contains(again);
        FrozenEdition second = desk.editions.frozen(held.id());
        assertThat(titles(second)).containsAll(titles(first)).contains("News of the gazette");
        assertThat(second.leftOut()).extracting(LeftOut::reason).doesNotContain(LeftOut.Reason.SAME_ARTICLE);
        assertThat(again.changes())
                .extracting(Change::to, Change::by, Change::note)
                .containsExactly(
                        tuple(EditionState.HELD, Act.TIDINGS, "composed"),
                        tuple(EditionState.APPROVED, "ida", "composed again: draft 2"));
    }

    @Test
    void ofManyWhoAskAtOnceAllGetTheSameDraft() throws Exception {
        Edition held = held();
        gazetteComes();
        Callable<Redrafted> ask = () -> desk.composing.composeAgain(WEEKLY, held.id(), 1, "ida");

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Redrafted> answer : threads.invokeAll(Collections.nCopies(4, ask))) {
                assertThat(answer.get()).isInstanceOf(Redrafted.Done.class);
                assertThat(answer.get().edition().draft()).isEqualTo(2);
            }
        }

        assertThat(desk.editions.require(held.id()).changes()).hasSize(2);
        assertThat(again(held).draft()).as("asked once more for what was done").isEqualTo(2);
    }

    @Test
    void whatWasApprovedIsNeverComposedAgainNotEvenWhenRecalled() {
        Edition held = held();
        Set<EditionState> waiting = Set.of(EditionState.HELD);
        assertThat(desk.editions.approve(held, waiting, desk.now(), act())).isTrue();
        assertThat(settled(held)).isEqualTo(EditionState.APPROVED);

        desk.editions.move(held.id(), Set.of(EditionState.APPROVED), EditionState.READY, act());
        assertThat(settled(held)).isEqualTo(EditionState.READY);

        desk.editions.move(held.id(), Set.of(EditionState.READY), EditionState.CANCELLED, act());
        assertThat(settled(held)).isEqualTo(EditionState.CANCELLED);
        assertThat(desk.editions.require(held.id()).draft()).isEqualTo(1);
    }

    @Test
    void aDraftThatNobodySawIsNotApproved() {
        Edition held = held();
        again(held);

        assertThat(desk.editions.approve(held, Set.of(EditionState.HELD), desk.now(), act()))
                .isFalse();
        Edition seen = desk.editions.require(held.id());
        assertThat(desk.editions.approve(seen, Set.of(EditionState.HELD), desk.now(), act()))
                .isTrue();
    }

    @Test
    void whatIsApprovedWhileItIsComposedAgainStands() {
        Edition held = held();
        Edition next = desk.editions.frozen(held).item().asDraft(2, held.changes());
        ComposingLock.Turn turn =
                desk.editions.lock().take(held.id(), desk.now()).orElseThrow();
        desk.editions.approve(held, Set.of(EditionState.HELD), desk.now(), act());

        assertThat(desk.editions.replace(held, next, turn)).isFalse();

        assertThat(desk.editions.require(held.id()).state()).isEqualTo(EditionState.APPROVED);
    }

    @Test
    void aComposerWhoSleptThroughTheTurnOfAnotherReplacesNothing() {
        Edition held = held();
        Edition next = desk.editions.frozen(held).item().asDraft(2, held.changes());
        ComposingLock.Turn turn =
                desk.editions.lock().take(held.id(), desk.now()).orElseThrow();
        desk.pass(ComposingLock.LONGEST.plusSeconds(1));
        desk.ask(WEEKLY, "another");
        assertThat(desk.editions.lock().take(held.id(), desk.now()))
                .as("its turn again, and another one")
                .isPresent();

        assertThat(desk.editions.replace(held, next, turn)).isFalse();
        assertThat(desk.editions.find(held.id())).contains(held);
    }

    @Test
    void aComposerThatDiedBeforeItWasRecordedIsForgotten() {
        Edition held = held();
        desk.editions.freeze(desk.editions.frozen(held), 2);
        gazetteComes();

        again(held);

        assertThat(titles(desk.editions.frozen(held.id()))).contains("News of the gazette");
    }

    @Test
    void itWaitsWhileAnotherEditionIsComposed() {
        Edition held = held();
        EditionId other = EditionId.requested(WEEKLY.id(), held.id().date(), "other");
        desk.editions.lock().take(other, desk.now());

        assertThatThrownBy(() -> again(held)).isInstanceOf(AnotherIsComposed.class);
    }

    @Test
    void afterALaterEditionItHasItsOwnArticlesAgainAndNoneOfTheOthers() {
        Edition held = held();
        List<String> own = titles(desk.editions.frozen(held));
        gazetteComes();
        Edition later = desk.ask(WEEKLY, "later");
        desk.pass(Duration.ofMinutes(5));

        again(held);

        assertThat(titles(desk.editions.frozen(held.id()))).containsExactlyInAnyOrderElementsOf(own);
        assertThat(titles(desk.editions.frozen(later)))
                .contains("News of the gazette")
                .doesNotContainAnyElementsOf(own);
    }

    @Test
    void composedAgainTwiceItStillHasItsOwn() {
        Edition held = held();
        List<String> own = titles(desk.editions.frozen(held));
        gazetteComes();
        desk.ask(WEEKLY, "later");
        desk.pass(Duration.ofMinutes(5));
        Edition second = done(Samples.approvedByEditor(), held);
        desk.pass(Duration.ofMinutes(5));

        done(Samples.approvedByEditor(), second);

        assertThat(titles(desk.editions.frozen(held.id()))).containsExactlyInAnyOrderElementsOf(own);
    }

    @Test
    void theFirstOfANewsletterLosesNothingHoweverLongItWaitedNorWhatWasPlacedByHand() {
        Newsletter newsletter = Samples.approvedByEditor();
        desk.comeIn(FIRST_HOUR.minus(DAY.multipliedBy(6)), 4);
        Edition first = desk.tick(newsletter).orElseThrow();
        FrozenEdition draft = desk.editions.frozen(first);
        Edition placed = placedInCloud(newsletter, first);
        desk.comeIn(FIRST_HOUR.plus(DAY), anArticle().about("serverless").titled("Late news"));
        desk.pass(DAY.multipliedBy(2));

        Edition again = done(newsletter, placed);

        FrozenEdition frozen = desk.editions.frozen(again);
        assertThat(all(frozen)).containsAll(all(draft));
        assertThat(titles(frozen)).containsAll(titles(draft)).contains("Late news");
        assertThat(again.cutOffFrom()).isEqualTo(first.cutOffFrom());
        assertThat(frozen.touched()).hasSize(1);
    }

    @Test
    void whatWasNotTooOldForTheFirstDraftIsNotForAnother() {
        Newsletter newsletter = Samples.approvedByEditor();
        desk.comeIn(FIRST_HOUR.minus(DAY), 4);
        desk.tick(newsletter);
        desk.at(FIRST_HOUR.plus(DAY.multipliedBy(7)));
        desk.comeIn(FIRST_HOUR.plus(DAY), 4);
        Edition second = desk.tick(newsletter).orElseThrow();
        FrozenEdition draft = desk.editions.frozen(second);
        desk.pass(DAY.multipliedBy(6));
        Edition third = done(newsletter, second);
        desk.pass(DAY.multipliedBy(6));

        Edition again = done(newsletter, third);

        FrozenEdition frozen = desk.editions.frozen(again);
        assertThat(all(frozen)).isEqualTo(all(draft));
        assertThat(titles(frozen)).isEqualTo(titles(draft));
    }

    @Test
    void whatOnlyTheFirstDraftHadIsFreeForALaterEdition() {
        ArticleBuilder taken = anArticle().titled(TITLE).saying(TEXT).on(FIRST_HOUR.minus(DAY));
        desk.articles.save(taken.build());
        Edition held = held();
        gazetteComes();
        desk.ask(WEEKLY, "a later one, which remembers what the first draft had");
        desk.articles.save(taken.withdrawn().build());
        desk.pass(Duration.ofMinutes(5));
        again(held);

        desk.pass(Duration.ofHours(2));
        desk.comeIn(desk.now().minusSeconds(60), 3);
        desk.articles.save(anArticle()
                .at("https://elsewhere.example.com/vacuum")
                .titled(TITLE)
                .saying(TEXT)
                .on(desk.now().minusSeconds(60))
                .build());

        assertThat(titles(desk.editions.frozen(desk.ask(WEEKLY, "next")))).contains(TITLE);
    }

    /** After weeks that tell what is usual. */
    private Edition held() {
        for (int week = 1; week <= 5; week++) {
            Instant hour = FIRST_HOUR.minus(DAY.multipliedBy(7L * week));
            desk.editions.create(Samples.edition(
                    "weekly-" + LocalDate.ofInstant(hour, Samples.BERLIN), EditionState.QUIET, hour, 4));
        }
        desk.comeIn(FIRST_HOUR.minus(DAY), 4);
        desk.at(FIRST_HOUR);
        Edition edition = desk.tick(WEEKLY).orElseThrow();
        assertThat(edition.state()).isEqualTo(EditionState.HELD);
        return edition;
    }

    /** Three articles of it, an hour later. */
    private void gazetteComes() {
        desk.pass(Duration.ofHours(1));
        Instant at = desk.now().minusSeconds(60);
        desk.comeIn(at, anArticle().about("kubernetes").from("gazette").titled("News of the gazette"));
        desk.comeIn(
                at,
                anArticle().about("serverless").from("gazette"),
                anArticle().about("mysql").from("gazette"));
    }

    private Edition again(Edition seen) {
        desk.pass(Duration.ofMinutes(1));
        Redrafted again = desk.composing.composeAgain(WEEKLY, seen.id(), seen.draft(), "ida");
        assertThat(again).isInstanceOf(Redrafted.Done.class);
        return again.edition();
    }

    private Edition done(Newsletter newsletter, Edition seen) {
        Redrafted again = desk.composing.composeAgain(newsletter, seen.id(), seen.draft(), "ida");
        assertThat(again).isInstanceOf(Redrafted.Done.class);
        return again.edition();
    }

    /** With its last story put into another section. */
    private Edition placedInCloud(Newsletter newsletter, Edition seen) {
        String lead = Samples.lastOfTheFirst(desk.editions.frozen(seen));
        desk.pass(Duration.ofMinutes(1));
        return new Revising(desk.editions, desk.templates, desk::now)
                .change(
                        newsletter,
                        new Revising.Wish(seen.id(), seen.draft(), "ida"),
                        lead,
                        List.of(new Revising.StoryChange.Put(new StoryByHand.Place("cloud", 1))))
                .edition();
    }

    /** The articles it has a place for, and those that it left out. */
    private static Set<String> all(FrozenEdition edition) {
        return Stream.concat(
                        edition.sections().stream()
                                .flatMap(FrozenSection::articles)
                                .map(FrozenArticle::id),
                        edition.leftOut().stream().map(LeftOut::article))
                .collect(Collectors.toSet());
    }

    private EditionState settled(Edition seen) {
        Redrafted again = desk.composing.composeAgain(WEEKLY, seen.id(), seen.draft(), "ida");
        assertThat(again).isInstanceOf(Redrafted.Settled.class);
        return again.edition().state();
    }

    private Act act() {
        return new Act("bo", desk.now(), "");
    }
}
