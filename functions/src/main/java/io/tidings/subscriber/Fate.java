package io.tidings.subscriber;

import java.util.Optional;

/** What becomes of a row of an import, given what the table knows of the person. */
enum Fate {
    ADDED,
    ALREADY_THERE,
    UNSUBSCRIBED,
    KEPT_UNSUBSCRIBED,
    SUPPRESSED,
    KEPT_SUPPRESSED,
    REJECTED;

    /** Leaving is always honoured; coming back never is. */
    static Fate of(Status wanted, Optional<Status> known, Optional<Suppression.Reason> suppressed) {
        boolean erased =
                suppressed.filter(reason -> reason == Suppression.Reason.ERASED).isPresent();
        if ((suppressed.isPresent() && !erased)
                || known.filter(at -> at == Status.SUPPRESSED).isPresent()) {
            return KEPT_SUPPRESSED;
        }
        return switch (wanted) {
            case SUPPRESSED -> SUPPRESSED;
            case UNSUBSCRIBED -> leaving(known, erased);
            case PENDING, ACTIVE, PAUSED -> comingIn(known, erased);
        };
    }

    /** Who is not there can't be unsubscribed, only be written as somebody who left. */
    private static Fate leaving(Optional<Status> known, boolean erased) {
        if (known.isEmpty()) {
            return erased ? KEPT_UNSUBSCRIBED : ADDED;
        }
        return known.get() == Status.UNSUBSCRIBED ? KEPT_UNSUBSCRIBED : UNSUBSCRIBED;
    }

    private static Fate comingIn(Optional<Status> known, boolean erased) {
        if (known.isEmpty()) {
            return erased ? KEPT_UNSUBSCRIBED : ADDED;
        }
        return known.get() == Status.UNSUBSCRIBED ? KEPT_UNSUBSCRIBED : ALREADY_THERE;
    }
}
