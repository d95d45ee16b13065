package io.tidings.web;

import io.tidings.delivery.Controls;
import io.tidings.delivery.Dispatch;
import io.tidings.edition.Act;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.Editions;
import io.tidings.edition.Newsletter;
import io.tidings.edition.Newsletters;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does to editions what editors ask for. Asking twice does it once; every act is in the edition's list of changes. */
final class EditionDesk {

    private static final Logger LOG = LoggerFactory.getLogger(EditionDesk.class);
    private static final Set<EditionState> UNAPPROVED = Set.of(EditionState.HELD, EditionState.READY);

    private final Newsletters newsletters;
    private final Editions editions;
    private final Dispatch dispatch;
    private final Controls controls;
    private final InstantSource clock;

    EditionDesk(Newsletters newsletters, Editions editions, Dispatch dispatch, Controls controls, InstantSource clock) {
        this.newsletters = newsletters;
        this.editions = editions;
        this.dispatch = dispatch;
        this.controls = controls;
        this.clock = clock;
    }

    Edition find(String id) {
        try {
            return editions.find(new EditionId(id)).orElseThrow(EditionDesk::unknown);
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    private static Refused unknown() {
        return new Refused(404, "There is no such edition.", "edition", "See /console for those there are.");
    }

    /** The edition as it is then; refuses what its state doesn't allow. */
    Edition act(Edition edition, EditionAct act, String who) {
        LOG.info("act edition={} act={} who={}", edition.id(), act, who);
        Act entry = new Act(who, clock.instant(), "");
        boolean done =
                switch (act) {
                    case APPROVE -> approve(edition, entry);
                    case SEND -> send(edition, entry);
                    case RECALL ->
                        editions.move(edition.id(), Set.of(EditionState.APPROVED), EditionState.READY, entry);
                    case PAUSE -> controls.pause(edition.id(), entry);
                    case RESUME -> controls.resume(edition.id(), entry);
                    case CANCEL -> controls.cancel(edition.id(), entry);
                };
        Edition now = editions.require(edition.id());
        if (!done && !act.isDoneIn(now.state())) {
            throw new Refused(
                    409,
                    "The edition is " + now.state() + ": it can't be asked to " + act.word() + ".",
                    "state",
                    "See what it offers at /console/editions/" + edition.id() + ".");
        }
        return now;
    }

    private boolean approve(Edition edition, Act entry) {
        Newsletter newsletter = newsletters.require(edition.newsletter());
        Instant sendAfter = clock.instant().plus(newsletter.approval().coolingOff());
        return editions.approve(edition.id(), UNAPPROVED, sendAfter, entry);
    }

    /** Without waiting for the cooling-off or the tick. */
    private boolean send(Edition edition, Act entry) {
        boolean approved = editions.approve(edition.id(), UNAPPROVED, clock.instant(), entry);
        Edition now = editions.require(edition.id());
        if (now.state() != EditionState.APPROVED) {
            return approved;
        }
        dispatch.fanOut(now);
        return true;
    }
}
