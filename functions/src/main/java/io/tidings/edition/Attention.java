package io.tidings.edition;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log that an edition stopped by itself, and does not go on before an editor has looked: in words that the
 * deployment makes an alarm of, as nobody looks at a console all day.
 */
public final class Attention {

    /** The words that the alarm listens for. */
    public static final String WORDS = "needs an editor";

    private static final Logger LOG = LoggerFactory.getLogger(Attention.class);

    private Attention() {}

    /** Nothing where a person did it, or where it goes on. */
    static void after(EditionId edition, EditionState to, Act act) {
        boolean stopped = to == EditionState.PAUSED || to == EditionState.READY;
        if (stopped && act.who().equals(Act.TIDINGS)) {
            LOG.warn("{} {}: it is {}. {}", edition, WORDS, to, act.note());
        }
    }

    /** Nothing where it passed the gate. */
    static void afterComposing(Edition edition) {
        if (edition.state() == EditionState.HELD) {
            List<String> reasons = edition.reasons();
            LOG.warn("{} {}: it is {}. {}", edition.id(), WORDS, edition.state(), String.join(" ", reasons));
        }
    }
}
