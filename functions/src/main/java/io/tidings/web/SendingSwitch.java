package io.tidings.web;

import io.tidings.delivery.KillSwitch;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops every send of every newsletter, and lets them go on, and logs who did. Asking twice is harmless. */
final class SendingSwitch {

    private static final Logger LOG = LoggerFactory.getLogger(SendingSwitch.class);

    private final KillSwitch killSwitch;
    private final InstantSource clock;

    SendingSwitch(KillSwitch killSwitch, InstantSource clock) {
        this.killSwitch = killSwitch;
        this.clock = clock;
    }

    /** Empty while sending is on. */
    Optional<KillSwitch.Stop> find() {
        return killSwitch.find();
    }

    /** Who stops what is stopped changes nothing: since when, and by whom, stays. */
    void stop(String who) {
        LOG.info("act act=stop-everything who={}", who);
        if (killSwitch.find().isEmpty()) {
            killSwitch.stopEverything(new KillSwitch.Stop("Stopped by " + who, clock.instant()));
        }
    }

    void start(String who) {
        LOG.info("act act=start-again who={}", who);
        killSwitch.startAgain();
    }
}
