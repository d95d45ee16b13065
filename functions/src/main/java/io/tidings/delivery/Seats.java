package io.tidings.delivery;

import io.tidings.table.StoredItem;
import io.tidings.table.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Who of several workers has which share of SES's rate: a seat is a number, held by one worker at a time, in one item of the
 * ledger's table. What a seat is worth is told by {@link Quota#share}. A seat makes no mail safe, only the rate: by clocks that
 * differ two may hold one for a while, and SES turns some of their calls away. Thread-safe.
 *
 * <pre>
 *   a page begins          one seat, or the page comes back later, and others know that somebody stands
 *   each five seconds      what is free besides is taken, while nobody stands; else one seat is kept
 *   a page ends            the seats are left, with how long what was sent on them counts
 * </pre>
 */
public final class Seats {
    /** After a kill so much of its share's time is lost: as long as a page's own lease, or little more. */
    static final Duration LEASE = Duration.ofSeconds(40);

    private static final Duration RENEWED_AFTER = Duration.ofSeconds(15);
    private static final Duration LOOKED_AFTER = Duration.ofSeconds(5);
    /** Long enough for who sits on several to look, and for who stands to come back: both do each five seconds. */
    private static final Duration STANDS_FOR = Duration.ofSeconds(12);
    /** On which one worker sits: what one update can say is limited. */
    private static final int MOST = 30;

    private static final String HOLDER = "holder";
    private static final String UNTIL = LedgerItems.UNTIL;
    private static final String USED = "used";
    private static final String STANDS = "stands";

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
            return Optional.of(new Seat("", Set.of()));
        }
        String name = names.get();
        while (true) {
            StoredItem item = read();
            OptionalInt free = free(item, name, seats).findFirst();
            if (free.isEmpty()) {
                stand(item);
                return Optional.empty();
            }
            Set<Integer> one = Set.of(free.getAsInt());
            if (sit(name, one)) {
                return Optional.of(new Seat(name, one));
            }
        }
    }

    private StoredItem read() {
        return LedgerItems.SHAPE.item(
                client.getItem(get -> get.tableName(ledgerTable).key(key()).consistentRead(true))
                        .item());
    }

    /** Each looks from another place on, so that workers who begin together are not after the same seat. */
    private IntStream free(StoredItem item, String name, int seats) {
        Instant now = clock.instant();
        int first = Math.floorMod(name.hashCode(), seats);
        return IntStream.range(0, seats)
                .map(number -> (first + number) % seats)
                .filter(seat -> !millis(item, UNTIL + seat).isAfter(now));
    }

    private static Instant millis(StoredItem item, String name) {
        return item.has(name) ? item.millis(name) : Instant.EPOCH;
    }

    /** Who sits on several leaves all but one. Written once for all who stand. */
    private void stand(StoredItem item) {
        Instant now = clock.instant();
        if (!millis(item, STANDS).isAfter(now.plus(LOOKED_AFTER))) {
            client.updateItem(update -> update.tableName(ledgerTable)
                    .key(key())
                    .updateExpression("SET #stands = :until")
                    .expressionAttributeNames(Map.of("#stands", STANDS))
                    .expressionAttributeValues(Map.of(":until", Values.millis(now.plus(STANDS_FOR)))));
        }
    }

    private boolean sit(String name, Collection<Integer> seats) {
        Optional<StoredItem> held = hold(name, seats);
        held.ifPresent(item -> seats.forEach(seat -> pacer.sit(seat, millis(item, USED + seat))));
        return held.isPresent();
    }

    /** All of them or none: empty when one is another's. */
    private Optional<StoredItem> hold(String name, Collection<Integer> seats) {
        Instant now = clock.instant();
        return write(new Change(seats)
                .saying("SET ", ", ", "#holder% = :me, #until% = :until")
                .onCondition("(attribute_not_exists(#until%) OR #until% <= :now OR #holder% = :me)")
                .with(":me", Values.text(name))
                .with(":until", Values.millis(now.plus(LEASE)))
                .with(":now", Values.millis(now)));
    }

    private void leave(String name, Collection<Integer> seats) {
        Instant usedUntil = pacer.rise(seats);
        var _ = write(new Change(seats)
                .saying("SET ", ", ", "#used% = :used")
                .saying("REMOVE ", ", ", "#holder%, #until%")
                .onCondition("#holder% = :me")
                .with(":me", Values.text(name))
                .with(":used", Values.millis(usedUntil)));
    }

    /** The item afterwards; empty where a seat is another's, and then nothing was changed. */
    private Optional<StoredItem> write(Change change) {
        try {
            var answer = client.updateItem(change.on(ledgerTable));
            return Optional.of(LedgerItems.SHAPE.item(answer.attributes()));
        } catch (ConditionalCheckFailedException _) {
            return Optional.empty();
        }
    }

    private static Map<String, AttributeValue> key() {
        // No edition has this name: '#' is not allowed in one.
        return Map.of(LedgerItems.EDITION, Values.text("#seats"), LedgerItems.PAGE, Values.number(0));
    }

    /** One update that says the same of several seats; in what it says their numbers stand for the percent signs. */
    private static final class Change {
        private final Collection<Integer> seats;
        private final StringBuilder expression = new StringBuilder();
        private String condition = "";
        private final Map<String, AttributeValue> values = new HashMap<>();

        Change(Collection<Integer> seats) {
            this.seats = seats;
        }

        Change saying(String verb, String between, String ofEach) {
            expression.append(verb).append(each(ofEach, between)).append(' ');
            return this;
        }

        Change onCondition(String ofEach) {
            condition = each(ofEach, " AND ");
            return this;
        }

        Change with(String name, AttributeValue value) {
            values.put(name, value);
            return this;
        }

        private String each(String text, String between) {
            return seats.stream()
                    .map(seat -> text.replace("%", Integer.toString(seat)))
                    .collect(Collectors.joining(between));
        }

        UpdateItemRequest on(String table) {
            Map<String, String> names = new HashMap<>();
            String said = expression + condition;
            for (int seat : seats) {
                for (String attribute : List.of(HOLDER, UNTIL, USED)) {
                    if (said.contains("#" + attribute)) {
                        names.put("#" + attribute + seat, attribute + seat);
                    }
                }
            }
            return UpdateItemRequest.builder()
                    .tableName(table)
                    .key(key())
                    .updateExpression(expression.toString().strip())
                    .conditionExpression(condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values)
                    .returnValues(ReturnValue.ALL_NEW)
                    .build();
        }
    }

    /** A worker's seats while it works on a page; none where SES's rate has no limit or nobody shares it. */
    final class Seat {
        private final String name;
        private final Set<Integer> numbers;
        private Instant renewAfter;
        private Instant lookAfter;

        private Seat(String name, Set<Integer> numbers) {
            this.name = name;
            this.numbers = new TreeSet<>(numbers);
            this.renewAfter = clock.instant().plus(RENEWED_AFTER);
            this.lookAfter = clock.instant().plus(LOOKED_AFTER);
        }

        /** Whether it is still this worker's: asked before each call, and written now and then. */
        boolean keep() {
            Instant now = clock.instant();
            if (numbers.isEmpty() || !now.isAfter(lookAfter)) {
                return true;
            }
            lookAfter = now.plus(LOOKED_AFTER);
            if (now.isAfter(renewAfter)) {
                renewAfter = now.plus(RENEWED_AFTER);
                if (hold(name, numbers).isEmpty()) {
                    return false;
                }
            }
            StoredItem item = read();
            if (millis(item, STANDS).isAfter(now)) {
                keepOne();
            } else {
                takeMore(item);
            }
            return true;
        }

        private void keepOne() {
            List<Integer> others = numbers.stream().skip(1).toList();
            if (!others.isEmpty()) {
                Seats.this.leave(name, others);
                others.forEach(numbers::remove);
            }
        }

        private void takeMore(StoredItem item) {
            int seats = pacer.seats();
            if (seats == 0) {
                return;
            }
            List<Integer> more = free(item, name, seats)
                    .limit(Math.max(0, MOST - numbers.size()))
                    .boxed()
                    .toList();
            if (!more.isEmpty() && sit(name, more)) {
                numbers.addAll(more);
            }
        }

        void leave() {
            if (!numbers.isEmpty()) {
                Seats.this.leave(name, numbers);
            }
        }
    }
}
