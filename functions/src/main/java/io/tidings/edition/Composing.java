package io.tidings.edition;

import io.tidings.article.Article;
import io.tidings.article.Articles;
import io.tidings.article.IntakeLog;
import io.tidings.article.RejectedCount;
import io.tidings.render.Templates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes editions. What an edition says is frozen first, by a write that only one composer wins; then its item is made from
 * what was frozen, by a write that happens once, and only in its composer's turn. So a crash between the two, a second
 * message and two composers at a time all end in one and the same edition, and who slept brings nothing twice. Thread-safe.
 */
public final class Composing {

    /** Enough to find the last cut-off and eight weeks of a daily newsletter. */
    private static final int RECENT = 64;
    /** Of an edition whose first draft was frozen by a composer that could not record it in its turn. */
    private static final int SECOND_DRAFT = Edition.FIRST_DRAFT + 1;

    private final Articles articles;
    private final IntakeLog intakeLog;
    private final Editions editions;
    private final Desks desks;
    private final Templates templates;
    private final InstantSource clock;

    public Composing(
            Articles articles,
            IntakeLog intakeLog,
            Editions editions,
            Desks desks,
            Templates templates,
            InstantSource clock) {
        this.articles = articles;
        this.intakeLog = intakeLog;
        this.editions = editions;
        this.desks = desks;
        this.templates = templates;
        this.clock = clock;
    }

    /**
     * The earliest edition that the schedule wants by now and that is not composed yet; none whose hour is longer ago than the
     * newsletter allows, or whose next one's has come.
     */
    public Optional<ComposeRequest.Scheduled> due(Newsletter newsletter) {
        return waiting(newsletter).findFirst();
    }

    /** All of these, the earliest first: one after the other will be due. */
    public List<ComposeRequest.Scheduled> allDue(Newsletter newsletter) {
        return waiting(newsletter).toList();
    }

    private Stream<ComposeRequest.Scheduled> waiting(Newsletter newsletter) {
        Duration lateness = newsletter.sending().maximumLateness();
        return newsletter.schedule().due(clock.instant(), lateness).stream()
                .filter(period -> editions.find(EditionId.scheduled(newsletter.id(), period.date()))
                        .isEmpty())
                .map(ComposeRequest.Scheduled::new);
    }

    /**
     * Composes; the same request gives the same edition, whatever has happened since. Throws {@link AnotherIsComposed} while
     * another edition of the newsletter is.
     */
    public Edition compose(Newsletter newsletter, ComposeRequest request) {
        Instant now = clock.instant();
        EditionId id = id(newsletter, request, now, editions.recent(newsletter.id(), RECENT));
        Optional<Edition> composed = editions.find(id);
        if (composed.isPresent()) {
            return composed.get();
        }
        return alone(id, now, turn -> {
            // Read again: now that nobody else composes, it is all there is. Who shares the turn may have been quicker.
            List<Edition> before = editions.recent(newsletter.id(), RECENT);
            return before.stream()
                    .filter(edition -> edition.id().equals(id))
                    .findFirst()
                    .orElseGet(() -> composeFirst(newsletter, id, by(request), now, before, turn));
        });
    }

    private Edition composeFirst(
            Newsletter newsletter,
            EditionId id,
            String by,
            Instant now,
            List<Edition> before,
            ComposingLock.Turn turn) {
        Window window = Window.of(newsletter, now, before, Optional.empty(), editions::frozen);
        Draft draft = frozen(edition(id, newsletter, by, window, now, before, Optional.empty()), before);
        return editions.create(draft.item(), draft.gate(), turn)
                ? draft.item()
                : editions.find(id).orElseThrow(() -> new AnotherIsComposed(id));
    }

    /** An edition as it is recorded, and what the gate said of it. */
    private record Draft(Edition item, GateReport gate) {
        static Draft first(FrozenEdition frozen) {
            return new Draft(frozen.item(), frozen.gate());
        }

        static Draft second(FrozenEdition frozen) {
            return new Draft(frozen.item().asDraft(SECOND_DRAFT, List.of()), frozen.gate());
        }
    }

    /** Of the draft that counts: what an earlier composer froze, unless others were composed since and may have what it has. */
    private Draft frozen(FrozenEdition edition, List<Edition> before) {
        if (editions.freeze(edition)) {
            return Draft.first(edition);
        }
        FrozenEdition first = editions.firstFrozen(edition.id()).orElseThrow();
        if (!isOvertaken(first, before)) {
            return Draft.first(first);
        }
        Draft second = Draft.second(edition);
        return editions.freeze(edition, SECOND_DRAFT) ? second : Draft.second(editions.frozen(second.item()));
    }

    private static boolean isOvertaken(FrozenEdition frozen, List<Edition> before) {
        return before.stream().anyMatch(edition -> !edition.cutOff().isBefore(frozen.cutOff()));
    }

    /**
     * Composes an edition that waits for an editor once more, of what has come in until now and with what editors said since
     * and wrote into it by hand; the gate judges again, and what the draft before had is free. The same draft is replaced once, however often it is
     * asked. Throws {@link AnotherIsComposed} while another edition of the newsletter is.
     *
     * @param draft the one that was seen
     */
    public Redrafted composeAgain(Newsletter newsletter, EditionId id, int draft, String by) {
        Instant now = clock.instant();
        return alone(id, now, turn -> {
            Edition seen = editions.require(id);
            return settled(seen, draft).orElseGet(() -> composeAgain(newsletter, seen, by, now, turn));
        });
    }

    /** Empty while that draft still waits to be composed again. */
    private static Optional<Redrafted> settled(Edition edition, int draft) {
        if (edition.draft() > draft) {
            return Optional.of(edition.isRevised() ? new Redrafted.Overtaken(edition) : new Redrafted.Done(edition));
        }
        return edition.mayBeComposedAgain() ? Optional.empty() : Optional.of(new Redrafted.Settled(edition));
    }

    private Redrafted composeAgain(
            Newsletter newsletter, Edition seen, String by, Instant now, ComposingLock.Turn turn) {
        List<Edition> others = editions.recent(newsletter.id(), RECENT).stream()
                .filter(edition -> !edition.id().equals(seen.id()))
                .toList();
        // What a later edition brought is carried; what it did not, this one would have had: also a later draft of it.
        List<Edition> earlier = others.stream()
                .filter(edition -> !edition.cutOff().isAfter(seen.cutOffFrom()))
                .toList();
        Window window = Window.of(newsletter, now, earlier, Optional.of(seen), editions::frozen);
        Optional<FrozenEdition> before = Optional.of(editions.frozen(seen));
        FrozenEdition frozen = edition(seen.id(), newsletter, by, window, now, others, before);
        int draft = seen.draft() + 1;
        Edition next = frozen.item().asDraft(draft, seen.changes());
        if (!editions.freeze(frozen, draft)) {
            next = editions.frozen(next).item().asDraft(draft, seen.changes());
            if (next.isRevised()) {
                throw new AnotherIsComposed(seen.id());
            }
        }
        return editions.replace(seen, next, turn)
                ? new Redrafted.Done(next)
                : settled(editions.require(seen.id()), seen.draft())
                        .orElseThrow(() -> new AnotherIsComposed(seen.id()));
    }

    private <T> T alone(EditionId id, Instant now, Function<ComposingLock.Turn, T> composer) {
        ComposingLock.Turn turn = editions.lock().take(id, now).orElseThrow(() -> new AnotherIsComposed(id));
        try {
            turn.abandoned().flatMap(editions::firstFrozen).ifPresent(frozen -> record(frozen, turn));
            return composer.apply(turn);
        } finally {
            editions.lock().giveBack(turn);
        }
    }

    /** What a dead composer froze and could not record any more would not be seen, and come again. */
    private void record(FrozenEdition frozen, ComposingLock.Turn turn) {
        if (!isOvertaken(frozen, editions.recent(frozen.newsletter(), RECENT))) {
            var _ = editions.create(frozen.item(), frozen.gate(), turn);
        }
    }

    private static String by(ComposeRequest request) {
        return request instanceof ComposeRequest.Asked asked ? asked.by() : Act.TIDINGS;
    }

    private static EditionId id(Newsletter newsletter, ComposeRequest request, Instant now, List<Edition> before) {
        return switch (request) {
            case ComposeRequest.Scheduled scheduled ->
                EditionId.scheduled(newsletter.id(), scheduled.period().date());
            case ComposeRequest.Asked asked ->
                before.stream()
                        .map(Edition::id)
                        .filter(id -> id.answers(asked.key()))
                        .findFirst()
                        .orElseGet(() -> EditionId.requested(
                                newsletter.id(),
                                newsletter.schedule().latest(now).date(),
                                asked.key()));
        };
    }

    private FrozenEdition edition(
            EditionId id,
            Newsletter newsletter,
            String by,
            Window window,
            Instant now,
            List<Edition> others,
            Optional<FrozenEdition> before) {
        Instant period = newsletter.schedule().periodBefore(now);
        Instant start = period.isBefore(window.readFrom()) ? period : window.readFrom();
        List<Article> seen = articles.seenBetween(start, now);
        Editorial editorial = desks.of(newsletter, seen, editions.carried(newsletter.id(), others, now));
        Editorial all = before.map(editorial::after).orElse(editorial);
        // Of what was dropped before, no copy is wanted either.
        List<Article> dropped = articles.all(editorial.droppedSince(now.minus(Carried.MEMORY), seen));
        List<Article> known = Stream.concat(seen.stream(), dropped.stream()).toList();
        Placement composed = Placement.of(newsletter, window, all, known);
        Placement untouched = all.placed().isEmpty() ? composed : Placement.of(newsletter, window, editorial, known);
        Placement placement = before.map(draft -> composed.after(newsletter, draft, untouched))
                .orElse(composed);
        Optional<ByHand> byHand = before.flatMap(FrozenEdition::byHand).map(hand -> hand.before(now));
        Gate.Verdict verdict = Gate.judge(
                newsletter,
                now,
                placement.stories(),
                intake(newsletter, seen, period, now, editorial.carried()),
                others);
        return edition(id, newsletter, by, window, editorial.model().name(), placement, verdict, byHand);
    }

    private WeekIntake intake(Newsletter newsletter, List<Article> seen, Instant after, Instant now, Carried before) {
        int rejected = intakeLog.rejected(after, now).values().stream()
                .mapToInt(RejectedCount::items)
                .sum();
        return WeekIntake.of(
                newsletter.schedule().days(), seen, after, now.minus(newsletter.maximumAge()), rejected, before);
    }

    private FrozenEdition edition(
            EditionId id,
            Newsletter newsletter,
            String by,
            Window window,
            String model,
            Placement placement,
            Gate.Verdict verdict,
            Optional<ByHand> byHand) {
        boolean quiet = verdict.outcome() == Gate.Outcome.QUIET;
        Placement placed = quiet ? placement.quiet() : placement;
        Printing printing = new Printing(templates, newsletter, id, window.from(), window.until());
        ByHand hand = byHand.orElse(ByHand.NOTHING);
        Map<String, FrozenMail> mails = quiet ? Map.of() : printing.mails(placed.sections(), hand);
        EditionState state = state(verdict, newsletter.approval());
        return new FrozenEdition(
                FrozenEdition.FORMAT,
                id,
                newsletter.id(),
                newsletter.name(),
                newsletter.sender(),
                newsletter.replyTo(),
                newsletter.postalAddress(),
                newsletter.locale().toLanguageTag(),
                newsletter.schedule().zone().getId(),
                window.from(),
                window.until(),
                state,
                verdict.reasons(),
                verdict.report(),
                by,
                state == EditionState.APPROVED
                        ? Optional.of(newsletter.sendAfter(id, window.until()))
                        : Optional.empty(),
                newsletter.localTime(id),
                newsletter.schedule().number(id.date()),
                model,
                templates.hash(),
                placed.sections(),
                placed.leftOut(),
                placed.possiblySame(),
                mails,
                byHand,
                Printing.links(placed.sections(), hand));
    }

    private static EditionState state(Gate.Verdict verdict, Approval approval) {
        return switch (verdict.outcome()) {
            case QUIET -> EditionState.QUIET;
            case HELD -> EditionState.HELD;
            case PASSED, WARNED ->
                approval.mode() == Approval.Mode.AUTOMATIC ? EditionState.APPROVED : EditionState.READY;
        };
    }
}
