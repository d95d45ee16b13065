package io.tidings.delivery;

import io.tidings.edition.Act;
import io.tidings.edition.Attendance;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionState;
import io.tidings.edition.SendingSettings;
import io.tidings.subscriber.Audience;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Plans an edition's pages, finds those that got lost, and brings the edition to its end. Every method may be called at any
 * time and as often as one likes: the tick does, for each edition being sent. Thread-safe.
 */
public final class Dispatch {
    /**
     * A page of about so many people: its last, short call is shared by many, and a write to its item still costs about one
     * unit (ADR 2). Of a list that grows after it was planned, a page takes twice as many, and goes on on another (ADR 27).
     */
    static final int PEOPLE_PER_PAGE = 1_500;

    /** A worker's clock may be so much behind: a wave that came due about the time of a tick is looked at by the next, too. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final Stores stores;
    private final PageQueue queue;
    private final Postman postman;
    private final KillSwitch killSwitch;
    private final InstantSource clock;
    private final int peoplePerPage;

    public Dispatch(Stores stores, PageQueue queue, Postman postman, KillSwitch killSwitch, InstantSource clock) {
        this(stores, queue, postman, killSwitch, clock, PEOPLE_PER_PAGE);
    }

    Dispatch(
            Stores stores,
            PageQueue queue,
            Postman postman,
            KillSwitch killSwitch,
            InstantSource clock,
            int peoplePerPage) {
        this.peoplePerPage = peoplePerPage;
        this.killSwitch = killSwitch;
        this.stores = stores;
        this.queue = queue;
        this.postman = postman;
        this.clock = clock;
    }

    /** Begins to send an approved edition: its pages are planned once, and a message for each goes to the queue. */
    public void fanOut(Edition edition) {
        long people =
                stores.subscribers().estimate(new Audience(edition.newsletter().value()));
        int planned = pagesFor(people, peoplePerPage);
        // The first plan is the one: planning again, after a kill in the middle, gives the same pages.
        stores.editions()
                .startSending(
                        edition, planned, Act.byItself(clock.instant(), planned == 1 ? "1 page" : planned + " pages"));
        Edition started = stores.editions().require(edition.id());
        if (started.state() == EditionState.SENDING) {
            Instant queuedAt = clock.instant().minus(SKEW);
            queue.sendAll(messages(started, IntStream.range(0, started.pages())));
            // Last: of an edition without this, pages may never have come to the queue, and a tick puts them there.
            stores.editions().attended(started, new Attendance(started.goodUntilFirstTick(), Optional.of(queuedAt)));
        }
    }

    static int pagesFor(long people, int peoplePerPage) {
        return (int) Math.max(1, Math.ceilDiv(people, peoplePerPage));
    }

    private static List<PageMessage> messages(Edition edition, IntStream pages) {
        return pages.mapToObj(page -> new PageMessage(edition.id(), page, edition.pages()))
                .toList();
    }

    /** Looks at the pages of an edition that is being sent. */
    public Survey survey(Edition edition) {
        return Survey.of(stores.ledger(), edition, clock.instant());
    }

    /** How it is with the queue now; to be asked before any edition's pages are put there. */
    public QueueState queueState() {
        boolean isUsedUp =
                postman.quota().filter(quota -> quota.leftToday() == 0).isPresent();
        return new QueueState(
                queue.waiting() == 0, !isUsedUp && killSwitch.find().isEmpty());
    }

    /**
     * Puts on the queue again the pages that are neither done nor worked on nor only waiting for answers: their messages or
     * their workers were lost, the edition was paused, all sending stopped, or the day's quota used up. Answers how many.
     */
    int requeue(Survey survey, QueueState queueState) {
        Edition edition = survey.edition();
        if (edition.state() != EditionState.SENDING || !queueState.isWorkedOn()) {
            return 0;
        }
        // While messages wait, a page without a lease is most likely just not begun.
        IntPredicate isLost = queueState.isEmpty() ? page -> true : page -> hasNoMessage(page, survey);
        List<PageMessage> lost =
                messages(edition, survey.pages().filter(page -> !survey.isBusy(page) && isLost.test(page)));
        queue.sendAll(lost);
        return lost.size();
    }

    /**
     * Whatever waits on the queue is another's: since its pages were put there the edition was resumed or workers dropped
     * them, its fan-out was killed half-way, the page's wave came due, or others found that it is needed.
     */
    private static boolean hasNoMessage(int page, Survey survey) {
        return survey.edition()
                .attendance()
                .flatMap(Attendance::queuedAt)
                .map(at -> survey.cameDueAfter(at, page))
                .orElse(true);
    }

    /**
     * Closes the pages on which nothing is open: at once when every outcome is known, after the horizon when some are not.
     * Then the newsletter's policy holds: leave them uncertain, or send again, once: where no events come at all, nobody
     * should get the same mail every few hours.
     */
    void settle(Survey survey, SendingSettings settings) {
        for (LedgerPage page : survey.attempted()) {
            settle(page, settings, survey.at(), survey.edition().pages());
        }
    }

    private void settle(LedgerPage page, SendingSettings settings, Instant now, int pages) {
        boolean known = page.uncertain().isEmpty();
        // A lease's end is also the latest time at which its holder may have called SES.
        if (!known && page.until().plus(settings.horizon()).isAfter(now)) {
            return;
        }
        SlotSet again = settings.uncertain() == SendingSettings.Uncertain.RESEND
                ? page.uncertain().minus(page.slots(Mark.RESENT))
                : SlotSet.EMPTY;
        if (again.isEmpty()) {
            stores.ledger().close(page, now);
        } else if (stores.ledger().reopen(page, again, Map.of(), now)) {
            queue.sendAll(
                    List.of(new PageMessage(page.key().edition(), page.key().page(), pages)));
        }
    }

    /**
     * Looks after an edition that is being sent: workers may go on with it, what they lost is found, and it ends when all is done.
     * False when it was left alone for longer than the newsletter allows, as after an outage, or when no tick would look after it
     * much longer: then it is paused, and an editor decides.
     */
    public boolean attend(Survey survey, SendingSettings settings, QueueState queueState) {
        Edition edition = survey.edition();
        Instant now = clock.instant();
        Optional<String> whyNot = edition.leftAlone(now)
                ? Optional.of("Left alone for longer than "
                        + settings.maximumLateness().toHours() + " hours: resume or cancel")
                : outOfSight(edition, now);
        if (whyNot.isPresent()) {
            Act act = Act.byItself(now, whyNot.get());
            stores.editions().move(edition.id(), Set.of(EditionState.SENDING), EditionState.PAUSED, act);
            return false;
        }
        requeue(survey, queueState);
        // Not before: it tells the next tick that the messages of what was seen are on the queue.
        Optional<Instant> queuedAt =
                queueState.isWorkedOn() ? Optional.of(survey.at().minus(SKEW)) : Optional.empty();
        stores.editions().attended(edition, new Attendance(now.plus(settings.maximumLateness()), queuedAt));
        settle(survey, settings);
        var _ = finish(survey);
        return true;
    }

    /** Asked of those that take days: a read of many items. */
    private Optional<String> outOfSight(Edition edition, Instant now) {
        boolean takesDays = edition.composedAt().plus(Duration.ofDays(1)).isBefore(now);
        return takesDays && stores.editions().isGettingOld(edition)
                ? Optional.of("So many newer editions follow that nothing would look after it any more: cancel it")
                : Optional.empty();
    }

    /** Takes an approval back that was not acted upon for longer than the newsletter allows. */
    public boolean isTooLate(Edition edition, SendingSettings settings) {
        Instant now = clock.instant();
        Optional<Instant> latest = edition.sendAfter().map(after -> after.plus(settings.maximumLateness()));
        return latest.filter(now::isAfter).isPresent()
                && stores.editions()
                        .move(
                                edition.id(),
                                Set.of(EditionState.APPROVED),
                                EditionState.READY,
                                Act.byItself(
                                        now, "Should have gone out by " + latest.orElseThrow() + ": approve it again"));
    }

    /** Of an edition whose planned pages were all begun: a page that others go on on is known before they can be done. */
    private static boolean isOver(EditionTally tally) {
        return tally.done() == tally.claimed();
    }

    /** Goes on with an edition that ended just as an editor had people mailed again, by a worker that was killed before it saw so. */
    public void goOn(Edition sent) {
        stores.editions()
                .move(
                        sent.id(),
                        Set.of(EditionState.SENT),
                        EditionState.SENDING,
                        Act.byItself(clock.instant(), "people to be mailed again were left"));
    }

    /** Marks the edition as sent when all its pages are done. An audience of nobody has one page, done at once. */
    public boolean finish(Survey survey) {
        Edition edition = survey.edition();
        return edition.state() == EditionState.SENDING
                && edition.pages() > 0
                && survey.mayBeOver()
                && isOver(stores.ledger().tally(edition.id()))
                && stores.editions()
                        .move(
                                edition.id(),
                                Set.of(EditionState.SENDING),
                                EditionState.SENT,
                                Act.byItself(clock.instant(), ""));
    }
}
