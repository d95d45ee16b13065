package io.tidings.web;

import io.tidings.delivery.Controls;
import io.tidings.delivery.Dispatch;
import io.tidings.delivery.Resending;
import io.tidings.edition.Act;
import io.tidings.edition.Composing;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.Editions;
import io.tidings.edition.Newsletter;
import io.tidings.edition.Redrafted;
import io.tidings.edition.Revising;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does to editions what editors ask for. Asking twice does it once; every act is in the edition's list of changes. */
final class EditionDesk {

    private static final Logger LOG = LoggerFactory.getLogger(EditionDesk.class);
    private static final Set<EditionState> UNAPPROVED = Set.of(EditionState.HELD, EditionState.READY);

    private final ConsoleFrame frame;
    private final Editions editions;
    private final Composing composing;
    private final Dispatch dispatch;
    private final Resending resending;
    private final Controls controls;
    private final InstantSource clock;

    EditionDesk(
            ConsoleFrame frame,
            Editions editions,
            Composing composing,
            Dispatch dispatch,
            Resending resending,
            Controls controls,
            InstantSource clock) {
        this.frame = frame;
        this.editions = editions;
        this.composing = composing;
        this.dispatch = dispatch;
        this.resending = resending;
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

    /** What its state and its age allow. */
    Set<EditionAct> possible(Edition edition) {
        Set<EditionAct> acts = EnumSet.allOf(EditionAct.class);
        acts.removeIf(act -> !act.isPossibleIn(edition.state()));
        if (acts.stream().anyMatch(EditionAct::needsTick) && !editions.isRecent(edition)) {
            acts.removeIf(EditionAct::needsTick);
        }
        return acts;
    }

    /** The number of the draft that was seen, as it came; by default the edition's own. */
    static int draft(Edition edition, String given) {
        if (given.isEmpty()) {
            return edition.draft();
        }
        try {
            int draft = Integer.parseInt(given);
            if (draft > 0 && draft <= edition.draft()) {
                return draft;
            }
        } catch (NumberFormatException _) {
            // Refused below.
        }
        throw new Refused(400, "The edition has no such draft.", "draft", "It has " + edition.draft() + ".");
    }

    /**
     * The edition as it is then; refuses what its state doesn't allow.
     *
     * @param draft the one that was seen: no other is approved
     */
    Edition act(Edition edition, EditionAct act, int draft, String who) {
        if (draft != edition.draft() && (act == EditionAct.APPROVE || act == EditionAct.SEND)) {
            throw otherDraft(edition);
        }
        LOG.info("act edition={} act={} who={}", edition.id(), act, who);
        Act entry = new Act(who, clock.instant(), "");
        if (act.needsTick() && act.isPossibleIn(edition.state()) && !editions.isRecent(edition)) {
            throw old(edition);
        }
        boolean done =
                switch (act) {
                    case APPROVE -> approve(edition, entry);
                    case SEND -> send(edition, entry);
                    case COMPOSE_AGAIN -> composeAgain(edition, draft, who);
                    case RECALL ->
                        editions.move(edition.id(), Set.of(EditionState.APPROVED), EditionState.READY, entry);
                    case PAUSE -> controls.pause(edition.id(), entry);
                    case RESUME -> controls.resume(edition.id(), entry);
                    case CANCEL -> controls.cancel(edition.id(), entry);
                    case RESEND_FAILED -> resend(edition, Resending.Whom.FAILED, entry);
                    case RESEND_UNCERTAIN -> resend(edition, Resending.Whom.UNCERTAIN, entry);
                };
        Edition now = editions.require(edition.id());
        if (!done && now.draft() != edition.draft()) {
            throw otherDraft(now);
        }
        if (!done && act.isResend() && act.isPossibleIn(now.state())) {
            throw nobody(now, act);
        }
        if (!done && !act.isDoneIn(now.state())) {
            throw new Refused(
                    409,
                    "The edition is " + now.state() + ": it can't be asked to " + act.word() + ".",
                    "state",
                    "See what it offers at /console/editions/" + edition.id() + ".");
        }
        return now;
    }

    private static Refused old(Edition edition) {
        return new Refused(
                409,
                "So many editions came after this one that nothing looks after it any more: it can't go on.",
                "state",
                "Cancel it. What its readers missed is at /console/editions/" + edition.id() + ".");
    }

    private static Refused nobody(Edition edition, EditionAct act) {
        String who = act == EditionAct.RESEND_FAILED ? "failed" : "uncertain";
        boolean isOver = edition.state() == EditionState.SENT;
        return new Refused(
                409,
                "There is nobody " + who + " to mail again" + (isOver ? "." : " on the pages that are done."),
                "state",
                "See the figures at /console/editions/" + edition.id()
                        + (isOver ? "." : ", and ask again when more pages are done."));
    }

    private static Refused otherDraft(Edition edition) {
        return new Refused(
                409,
                "The edition was changed since: draft " + edition.draft() + " is not what you saw.",
                "draft",
                "Look at /console/editions/" + edition.id() + " and do it there.");
    }

    private boolean composeAgain(Edition edition, int draft, String who) {
        Newsletter newsletter = frame.newsletter(edition);
        var _ = revised(ConsoleFrame.composed(() -> composing.composeAgain(newsletter, edition.id(), draft, who)));
        return true;
    }

    /** The edition as it is after a change by hand, or why it was not changed. */
    static Edition revised(Redrafted redrafted) {
        return switch (redrafted) {
            case Redrafted.Done(Edition now) -> now;
            case Redrafted.Overtaken(Edition now) -> throw otherDraft(now);
            case Redrafted.Settled(Edition now) -> throw stands(now);
        };
    }

    /** For what was approved once, or is over. */
    static Refused stands(Edition edition) {
        return new Refused(
                409,
                "The edition is " + edition.state()
                        + ": what it says stands, and it can't be composed again or changed.",
                "state",
                "Only what is held or ready, and was never approved, can. An edition of what has come in since"
                        + " is composed at /console/newsletters/" + edition.newsletter() + ".");
    }

    /** Who wishes to change the draft that the request must name: nobody writes over what they did not see. */
    static Revising.Wish wish(Request request, Edition edition) {
        String given = request.parameter("draft")
                .orElseThrow(() -> new Refused(
                        400,
                        "Name the draft that you saw.",
                        "draft",
                        "Send ?draft=" + edition.draft() + " if you know what it says."));
        return new Revising.Wish(edition.id(), draft(edition, given), ConsoleFrame.who(request));
    }

    private boolean resend(Edition edition, Resending.Whom whom, Act entry) {
        String who = whom.name().toLowerCase(Locale.ROOT);
        int people = resending.resend(edition, whom, new Act(entry.who(), entry.when(), "resend to the " + who));
        LOG.info("resent edition={} whom={} people={}", edition.id(), whom, people);
        return people > 0;
    }

    private boolean approve(Edition edition, Act entry) {
        Newsletter newsletter = frame.newsletter(edition);
        Instant sendAfter = newsletter.sendAfter(edition.id(), clock.instant());
        return editions.approve(edition, UNAPPROVED, sendAfter, entry);
    }

    /** Without waiting for the cooling-off or the tick. */
    private boolean send(Edition edition, Act entry) {
        boolean approved = editions.approve(edition, UNAPPROVED, clock.instant(), entry);
        Edition now = editions.require(edition.id());
        // Approved by somebody else at this moment, it may be a draft that nobody saw who presses this.
        if (now.state() != EditionState.APPROVED || now.draft() != edition.draft()) {
            return approved;
        }
        dispatch.fanOut(now);
        return true;
    }
}
