package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.Act;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.SendingSettings;
import io.tidings.edition.SendingSettings.Uncertain;
import io.tidings.embedded.SesLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/** One edition sent through as much trouble as its seed has in store, and held against the truth at the end. */
final class Trial {
    private static final int ROUNDS = 9;
    private static final int TICKS_TO_THE_END = 30;

    private final Arena arena;
    private final SendingWorld world;
    private final Random random;
    private final Tolls tolls;
    private final Weather weather;
    private final Crew crew;
    private final EditionId id;
    private final SendingSettings settings;
    private final Feedback feedback;
    private final Audit audit;
    private final People people;
    private final Editors editors;
    private final Resending resending;
    private final List<PageMessage> messages = new ArrayList<>();
    private final List<String> leftMeanwhile = new ArrayList<>();
    private boolean meanwhile;
    private OptionalInt sentWhenPaused = OptionalInt.empty();

    Trial(Arena arena, long seed, Tolls tolls) {
        this.arena = arena;
        this.world = arena.world;
        this.random = new Random(seed);
        this.tolls = tolls;
        // In every eighth trial most pages have more readers than they take.
        world.mostOnAPage(seed % 8 == 3 ? 3 : LedgerItems.MOST_PEOPLE);
        Uncertain policy = random.nextInt(4) == 0 ? Uncertain.RESEND : Uncertain.REPORT;
        this.settings = SendingWorld.settings(policy);
        this.id = arena.begin(random.nextInt(5) == 0);
        this.weather = new Weather(world.ground, random, tolls);
        this.crew = new Crew(arena, random, tolls);
        this.feedback = new Feedback(world, id);
        this.audit = new Audit(world, id, arena.readers, policy);
        this.people = new People(arena, random, tolls);
        this.editors = new Editors(world, id, weather, random, tolls);
        this.resending = new Resending(world.stores, world.queue, world.clock);
    }

    Findings run() {
        tolls.add(Toll.TRIAL);
        weather.rough();
        troubled(() -> world.dispatch().fanOut(world.edition(id)));
        for (int round = 0; round < ROUNDS; round++) {
            trouble();
            spared(audit::sum);
        }
        end();
        if (random.nextInt(5) == 0 && state() == EditionState.SENT) {
            again();
        }
        if (random.nextInt(8) == 0 && state() == EditionState.SENT) {
            theFailedInCalm();
        }
        feedback.read(feedback.everything());
        if (!state().over()) {
            // A request that lingered let a sent edition go on once more: the next tick ends it.
            end();
        }
        return audit.end();
    }

    /** Kills a worker at that moment of each page's work, and looks at what is left when others have gone on. */
    Findings killedAt(int moment) {
        world.dispatch().fanOut(world.edition(id));
        for (PageMessage message : world.messages()) {
            arena.mischief.killAt(moment);
            crew.survive(() -> crew.worker().work(message, Crew.LONG));
        }
        end();
        feedback.read(feedback.everything());
        audit.nobodyIsRejected();
        return audit.end();
    }

    /** Kills at one moment after the other, as many as there are, and tells how many; nobody may be lost by any. */
    static int killedAtEachMoment(Arena arena, long seed) {
        Tolls tolls = new Tolls();
        int moment = 0;
        for (long killed = -1; killed < tolls.of(Toll.KILL); moment++) {
            killed = tolls.of(Toll.KILL);
            Findings findings = new Trial(arena, seed, tolls).killedAt(moment);
            assertThat(findings.isEmpty())
                    .as("killed at moment %d: %s", moment, findings)
                    .isTrue();
        }
        return moment;
    }

    private void trouble() {
        spared(() -> messages.addAll(world.messages()));
        switch (random.nextInt(24)) {
            case 0 -> jump();
            case 1 -> troubled(editors.someStop());
            case 2, 3, 4 -> troubled(editors::resume);
            case 5, 6, 7 -> troubled(this::tick);
            case 8, 9 -> leave();
            case 10 -> harm();
            case 11, 12 -> troubled(this::someEvents);
            case 13 -> fillTheDay();
            default -> deliver();
        }
    }

    private void jump() {
        tolls.add(Toll.CLOCK_JUMP);
        world.clock.sleep(Duration.ofSeconds(random.nextInt(8) == 0 ? 30_000 : random.nextInt(400) - 100L));
    }

    /** What the tick does for an edition that is being sent. */
    private void tick() {
        Edition edition = world.edition(id);
        if (edition.state() == EditionState.APPROVED) {
            world.dispatch().fanOut(edition);
        } else if (edition.state() == EditionState.SENDING) {
            Dispatch dispatch = world.dispatch();
            QueueState queueState = dispatch.queueState();
            dispatch.attend(dispatch.survey(edition), settings, queueState);
        }
    }

    private void leave() {
        tolls.add(Toll.LEFT);
        spared(() -> audit.left(people.leave()));
    }

    private void someEvents() {
        tolls.add(Toll.EVENT_FILE);
        feedback.read(feedback.some(random));
    }

    private void harm() {
        spared(() -> feedback.harm(random).ifPresent(report -> {
            tolls.add(Toll.LEFT);
            feedback.read(report.file());
            audit.left(report.address());
        }));
    }

    private void fillTheDay() {
        tolls.add(Toll.DAY_FULL);
        world.ground.limits(
                random.nextBoolean()
                        ? SesLimits.GENEROUS
                        : SesLimits.GENEROUS.withMax24HourSend(audit.sent() + random.nextInt(4)));
    }

    /** One message, in no order; now and then it is lost, or stays to come again. */
    private void deliver() {
        if (messages.isEmpty()) {
            return;
        }
        int which = random.nextInt(messages.size());
        boolean stays = random.nextInt(5) == 0;
        PageMessage message = stays ? messages.get(which) : messages.remove(which);
        if (stays) {
            tolls.add(Toll.REPEATED_MESSAGE);
        }
        if (random.nextInt(12) == 0) {
            tolls.add(Toll.LOST_MESSAGE);
            return;
        }
        int before = audit.sent();
        boolean[] stopped = {false};
        spared(() -> stopped[0] = state() != EditionState.SENDING
                || world.controls.killSwitch().find().isPresent());
        meanwhile = false;
        sentWhenPaused = OptionalInt.empty();
        RemainingTime time = crew.time();
        troubled(() -> crew.worker().work(message, time));
        if (stopped[0] && !meanwhile && audit.sent() > before) {
            audit.wrong("mails were sent though sending was stopped");
        }
        if (sentWhenPaused.isPresent() && audit.sent() > sentWhenPaused.getAsInt() + arena.mostPerCall) {
            audit.wrong("a pause did not act within one chunk");
        }
    }

    /** Somebody else is at work, and is through before the first goes on. */
    private void meanwhile() {
        tolls.add(Toll.MEANWHILE);
        meanwhile = true;
        crew.survive(() -> {
            switch (random.nextInt(16)) {
                case 0 -> jump();
                case 1 -> {
                    if (editors.stopNow()) {
                        sentWhenPaused = OptionalInt.of(audit.sent());
                    }
                }
                case 12, 13 -> freeze();
                case 14 -> spared(() -> people.change().ifPresent(leftMeanwhile::add));
                case 2 -> editors.resume();
                case 3, 4, 5 -> tick();
                case 6, 7 -> someEvents();
                case 8 ->
                    resend(
                            world.edition(id),
                            random.nextBoolean() ? Resending.Whom.FAILED : Resending.Whom.UNCERTAIN,
                            act("meanwhile"));
                default -> {
                    if (random.nextInt(3) == 0) {
                        spared(() -> leftMeanwhile.add(people.leave()));
                    }
                    // The lease of whoever is interrupted may be over by then.
                    if (random.nextBoolean()) {
                        world.clock.sleep(PageWorker.LEASE.plusSeconds(1));
                    }
                    if (!messages.isEmpty()) {
                        crew.worker().work(messages.get(random.nextInt(messages.size())), Crew.LONG);
                    }
                }
            }
        });
    }

    /** Whoever is at work stands still, and wakes up in the middle of a call, hours after its lease was over. */
    private void freeze() {
        tolls.add(Toll.FROZEN);
        for (int hours = 0; hours < 2; hours++) {
            world.clock.sleep(Duration.ofHours(7));
            tick();
        }
    }

    private void troubled(Runnable work) {
        crew.troubled(work, this::meanwhile);
        // The call at hand may still have gone to whom left in the middle; none after it.
        leftMeanwhile.forEach(audit::left);
        leftMeanwhile.clear();
    }

    private void spared(Runnable work) {
        weather.spare(work);
    }

    /** An editor mails those again who were not reached, in as much trouble. */
    private void again() {
        tolls.add(Toll.RESENDING);
        weather.rough();
        Resending.Whom whom = random.nextBoolean() ? Resending.Whom.FAILED : Resending.Whom.UNCERTAIN;
        troubled(() -> resend(world.edition(id), whom, act("again")));
        for (int round = 0; round < 3; round++) {
            trouble();
        }
        end();
    }

    private void resend(Edition edition, Resending.Whom whom, Act act) {
        if (whom == Resending.Whom.UNCERTAIN) {
            audit.editorMailsTheUncertainAgain();
        }
        resending.resend(edition, whom, act);
    }

    /** Who was refused for a reason that may pass, and is mailed again while nothing goes wrong, gets it. */
    private void theFailedInCalm() {
        tolls.add(Toll.RESENDING);
        Tally before = world.tally(id);
        resend(world.edition(id), Resending.Whom.FAILED, act("calm"));
        end();
        Tally after = world.tally(id);
        if (after.failed() > 0 || after.uncertain() > before.uncertain()) {
            audit.wrong("the failed were mailed again: " + before + ", then " + after);
        }
    }

    /** The weather is calm; the tick goes on until nothing is open and the horizon is over. */
    private void end() {
        weather.calm();
        arena.mischief.none();
        world.ground.limits(SesLimits.GENEROUS);
        world.controls.killSwitch().startAgain();
        EditionState state = state();
        for (int tick = 0; tick < TICKS_TO_THE_END && !state.over(); tick++) {
            if (state == EditionState.PAUSED) {
                world.controls.resume(id, act("calm"));
            }
            // Under "resend" events come too late, so that something is sent again.
            if (settings.uncertain() == Uncertain.REPORT) {
                feedback.news().ifPresent(feedback::read);
            }
            world.clock.sleep(tick % 2 == 0 ? PageWorker.LEASE.plusSeconds(120) : Duration.ofHours(7));
            tick();
            world.messages().forEach(message -> crew.worker().work(message, Crew.LONG));
            state = state();
        }
    }

    private EditionState state() {
        return world.edition(id).state();
    }

    private Act act(String note) {
        return Act.byItself(world.clock.instant(), note);
    }
}
