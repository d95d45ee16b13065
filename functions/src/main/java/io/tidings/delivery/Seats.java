package io.tidings.delivery;

import io.tidings.table.StoredItem;
import io.tidings.table.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Who of several workers has which share of SES's rate: a seat is a number, held by one worker at a time, in one item of the
 * ledger's table. What a seat is worth is told by {@link Quota#share}. A seat makes no mail safe, only the rate: by clocks that
 * differ two may hold one for a while, and SES turns some of their calls away. Whoever leaves a seat writes down how long what
 * was sent on it counts. Thread-safe.
 */
public final class Seats {
    /** After a kill so much of one share's time is lost: as long as a page's own lease, or little more. */
    static final Duration LEASE = Duration.ofSeconds(40);

    private static final Duration RENEWED_AFTER = Duration.ofSeconds(15);

    private static final String HOLDER = "holder";
    private static final String USED = "used";

    private final DynamoDbClient client;
    private final String ledgerTable;
    private final Pacer pacer;
    private final InstantSource clock;
    private final Supplier<String> names;

    /** @param names as for leases: no other worker has them */
    public Seats(DynamoDbClient client, String ledgerTable, Pacer pacer, InstantSource clock, Supplier<String> names) {
        this.client = client;
        this.ledgerTable = ledgerTable;
        this.pacer = pacer;
        this.clock = clock;
        this.names = names;
    }

    /** A seat for a worker's pacer; empty when others hold all there are. */
    Optional<Seat> take() {
        int seats = pacer.seats();
        if (seats == 0) {
            return Optional.of(new Seat(Optional.empty()));
        }
        String name = names.get();
        for (OptionalInt free = free(name, seats); free.isPresent(); free = free(name, seats)) {
            int seat = free.getAsInt();
            Optional<StoredItem> held = hold(name, seat);
            if (held.isPresent()) {
                pacer.sit(seat, usedUntil(held.get(), seat));
                return Optional.of(new Seat(Optional.of(new Held(name, seat))));
            }
        }
        return Optional.empty();
    }

    /** Each looks from another place on, so that workers who begin together are not after the same seat. */
    private OptionalInt free(String name, int seats) {
        StoredItem item = LedgerItems.SHAPE.item(
                client.getItem(get -> get.tableName(ledgerTable).key(key()).consistentRead(true))
                        .item());
        Instant now = clock.instant();
        int first = Math.floorMod(name.hashCode(), seats);
        return IntStream.range(0, seats)
                .map(number -> (first + number) % seats)
                .filter(seat ->
                        !item.has(until(seat)) || !item.millis(until(seat)).isAfter(now))
                .findFirst();
    }

    private Optional<StoredItem> hold(String name, int seat) {
        Instant now = clock.instant();
        return write(update(seat)
                .updateExpression("SET #holder = :me, #until = :until")
                .conditionExpression("attribute_not_exists(#until) OR #until <= :now OR #holder = :me")
                .expressionAttributeValues(Map.of(
                        ":me", Values.text(name),
                        ":until", Values.millis(now.plus(LEASE)),
                        ":now", Values.millis(now))));
    }

    /** What was let through last still counts for whoever sits down next. */
    private void leave(String name, int seat, Instant usedUntil) {
        write(update(seat)
                .updateExpression("SET #used = :used REMOVE #holder, #until")
                .conditionExpression("#holder = :me")
                .expressionAttributeNames(Map.of("#holder", HOLDER + seat, "#until", until(seat), "#used", USED + seat))
                .expressionAttributeValues(Map.of(":me", Values.text(name), ":used", Values.millis(usedUntil))));
    }

    private static Instant usedUntil(StoredItem item, int seat) {
        return item.has(USED + seat) ? item.millis(USED + seat) : Instant.MIN;
    }

    private UpdateItemRequest.Builder update(int seat) {
        return UpdateItemRequest.builder()
                .tableName(ledgerTable)
                .key(key())
                .expressionAttributeNames(Map.of("#holder", HOLDER + seat, "#until", until(seat)));
    }

    /** The item afterwards; empty where the seat is another's, and then nothing was changed. */
    private Optional<StoredItem> write(UpdateItemRequest.Builder update) {
        try {
            return Optional.of(LedgerItems.SHAPE.item(
                    client.updateItem(update.returnValues(ReturnValue.ALL_NEW).build())
                            .attributes()));
        } catch (ConditionalCheckFailedException _) {
            return Optional.empty();
        }
    }

    private static String until(int seat) {
        return LedgerItems.UNTIL + seat;
    }

    private static Map<String, AttributeValue> key() {
        // No edition has this name: '#' is not allowed in one.
        return Map.of(LedgerItems.EDITION, Values.text("#seats"), LedgerItems.PAGE, Values.number(0));
    }

    private record Held(String name, int number) {}

    /** One worker's seat while it works on a page; no number where SES's rate has no limit or nobody shares it. */
    final class Seat {
        private final Optional<Held> held;
        private Instant renewAfter;

        private Seat(Optional<Held> held) {
            this.held = held;
            this.renewAfter = nextRenewal();
        }

        private Instant nextRenewal() {
            return clock.instant().plus(RENEWED_AFTER);
        }

        /** Whether it is still this worker's: asked before each call, and written now and then. */
        boolean keep() {
            if (clock.instant().isAfter(renewAfter)) {
                renewAfter = nextRenewal();
                return held.map(seat -> hold(seat.name(), seat.number()).isPresent())
                        .orElse(true);
            }
            return true;
        }

        void leave() {
            held.ifPresent(seat -> Seats.this.leave(seat.name(), seat.number(), pacer.rise(seat.number())));
        }
    }
}
