package io.tidings.edition;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log that an edition stopped by itself, and does not go on before an editor has looked, that what came in is
 * so little that something must have failed, or that letters wait: in words that the deployment makes an alarm of, as nobody looks at a console
 * all day.
 */
public final class Attention {

    /** The words that the alarm listens for. */
    public static final String WORDS = "needs an editor";

    private static final Logger LOG = LoggerFactory.getLogger(Attention.class);

    /** Longer than a tick is apart from the next. */
    private static final Duration SAID_AGAIN_FOR = Duration.ofMinutes(5);

    private Attention() {}

    /**
     * The same of an edition that stopped within the last minutes: who was killed after that was written may have said nothing.
     */
    public static void again(Edition edition, Instant now) {
        Change last = edition.changes().getLast();
        boolean isFresh = !last.at().plus(SAID_AGAIN_FOR).isBefore(now);
        boolean isAsComposed = edition.changes().size() == 1;
        if (isFresh && isAsComposed) {
            whereHeld(edition);
        } else if (isFresh) {
            after(edition.id(), last.to(), new Act(last.by(), last.at(), last.note()));
        }
    }

    /** Nothing where a person did it, or where it goes on. */
    static void after(EditionId edition, EditionState to, Act act) {
        boolean stopped = to == EditionState.PAUSED || to == EditionState.READY;
        if (stopped && act.who().equals(Act.TIDINGS)) {
            LOG.warn("{} {}: it is {}. {}", edition, WORDS, to, act.note());
        }
    }

    /** Readers who sign up get no confirmation before somebody has seen to it. */
    public static void whereLettersWait(NewsletterId newsletter, String reason) {
        LOG.warn("{} {}: SES turns its sender away, and its letters wait. {}", newsletter, WORDS, reason);
    }

    /** Nothing where it passed the gate, or is quiet as weeks may be: one that would be held if it were not is not. */
    static void afterComposing(Edition edition, GateReport gate) {
        whereHeld(edition);
        if (edition.state() == EditionState.QUIET && gate.isUnlikeOthers()) {
            LOG.warn(
                    "{} {}: it is {}, and not like other weeks. {}",
                    edition.id(),
                    WORDS,
                    edition.state(),
                    String.join(" ", edition.reasons()));
        }
    }

    private static void whereHeld(Edition edition) {
        if (edition.state() == EditionState.HELD) {
            LOG.warn("{} {}: it is {}. {}", edition.id(), WORDS, edition.state(), String.join(" ", edition.reasons()));
        }
    }
}
