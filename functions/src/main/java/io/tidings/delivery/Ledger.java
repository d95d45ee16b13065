package io.tidings.delivery;

import static io.tidings.delivery.LedgerItems.BOUNDARY;
import static io.tidings.delivery.LedgerItems.DONE;
import static io.tidings.delivery.LedgerItems.EDITION;
import static io.tidings.delivery.LedgerItems.ELIGIBLE;
import static io.tidings.delivery.LedgerItems.NEXT;
import static io.tidings.delivery.LedgerItems.OWNER;
import static io.tidings.delivery.LedgerItems.PAGE;
import static io.tidings.delivery.LedgerItems.UNTIL;
import static io.tidings.table.Values.millis;
import static io.tidings.table.Values.number;
import static io.tidings.table.Values.text;

import io.tidings.edition.EditionId;
import io.tidings.subscriber.MailReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * What became of each recipient of each edition: one small item a page, its roster and its clicks beside. Every write may arrive twice,
 * late, or after its writer was given up: facts are added to sets, and attempts need the lease. Thread-safe.
 */
public final class Ledger {
    private final DynamoDbClient client;
    private final String table;

    public Ledger(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    public static CreateTableRequest table(String name) {
        return LedgerItems.SHAPE.table(name);
    }

    /** Takes the lease, or says who has it. Asking again as the same owner is granted again. */
    Claim claim(PageKey page, String owner, Instant now, Duration length) {
        LedgerChange change = new LedgerChange()
                .set(OWNER, text(owner))
                .set(UNTIL, millis(now.plus(length)))
                .naming(DONE)
                .with("now", millis(now))
                .onCondition("attribute_not_exists(#done) AND (attribute_not_exists(#owner) OR #until <= :now)");
        try {
            var answer = client.updateItem(request(page, change)
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .build());
            return new Claim.Granted(LedgerItems.page(answer.attributes()));
        } catch (ConditionalCheckFailedException e) {
            return refused(LedgerItems.page(e.item()), owner);
        }
    }

    private static Claim refused(LedgerPage page, String owner) {
        if (page.done()) {
            return new Claim.AlreadyDone();
        }
        // The answer to our own claim was lost, and the SDK asked again.
        return page.owner().filter(owner::equals).isPresent()
                ? new Claim.Granted(page)
                : new Claim.LeasedElsewhere(page.until());
    }

    /** Who is on the page, once that is frozen. */
    public Optional<Roster> roster(PageKey page) {
        var answer = client.getItem(
                get -> get.tableName(table).key(LedgerItems.rosterKey(page)).consistentRead(true));
        return LedgerItems.roster(answer.item());
    }

    /** Keeps this roster, if there is none yet, and answers with the one that is kept. */
    Roster freeze(PageKey page, Roster roster) {
        try {
            client.putItem(put -> put.tableName(table)
                    .item(LedgerItems.roster(page, roster))
                    .conditionExpression("attribute_not_exists(#page)")
                    .expressionAttributeNames(Map.of("#page", PAGE))
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            return roster;
        } catch (ConditionalCheckFailedException _) {
            return roster(page).orElseThrow();
        }
    }

    /**
     * The boundary between two chunks: false when the lease is somebody else's now, and then nothing was changed. Nor is
     * anything by one that lingered, and comes when later ones are written: what it hands back may be under way again.
     */
    boolean advance(Lease lease, Boundary boundary) {
        return update(lease.page(), change(lease, boundary));
    }

    /** The same for a page whose open slots others may settle, and as it is afterwards; empty when the lease is somebody else's. */
    Optional<LedgerPage> advanceAndRead(Lease lease, Boundary boundary) {
        try {
            var answer = client.updateItem(request(lease.page(), change(lease, boundary))
                    .returnValues(ReturnValue.ALL_NEW)
                    .build());
            return Optional.of(LedgerItems.page(answer.attributes()));
        } catch (ConditionalCheckFailedException _) {
            return Optional.empty();
        }
    }

    private static LedgerChange change(Lease lease, Boundary boundary) {
        LedgerChange change = new LedgerChange()
                .addAll(boundary.facts())
                .add(boundary.track(), boundary.attempting())
                .delete(boundary.otherTrack(), boundary.past())
                .set(UNTIL, millis(boundary.until()))
                .setOnce(ELIGIBLE, number(boundary.eligible()));
        return asOwner(lease, boundary.number(), change);
    }

    /**
     * Lets go of the page.
     *
     * @param boundary above the number of each boundary that was asked for
     * @param forget the slots that are no longer attempted, settled or handed back
     */
    boolean release(
            Lease lease, int boundary, Map<Mark, SlotSet> facts, SlotSet forget, int eligible, Instant now, Rest rest) {
        LedgerChange change = new LedgerChange()
                .addAll(facts)
                .delete(Mark.EVEN, forget)
                .delete(Mark.ODD, forget)
                .set(UNTIL, millis(now))
                .setOnce(ELIGIBLE, number(eligible))
                .remove(OWNER);
        switch (rest) {
            case Rest.Nothing() -> change.set(DONE, AttributeValue.fromBool(true));
            case Rest.Later(Instant next) -> change.set(NEXT, millis(next));
            case Rest.Open(), Rest.Uncertain() -> {}
        }
        return update(lease.page(), asOwner(lease, boundary, change));
    }

    /**
     * Only in order: numbers go on from lease to lease, so that whom a claim that lingered made the owner again, after others
     * have been at work and have gone, does nothing either.
     */
    private static LedgerChange asOwner(Lease lease, int boundary, LedgerChange change) {
        return change.naming(OWNER)
                .with("me", text(lease.owner()))
                .set(BOUNDARY, number(boundary))
                .with("boundary", number(boundary))
                .onCondition("#owner = :me AND (attribute_not_exists(#boundary) OR #boundary <= :boundary)");
    }

    /**
     * Adds facts that are true whoever holds the lease. False, and nothing changed, when there is no such page or it has no
     * such slots: the caller may hold marks of a test mail or of somebody else's edition.
     */
    public boolean merge(PageKey page, Map<Mark, SlotSet> facts) {
        int last = facts.values().stream().mapToInt(SlotSet::last).max().orElse(-1);
        if (last < 0) {
            return true;
        }
        Map<Boolean, Map<Mark, SlotSet>> byLink = facts.entrySet().stream()
                .collect(Collectors.partitioningBy(
                        fact -> fact.getKey().isLink(), Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        Map<Mark, SlotSet> own = byLink.getOrDefault(false, Map.of());
        boolean merged = own.isEmpty() ? hasSlot(page, last) : mergeOwn(page, own, last);
        if (merged) {
            mergeClicks(page, byLink.getOrDefault(true, Map.of()));
        }
        return merged;
    }

    private boolean mergeOwn(PageKey page, Map<Mark, SlotSet> facts, int last) {
        return update(
                page,
                new LedgerChange()
                        .addAll(facts)
                        .naming(ELIGIBLE)
                        .with("last", number(last))
                        .onCondition("#eligible > :last"));
    }

    private boolean hasSlot(PageKey page, int slot) {
        return find(page).filter(known -> known.eligible().orElse(0) > slot).isPresent();
    }

    /** Beside the page's item: sets for each of many links would make that too large for DynamoDB. */
    private void mergeClicks(PageKey page, Map<Mark, SlotSet> clicks) {
        Map<Integer, LedgerChange> changes = new TreeMap<>();
        clicks.forEach((link, slots) -> changes.computeIfAbsent(LedgerItems.linkItem(link), _ -> new LedgerChange())
                .add(link, slots));
        changes.forEach((item, change) -> client.updateItem(
                request(LedgerItems.linksKey(page, item), change).build()));
    }

    /** Merges the facts about those slots that the page has; false when there is no such page. */
    public boolean mergeWhatFits(PageKey page, Map<Mark, SlotSet> facts) {
        OptionalInt eligible = find(page).map(LedgerPage::eligible).orElse(OptionalInt.empty());
        return eligible.isPresent() && merge(page, within(eligible.getAsInt(), facts));
    }

    private static Map<Mark, SlotSet> within(int eligible, Map<Mark, SlotSet> facts) {
        SlotSet all = SlotSet.upTo(eligible);
        return facts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, fact -> fact.getValue().common(all)));
    }

    /** A reader left by a link in this mail. */
    public void unsubscribed(MailReference mail) {
        merge(
                new PageKey(new EditionId(mail.edition()), mail.page()),
                Map.of(Mark.UNSUBSCRIBED, SlotSet.of(mail.slot())));
    }

    /** Makes it known that there is such a page, so that an edition can't end before it was worked on. */
    void announce(PageKey page, Instant now) {
        client.updateItem(
                request(page, new LedgerChange().setOnce(UNTIL, millis(now))).build());
    }

    /** Marks as done a page on which nothing was open when it was read. */
    boolean close(LedgerPage seen, Instant now) {
        return update(seen.key(), asSeen(seen, now, new LedgerChange().set(DONE, AttributeValue.fromBool(true))));
    }

    /** Opens attempted or rejected slots again. */
    boolean reopen(LedgerPage seen, SlotSet uncertain, Map<Reason, SlotSet> rejected, Instant now) {
        Instant later = seen.until().plusMillis(1);
        Instant until = later.isAfter(now) ? later : now;
        SlotSet refused = rejected.values().stream().reduce(SlotSet.EMPTY, SlotSet::plus);
        // Who was refused is still attempted, too, where their worker could only say so after it had lost the lease.
        SlotSet attempted = uncertain.plus(refused);
        SlotSet retried = rejected.entrySet().stream()
                .filter(reason -> reason.getKey().isOfTheMail())
                .map(Map.Entry::getValue)
                .reduce(SlotSet.EMPTY, SlotSet::plus);
        LedgerChange change = new LedgerChange()
                .set(UNTIL, millis(until))
                .add(Mark.RESENT, uncertain)
                .add(Mark.RETRIED, retried)
                .delete(Mark.EVEN, attempted)
                .delete(Mark.ODD, attempted)
                .delete(Mark.REJECTED, refused)
                .remove(DONE);
        rejected.forEach((reason, slots) -> change.delete(Mark.why(reason), slots));
        return update(seen.key(), asSeen(seen, now, change)) || isOpenSince(until, seen.key());
    }

    /** The answer to our own reopening was lost, and the SDK asked again. */
    private boolean isOpenSince(Instant until, PageKey page) {
        return find(page)
                .filter(found -> !found.done() && found.until().toEpochMilli() == until.toEpochMilli())
                .isPresent();
    }

    /**
     * Only if nobody works on the page, nor has since it was read: every claim, boundary, release and reopening moves its
     * {@code until}. A lease that ran out is taken from its holder: who comes back after this may add what SES said, and
     * hand nobody back.
     */
    private static LedgerChange asSeen(LedgerPage seen, Instant now, LedgerChange change) {
        return change.remove(OWNER)
                .naming(UNTIL, ELIGIBLE)
                .with("now", millis(now))
                .with("seen", millis(seen.until()))
                .onCondition("attribute_exists(#eligible) AND #until = :seen"
                        + " AND (attribute_not_exists(#owner) OR #until <= :now)");
    }

    /** Reads consistently. */
    public Optional<LedgerPage> find(PageKey page) {
        var answer = client.getItem(
                get -> get.tableName(table).key(LedgerItems.key(page)).consistentRead(true));
        return answer.hasItem() ? Optional.of(LedgerItems.page(answer.item())) : Optional.empty();
    }

    /** Every page that was ever claimed, in order, one at a time: rosters are not read. */
    public void forEachPage(EditionId edition, Consumer<LedgerPage> consumer) {
        QueryRequest query = pagesFrom(edition, 0).build();
        client.queryPaginator(query).items().forEach(item -> consumer.accept(LedgerItems.page(item)));
    }

    /** The same with the clicks on each link, which stand beside. */
    public void forEachPageWithClicks(EditionId edition, Consumer<LedgerPage> consumer) {
        QueryRequest query = QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("#edition = :links")
                .expressionAttributeNames(Map.of("#edition", EDITION))
                .expressionAttributeValues(Map.of(":links", LedgerItems.linksOf(edition)))
                .build();
        Clicks clicks = new Clicks(client.queryPaginator(query).items().iterator());
        forEachPage(edition, page -> consumer.accept(page.with(clicks.on(page.key()))));
    }

    /** Pages from that number on, those that were ever claimed, in order. Reads consistently. */
    public List<LedgerPage> pages(EditionId edition, int from, int most) {
        // Not the query's own limit alone: DynamoDB ends an answer at a megabyte, and pages with many opens are large.
        return client.queryPaginator(pagesFrom(edition, from).limit(most).build()).items().stream()
                .limit(most)
                .map(LedgerItems::page)
                .toList();
    }

    private QueryRequest.Builder pagesFrom(EditionId edition, int from) {
        return QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("#edition = :edition AND #page >= :first")
                .expressionAttributeNames(Map.of("#edition", EDITION, "#page", PAGE))
                .expressionAttributeValues(Map.of(":edition", text(edition.value()), ":first", number(from)));
    }

    /** The sum over all pages. */
    public EditionTally tally(EditionId edition) {
        EditionTally[] sum = {EditionTally.NONE};
        forEachPage(edition, page -> sum[0] = sum[0].plus(page));
        return sum[0];
    }

    private boolean update(PageKey page, LedgerChange change) {
        try {
            client.updateItem(request(page, change).build());
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private UpdateItemRequest.Builder request(PageKey page, LedgerChange change) {
        return request(LedgerItems.key(page), change);
    }

    private UpdateItemRequest.Builder request(Map<String, AttributeValue> key, LedgerChange change) {
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(key)
                .updateExpression(change.expression())
                .conditionExpression(change.condition().isEmpty() ? null : change.condition())
                .expressionAttributeNames(change.names())
                .expressionAttributeValues(change.values())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    }
}
