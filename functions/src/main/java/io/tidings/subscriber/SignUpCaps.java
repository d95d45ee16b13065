package io.tidings.subscriber;

import static io.tidings.table.Values.number;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Keeps the confirmation mail from being used to bomb an inbox: so many a day to one, over all newsletters and however its
 * address is written, and so many sign-ups an hour from one origin. The day and the hour are part of the counter's key, so that a counter that
 * DynamoDB hasn't removed yet counts nothing.
 */
final class SignUpCaps {

    static final int MAILS_A_DAY = 3;
    static final int SIGN_UPS_AN_HOUR = 50;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final DynamoDbClient client;
    private final String table;

    SignUpCaps(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    boolean allowInbox(String inboxHash, Instant now) {
        return count("!asks-address#", inboxHash, DAY.format(now), MAILS_A_DAY, now.plus(Duration.ofDays(2)));
    }

    boolean allowOrigin(String originHash, Instant now) {
        return count("!asks-origin#", originHash, HOUR.format(now), SIGN_UPS_AN_HOUR, now.plus(Duration.ofHours(2)));
    }

    private boolean count(String slot, String who, String period, int most, Instant expires) {
        try {
            client.updateItem(update -> update.tableName(table)
                    .key(Items.key(slot + who.charAt(0), who + "#" + period))
                    .updateExpression("ADD #count :one SET #expires = :expires")
                    .conditionExpression("attribute_not_exists(#count) OR #count < :most")
                    .expressionAttributeNames(Map.of("#count", "count", "#expires", Items.EXPIRES))
                    .expressionAttributeValues(Map.of(
                            ":one", number(1),
                            ":most", number(most),
                            ":expires", number(expires.getEpochSecond()))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }
}
