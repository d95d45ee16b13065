package io.tidings.web;

import io.tidings.edition.Edition;
import io.tidings.edition.FrozenEdition;
import io.tidings.edition.Newsletter;
import java.time.Instant;
import java.util.Optional;

/**
 * What lies before an edition: for the sentences that tell an editor what comes of an act.
 *
 * @param newsletter empty while its document is of no use
 * @param now when they read it
 */
record Prospect(Edition edition, FrozenEdition frozen, Optional<Newsletter> newsletter, Instant now) {

    /** When it goes out, for who is to approve it; "" where nobody can say. */
    String onceApproved() {
        return newsletter
                .map(known -> " "
                        + GoesOut.approved(known, edition.id(), frozen.localTime(), now)
                                .onceApproved())
                .orElse("");
    }

    /** When it is sent, once it is approved. */
    String approved(Instant at, String time) {
        return "It is sent after " + time + GoesOut.each(frozen.localTime(), at) + ". Until then it can be recalled.";
    }

    /** What to think of before sending it without waiting. */
    String beforeSending(String readers) {
        return GoesOut.atOnce(frozen.localTime(), now, readers);
    }

    /** What to think of before composing it again; "" for nothing. */
    String beforeComposing(String readers) {
        return newsletter
                .map(known -> GoesOut.composed(known, edition.id(), now).beforeComposing(known.approval(), readers))
                .orElse("");
    }
}
