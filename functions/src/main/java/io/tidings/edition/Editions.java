package io.tidings.edition;

import static io.tidings.table.Values.instant;
import static io.tidings.table.Values.millis;
import static io.tidings.table.Values.number;
import static io.tidings.table.Values.text;

import io.tidings.table.Bucket;
import io.tidings.table.Transactions;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The editions: a small item each, whose state changes only along {@link EditionState}, by conditional writes, each recorded
 * with who and when; and what each says, frozen in S3. Thread-safe.
 */
public final class Editions {

    /** How far back the tick looks for editions that are not over. */
    private static final int RECENT = 60;
    /** The oldest of them: more than are composed between two ticks. */
    private static final int GETTING_OLD = 6;
    /** Editions of one date sort by id: so many more are read, that the newest are surely among them. */
    private static final int SAME_DATE = 12;

    private final DynamoDbClient client;
    private final Transactions transactions;
    private final String table;
    private final FrozenObjects frozen;
    private final CarriedRecord carried;
    private final ComposingLock lock;

    public Editions(DynamoDbClient client, String table, Bucket bucket) {
        this.client = client;
        this.transactions = new Transactions(client);
        this.table = table;
        this.frozen = new FrozenObjects(bucket);
        this.carried = new CarriedRecord(bucket, frozen);
        this.lock = new ComposingLock(client, table);
    }

    /** The table's shape. */
    public static CreateTableRequest table(String name) {
        return EditionItems.SHAPE.table(name);
    }

    /** Reads consistently. */
    public Optional<Edition> find(EditionId id) {
        return EditionItems.SHAPE
                .found(client.getItem(get ->
                                get.tableName(table).key(EditionItems.key(id)).consistentRead(true))
                        .item())
                .map(EditionItems::edition);
    }

    /** Reads consistently; throws where there is none. */
    public Edition require(EditionId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("There is no edition " + id));
    }

    /** Reads consistently; throws where there is none. */
    public EditionState state(EditionId id) {
        return require(id).state();
    }

    /**
     * What to ask the table for, beside other tables in one request, to learn an edition's state and nothing else: a sender
     * does before each chunk.
     */
    public Map<String, KeysAndAttributes> stateQuestion(EditionId id) {
        return Map.of(
                table,
                KeysAndAttributes.builder()
                        .keys(List.of(EditionItems.key(id)))
                        .consistentRead(true)
                        .projectionExpression("#state")
                        .expressionAttributeNames(Map.of("#state", EditionItems.STATE))
                        .build());
    }

    /** The state that answers such a question; empty where the table's part of the answer is missing. */
    public Optional<EditionState> stateIn(Map<String, List<Map<String, AttributeValue>>> answers) {
        return answers.getOrDefault(table, List.of()).stream()
                .findFirst()
                .map(EditionItems.SHAPE::item)
                .map(EditionItems::state);
    }

    /** The newest editions of a newsletter by cut-off, newest first, read consistently. */
    public List<Edition> recent(NewsletterId newsletter, int most) {
        return client
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#newsletter = :newsletter")
                        .expressionAttributeNames(Map.of("#newsletter", EditionItems.NEWSLETTER))
                        .expressionAttributeValues(Map.of(":newsletter", text(newsletter.value())))
                        .scanIndexForward(false)
                        .consistentRead(true)
                        .limit(most + SAME_DATE))
                .items()
                .stream()
                .limit(most + SAME_DATE)
                .map(EditionItems.SHAPE::item)
                .map(EditionItems::edition)
                .sorted(Comparator.comparing(Edition::cutOff)
                        .thenComparing(Edition::id)
                        .reversed())
                .limit(most)
                .toList();
    }

    /** The newsletters that an edition was ever composed of, whatever became of their documents. */
    public List<NewsletterId> newsletters() {
        return frozen.newsletters();
    }

    /** Whether the tick would look after it, if it were not over. */
    public boolean isRecent(Edition edition) {
        return recent(edition.newsletter(), RECENT).stream()
                .anyMatch(recent -> recent.id().equals(edition.id()));
    }

    /** Whether so many newer ones follow that the tick is about to lose sight of it. */
    public boolean isGettingOld(Edition edition) {
        return recent(edition.newsletter(), RECENT - GETTING_OLD).stream()
                .noneMatch(recent -> recent.id().equals(edition.id()));
    }

    /** The recent editions of a newsletter that are not over, newest first: what the tick looks after. */
    public List<Edition> open(NewsletterId newsletter) {
        return recent(newsletter, RECENT).stream()
                .filter(edition -> !edition.state().over())
                .toList();
    }

    /** Writes it unless it exists; empty when it does. */
    public Optional<Edition> create(Edition edition) {
        try {
            client.putItem(put -> put.tableName(table)
                    .item(EditionItems.item(edition))
                    .conditionExpression("attribute_not_exists(#edition)")
                    .expressionAttributeNames(Map.of("#edition", EditionItems.EDITION)));
            return Optional.of(edition);
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes it, of which a composer made the first draft, unless it exists; false, and nothing written, also where another
     * edition was composed since the composer's turn began.
     *
     * @param gate what it said of this draft
     */
    boolean create(Edition edition, GateReport gate, ComposingLock.Turn turn) {
        Put put = Put.builder()
                .tableName(table)
                .item(EditionItems.item(edition))
                .conditionExpression("attribute_not_exists(#edition)")
                .expressionAttributeNames(Map.of("#edition", EditionItems.EDITION))
                .build();
        boolean created = inTurn(put, turn);
        if (created) {
            Attention.afterComposing(edition, gate);
        }
        return created;
    }

    /** Moves it to a state, if it is in one of those; false, and nothing changed, if it is not. */
    public boolean move(EditionId id, Set<EditionState> from, EditionState to, Act act) {
        return change(id, new StateChange(from, to, act, Map.of(), Map.of()));
    }

    /** Moves it to APPROVED, to be sent after that instant, if it is in one of those states and still the draft that was seen. */
    public boolean approve(Edition seen, Set<EditionState> from, Instant sendAfter, Act act) {
        return change(
                seen.id(),
                new StateChange(
                        from,
                        EditionState.APPROVED,
                        act,
                        Map.of(EditionItems.SEND_AFTER, instant(sendAfter)),
                        Map.of(EditionItems.DRAFT, number(seen.draft()))));
    }

    /**
     * Puts another draft in its place; false, and nothing changed, if anything was done to the edition since it was seen, or
     * if another edition was composed since the composer's turn began.
     */
    boolean replace(Edition seen, Edition next, ComposingLock.Turn turn) {
        return inTurn(replacing(seen, next), turn);
    }

    /** The same of a draft that has the articles of the one that was seen: it takes nothing from other editions. */
    boolean replace(Edition seen, Edition next) {
        return transactions.write(
                List.of(TransactWriteItem.builder().put(replacing(seen, next)).build()));
    }

    private Put replacing(Edition seen, Edition next) {
        return Put.builder()
                .tableName(table)
                .item(EditionItems.item(next))
                // Every act adds a change, and none is ever taken away.
                .conditionExpression("size(#changes) = :seen")
                .expressionAttributeNames(Map.of("#changes", EditionItems.CHANGES))
                .expressionAttributeValues(Map.of(":seen", number(seen.changes().size())))
                .build();
    }

    private boolean inTurn(Put put, ComposingLock.Turn turn) {
        return transactions.write(List.of(TransactWriteItem.builder().put(put).build(), lock.held(turn)));
    }

    /**
     * Moves it from APPROVED to SENDING in so many pages; false if it is not APPROVED, or was approved for another hour since it
     * was seen: who looked at it before a recall must not spare what was approved after it its cooling-off.
     */
    public boolean startSending(Edition seen, int pages, Act act) {
        return change(
                seen.id(),
                new StateChange(
                        Set.of(EditionState.APPROVED),
                        EditionState.SENDING,
                        act,
                        Map.of(EditionItems.PAGES, number(pages)),
                        seen.sendAfter()
                                .map(after -> Map.of(EditionItems.SEND_AFTER, instant(after)))
                                .orElse(Map.of())));
    }

    /** Lets workers go on, if it is being sent as it was seen: what was let go on since waits for its own attendance. */
    public void attended(Edition seen, Attendance attendance) {
        Map<String, AttributeValue> values = new HashMap<>();
        EditionItems.attendance(attendance).forEach((name, value) -> values.put(":" + name, value));
        values.put(":sending", text(EditionState.SENDING.name()));
        values.put(":seen", instant(seen.changedAt()));
        String queuedAt = attendance.queuedAt().isPresent() ? ", #queuedAt = :queuedAt" : " REMOVE #queuedAt";
        try {
            client.updateItem(update -> update.tableName(table)
                    .key(EditionItems.key(seen.id()))
                    .updateExpression("SET #goodUntil = :goodUntil" + queuedAt)
                    .conditionExpression("#state = :sending AND #changedAt = :seen")
                    .expressionAttributeNames(Map.of(
                            "#goodUntil", EditionItems.GOOD_UNTIL,
                            "#queuedAt", EditionItems.QUEUED_AT,
                            "#state", EditionItems.STATE,
                            "#changedAt", EditionItems.CHANGED_AT))
                    .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException _) {
            // Paused, cancelled or let go on again at this moment: the next tick looks again.
        }
    }

    /** A worker drops the message of a page that has work left: a tick must put it on the queue again. */
    public void dropped(EditionId id, Dropped why, Instant at) {
        try {
            client.updateItem(update -> update.tableName(table)
                    .key(EditionItems.key(id))
                    .updateExpression("SET #droppedAt = :at, #droppedFor = :why")
                    .conditionExpression(
                            "attribute_exists(#state) AND (attribute_not_exists(#droppedAt) OR #droppedAt < :at)")
                    .expressionAttributeNames(Map.of(
                            "#droppedAt", EditionItems.DROPPED_AT,
                            "#droppedFor", EditionItems.DROPPED_FOR,
                            "#state", EditionItems.STATE))
                    .expressionAttributeValues(Map.of(":at", millis(at), ":why", text(why.name()))));
        } catch (ConditionalCheckFailedException _) {
            // Another worker dropped one after this.
        }
    }

    private boolean change(EditionId id, StateChange change) {
        try {
            client.updateItem(change.write(table, id));
        } catch (ConditionalCheckFailedException e) {
            // Where the answer to the first try was lost, it is this very change that is found done.
            if (has(id, change.made())) {
                Attention.after(id, change.to(), change.act());
            }
            return false;
        }
        Attention.after(id, change.to(), change.act());
        return true;
    }

    private boolean has(EditionId id, Change change) {
        return find(id).filter(edition -> edition.changes().contains(change)).isPresent();
    }

    /** Writes what its first draft says, once and for all; false if that was written before, which then stands. */
    public boolean freeze(FrozenEdition edition) {
        return frozen.write(edition, Edition.FIRST_DRAFT);
    }

    /** Writes what a later draft says; false if another composer did so at the same instant, which then stands. */
    boolean freeze(FrozenEdition edition, int draft) {
        return frozen.write(edition, draft);
    }

    /** What it says; throws where it was never frozen. */
    public FrozenEdition frozen(EditionId id) {
        return frozen(require(id));
    }

    /** What this draft of it says; throws where it was never frozen. */
    public FrozenEdition frozen(Edition edition) {
        return frozen.read(edition);
    }

    /** What readers get of this draft of it; throws where it was never frozen. */
    public PrintedEdition printed(Edition edition) {
        return frozen.printed(edition);
    }

    /** What its first draft says, if it was ever frozen. */
    Optional<FrozenEdition> firstFrozen(EditionId id) {
        return frozen.first(id);
    }

    /** What those of these editions brought that count; {@code before} newest first. */
    Carried carried(NewsletterId newsletter, List<Edition> before, Instant now) {
        return carried.of(newsletter, before, now);
    }

    /** Lets one edition of a newsletter be composed at a time. */
    ComposingLock lock() {
        return lock;
    }
}
