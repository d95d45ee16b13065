package io.tidings.delivery;

import io.tidings.edition.EditionId;
import io.tidings.embedded.SesLimits;
import io.tidings.embedded.inprocess.InProcessServices;
import java.time.LocalDateTime;
import java.util.Optional;

/** A world that trials are held in, one after another: each finds it as it was at the start. */
final class Arena {
    /** How many people an edition goes to; most of what can go wrong shows with few. */
    enum Size {
        SMALL(12, 5, 3),
        /** Calls large enough for what is written down by tens. */
        LARGE(30, 15, 12);

        private static final int LARGE_ONE_IN = 20;

        final int readers;
        private final int peoplePerPage;
        private final int mostPerCall;

        Size(int readers, int peoplePerPage, int mostPerCall) {
            this.readers = readers;
            this.peoplePerPage = peoplePerPage;
            this.mostPerCall = mostPerCall;
        }

        static Size of(long seed) {
            return seed % LARGE_ONE_IN == 0 ? LARGE : SMALL;
        }
    }

    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 3, 2, 8, 0);

    final SendingWorld world;
    final Mischief mischief = new Mischief();
    final Engine.Kind engine;
    final int readers;
    final int mostPerCall;
    private final Optional<InProcess> inProcess;
    private final Optional<InProcessServices.Snapshot> start;
    private final EditionId atOnce;
    private final EditionId inWaves;

    private Arena(Ground ground, Optional<InProcess> inProcess, Engine.Kind engine, Size size) {
        this.engine = engine;
        this.inProcess = inProcess;
        world = new SendingWorld(ground, engine.sesRetries(), size.peoplePerPage, size.mostPerCall, mischief);
        world.sleepers(length -> mischief.wait(() -> world.clock.sleep(length)));
        readers = size.readers;
        mostPerCall = size.mostPerCall;
        world.readers(readers, Arena::row);
        atOnce = world.anEdition();
        inWaves = world.anEdition(Optional.of(EIGHT));
        start = inProcess.map(ground1 -> ground1.services().snapshot());
    }

    private static String row(int reader) {
        String[] zones = {"Europe/London", "", "Asia/Tokyo", "America/New_York"};
        return (reader % 3 == 0 ? "de" : "en") + (reader % 4 == 0 ? ",java," : ",,") + zones[reader % zones.length];
    }

    /** For as many trials as one likes. Not thread-safe: one for each thread. */
    static Arena inProcess(Engine.Kind engine, Size size) {
        InProcess ground = new InProcess();
        return new Arena(ground, Optional.of(ground), engine, size);
    }

    /** For one trial. */
    static Arena overHttp(Engine.Kind engine, Size size) {
        return new Arena(new OverHttp(), Optional.empty(), engine, size);
    }

    /** Everything is as it was when the arena was made; the edition is approved. */
    EditionId begin(boolean waves) {
        mischief.none();
        world.clock.set(Samples.NOW);
        inProcess.ifPresent(ground -> start.ifPresent(ground.services()::restore));
        world.ground.limits(SesLimits.GENEROUS);
        return waves ? inWaves : atOnce;
    }
}
