package io.tidings.delivery;

import io.tidings.subscriber.Choices;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.Subscribers;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What readers of a trial do while their edition is under way. */
final class People {
    private static final List<String> ZONES = List.of("Pacific/Auckland", "Europe/Berlin", "America/Los_Angeles");

    private final Arena arena;
    private final SendingWorld world;
    private final Random random;
    private final Tolls tolls;

    People(Arena arena, Random random, Tolls tolls) {
        this.arena = arena;
        this.world = arena.world;
        this.random = random;
        this.tolls = tolls;
    }

    /** Somebody unsubscribes: their address. */
    String leave() {
        int reader = random.nextInt(arena.readers);
        subscribers().unsubscribe(world.audience, world.id(reader), How.UNSUBSCRIBED_BY_ONE_CLICK, "left");
        return world.address(reader);
    }

    /** Somebody moves, and wants another language; or is erased, and imported again: then their address. */
    Optional<String> change() {
        tolls.add(Toll.CHANGED);
        int reader = random.nextInt(arena.readers);
        if (random.nextBoolean()) {
            Optional<ZoneId> zone = Optional.of(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
            subscribers()
                    .change(world.audience, world.id(reader), had -> new Choices(had.topics(), "en", zone), "moved");
            return Optional.empty();
        }
        subscribers().erase(world.audience, world.id(reader));
        world.readers(arena.readers);
        return Optional.of(world.address(reader));
    }

    private Subscribers subscribers() {
        return world.stores.subscribers();
    }
}
