package io.tidings.delivery;

import io.tidings.edition.Act;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import java.util.Random;

/** What editors do to the edition of a trial: stop it, in one of several ways, and let it go on. */
final class Editors {
    private final SendingWorld world;
    private final EditionId id;
    private final Weather weather;
    private final Random random;
    private final Tolls tolls;

    Editors(SendingWorld world, EditionId id, Weather weather, Random random, Tolls tolls) {
        this.world = world;
        this.id = id;
        this.weather = weather;
        this.random = random;
        this.tolls = tolls;
    }

    /** One of the ways to stop, or to let everything go on that was stopped. */
    Runnable someStop() {
        tolls.add(Toll.STOP);
        return switch (random.nextInt(12)) {
            case 0 -> this::cancel;
            case 1, 2 -> this::stopEverything;
            case 3, 4 -> () -> weather.spare(world.controls.killSwitch()::startAgain);
            default -> this::pause;
        };
    }

    /** Whether this stopped what was not stopped before. */
    boolean stopNow() {
        return switch (random.nextInt(6)) {
            case 0 -> cancel();
            case 1 -> {
                boolean wasSending = world.edition(id).state() == EditionState.SENDING;
                stopEverything();
                yield wasSending;
            }
            default -> pause();
        };
    }

    void resume() {
        world.controls.resume(id, act());
    }

    private boolean pause() {
        return world.controls.pause(id, act());
    }

    private boolean cancel() {
        tolls.add(Toll.CANCELLED);
        return world.controls.cancel(id, act());
    }

    /** In fair weather: one that lingers would come after the end of the trial has let everything go on. */
    private void stopEverything() {
        KillSwitch.Stop stop = new KillSwitch.Stop("trouble", world.clock.instant());
        weather.spare(() -> world.controls.killSwitch().stopEverything(stop));
    }

    private Act act() {
        return Act.byItself(world.clock.instant(), "trouble");
    }
}
