package io.tidings.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import software.amazon.awssdk.core.exception.SdkException;

/** Workers of a trial: with clocks of their own, in a hurry, and killed. */
final class Crew {
    static final RemainingTime LONG = () -> Duration.ofMinutes(10);

    /** Calls of a page's work have about so many moments before and after them. */
    private static final int MOMENTS = 60;

    private final Arena arena;
    private final Random random;
    private final Tolls tolls;

    Crew(Arena arena, Random random, Tolls tolls) {
        this.arena = arena;
        this.random = random;
        this.tolls = tolls;
    }

    /** A worker whose clock is not quite the others', and who may be slow. */
    Engine worker() {
        Duration skew = skew();
        InstantSource clock = () -> arena.world.clock.instant().plus(skew);
        double rate = random.nextInt(6) == 0 ? 1 + random.nextInt(3) : 0;
        boolean asks = random.nextInt(4) == 0;
        return arena.engine.hire(
                arena.world, clock, () -> asks ? arena.world.postman.quota() : Optional.of(new Quota(rate, -1, 0)));
    }

    private Duration skew() {
        return switch (random.nextInt(40)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> Duration.ofSeconds(random.nextInt(180) - 90L);
            case 8 -> {
                tolls.add(Toll.SKEW);
                yield Duration.ofHours(random.nextInt(20) - 10L);
            }
            default -> Duration.ZERO;
        };
    }

    /** Now and then the time ends in the middle. */
    RemainingTime time() {
        if (random.nextInt(4) > 0) {
            return LONG;
        }
        tolls.add(Toll.CUT_OFF);
        int[] asked = {random.nextInt(20)};
        return () -> asked[0]-- > 0 ? Duration.ofMinutes(10) : Duration.ofSeconds(1);
    }

    /** Does the work; at some moment in the middle of it, it is killed, a call fails, or the other runs, or nothing. */
    void troubled(Runnable work, Runnable other) {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> arena.mischief.killAt(random.nextInt(MOMENTS));
            case 3 -> arena.mischief.failAt(random.nextInt(MOMENTS));
            case 4, 5, 6 -> arena.mischief.at(random.nextInt(MOMENTS), other);
            default -> {}
        }
        survive(work);
        arena.mischief.none();
    }

    void survive(Runnable work) {
        try {
            work.run();
        } catch (Mischief.Killed e) {
            tolls.add(Toll.KILL);
        } catch (SdkException e) {
            // What Lambda would report, and SQS or the next tick repeat.
            tolls.add(Toll.FAILED_CALL);
        }
    }
}
