package io.tidings.delivery;

import io.tidings.edition.Act;
import io.tidings.edition.Change;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Pauses an edition that harms the sender's name before SES stops the whole account. Thread-safe. */
public final class Breaker {
    // spec: SES: an account is put under review at a bounce rate of 5 % and a complaint rate of 0.1 %, and paused at
    // 10 % and 0.5 %. Few mails prove nothing: so many must have gone wrong at least.
    private static final double BOUNCES = 0.05;
    private static final double COMPLAINTS = 0.001;
    private static final double REFUSALS = 0.2;
    private static final int FEWEST_BOUNCES = 20;
    private static final int FEWEST_COMPLAINTS = 5;
    private static final int FEWEST_REFUSALS = 50;

    private static final Set<Reason> BY_SES = Set.of(
            Reason.MESSAGE_REJECTED,
            Reason.INVALID_PARAMETER,
            Reason.FAILED,
            Reason.TRANSIENT_FAILURE,
            Reason.RENDERING_FAILURE,
            Reason.CONTENT);

    /** Stands in the note of each pause of its own, and by that it knows them again. */
    private static final String THE_LIMIT = ": the limit is ";

    /** So often at most: the limits are out of reach by then. */
    private static final int MOST_DOUBLINGS = 8;

    private final Controls controls;
    private final InstantSource clock;

    public Breaker(Controls controls, InstantSource clock) {
        this.controls = controls;
        this.clock = clock;
    }

    /**
     * Looks at the edition's figures and pauses it when one is over its limit: then the answer is the reason. Each time that
     * somebody lets it go on all the same, the limits double; who lets it go on after any other pause has not seen them.
     */
    public Optional<String> check(Survey survey) {
        int doublings = Math.min(survey.edition().timesLetGoOnAfter(Breaker::isItsOwn), MOST_DOUBLINGS);
        return reason(survey.tally().people(), 1 << doublings)
                .filter(reason -> controls.pause(survey.edition().id(), Act.byItself(clock.instant(), reason)));
    }

    private static boolean isItsOwn(Change pause) {
        return pause.by().equals(Act.TIDINGS) && pause.note().contains(THE_LIMIT);
    }

    static Optional<String> reason(Tally tally, int leniency) {
        long refused = BY_SES.stream()
                .mapToLong(reason -> tally.reasons().getOrDefault(reason, 0L))
                .sum();
        return over("bounced", tally.bounced(), tally.accepted(), leniency * BOUNCES, FEWEST_BOUNCES)
                .or(() -> over(
                        "complained", tally.complained(), tally.accepted(), leniency * COMPLAINTS, FEWEST_COMPLAINTS))
                .or(() -> over(
                        "were refused by SES",
                        refused,
                        tally.accepted() + refused,
                        leniency * REFUSALS,
                        FEWEST_REFUSALS));
    }

    private static Optional<String> over(String what, long count, long of, double limit, int fewest) {
        return count >= fewest && count >= limit * of
                ? Optional.of(String.format(Locale.ROOT, "%d of %d %s%s%s %%", count, of, what, THE_LIMIT, limit * 100))
                : Optional.empty();
    }
}
