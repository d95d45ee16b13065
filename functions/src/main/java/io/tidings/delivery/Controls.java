package io.tidings.delivery;

import io.tidings.edition.Act;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.Editions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * What a person, or the machine on its own account, does to a send under way; workers ask here before each chunk.
 * Every act answers whether it did anything. Thread-safe.
 */
public final class Controls {
    private static final Logger LOG = LoggerFactory.getLogger(Controls.class);

    private static final Set<EditionState> CAN_BE_CANCELLED = Set.of(
            EditionState.HELD, EditionState.READY, EditionState.APPROVED, EditionState.SENDING, EditionState.PAUSED);

    private final DynamoDbClient client;
    private final Editions editions;
    private final KillSwitch killSwitch;

    public Controls(DynamoDbClient client, Editions editions, KillSwitch killSwitch) {
        this.client = client;
        this.editions = editions;
        this.killSwitch = killSwitch;
    }

    public boolean pause(EditionId edition, Act act) {
        boolean paused = editions.move(edition, Set.of(EditionState.SENDING), EditionState.PAUSED, act);
        if (paused) {
            LOG.warn("Paused {}: {}", edition, act);
        }
        return paused;
    }

    /** The pages that are left are put on the queue by the next tick. */
    public boolean resume(EditionId edition, Act act) {
        return editions.move(edition, Set.of(EditionState.PAUSED), EditionState.SENDING, act);
    }

    /** Who has not been mailed yet won't be; it can't be taken back. */
    public boolean cancel(EditionId edition, Act act) {
        return editions.move(edition, CAN_BE_CANCELLED, EditionState.CANCELLED, act);
    }

    public KillSwitch killSwitch() {
        return killSwitch;
    }

    /** Two consistent reads in one request; one by one where DynamoDB answers a part of it. */
    boolean maySend(EditionId edition) {
        Map<String, KeysAndAttributes> both = new HashMap<>(editions.stateQuestion(edition));
        both.putAll(killSwitch.question());
        BatchGetItemResponse answer = client.batchGetItem(get -> get.requestItems(both));
        if (!answer.unprocessedKeys().isEmpty()) {
            return editions.state(edition) == EditionState.SENDING
                    && killSwitch.find().isEmpty();
        }
        return editions.stateIn(answer.responses())
                        .filter(EditionState.SENDING::equals)
                        .isPresent()
                && killSwitch.in(answer.responses()).isEmpty();
    }
}
