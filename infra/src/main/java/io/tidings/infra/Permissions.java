package io.tidings.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.sqs.Queue;

/** What one function's role may do: named actions on named tables, prefixes and queues, and nothing else. */
final class Permissions {

    private final Role role;
    private final Storage storage;

    Permissions(Role role, Storage storage) {
        this.role = role;
        this.storage = storage;
    }

    /** Named without the service: {@code on(table, "GetItem")}. */
    Permissions on(CfnTable table, String... actions) {
        return allow(named("dynamodb:", actions), List.of(table.getAttrArn()));
    }

    /** Queries the table's indexes, which is nothing that a right on the table itself allows. */
    Permissions onIndexesOf(CfnTable table) {
        Explained.wildcard(role, "/index/*", "Every index of a table that it may query.");
        return allow(named("dynamodb:", "Query"), List.of(table.getAttrArn() + "/index/*"));
    }

    /** Named without the service, on the objects under a prefix. */
    Permissions under(String prefix, String... actions) {
        Explained.wildcard(role, "/" + prefix + "*", "Every object under this prefix, whose names others choose.");
        return allow(named("s3:", actions), List.of(storage.arn() + "/" + prefix + "*"));
    }

    /**
     * Lists the bucket's names. Every reader may: without this right S3 answers "forbidden" where it should say that there
     * is no such object.
     */
    Permissions look() {
        return allow(List.of("s3:ListBucket"), List.of(storage.arn()));
    }

    /** Puts messages on the queue, and asks how many wait there. */
    Permissions sendTo(Queue queue) {
        return allow(List.of("sqs:SendMessage", "sqs:GetQueueAttributes"), List.of(queue.getQueueArn()));
    }

    /**
     * Sends editions as this domain with this configuration set. SES checks a bulk call of its second API against names of
     * both APIs; all of them are the one right to send.
     */
    Permissions sendEditions(Mail mail) {
        return sendMail(
                mail, List.of("ses:SendBulkEmail", "ses:SendBulkTemplatedEmail", "ses:SendEmail", "ses:SendRawEmail"));
    }

    /** Sends single mails, such as confirmations, as this domain with this configuration set. */
    Permissions sendLetters(Mail mail) {
        return sendMail(mail, List.of("ses:SendEmail", "ses:SendRawEmail"));
    }

    private Permissions sendMail(Mail mail, List<String> actions) {
        Explained.wildcard(role, ":template/*", "An inline template has no name to be allowed by.");
        Explained.wildcard(
                role, ":identity/*", "Whom SES has verified is not known here; the sender must be of the mail domain.");
        allow(actions, mail.sendingArns());
        // SES checks a sender that is verified by itself under its own name, and in the sandbox each recipient's
        // identity as well. Its reference names this key for all of these calls but SendBulkEmail: where it is
        // missing, nothing is allowed.
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(mail.anyIdentity()))
                .conditions(Map.of("StringLike", Map.of("ses:FromAddress", mail.anySender())))
                .build());
        return this;
    }

    Permissions readSendingQuota() {
        Explained.wildcard(role, "^Resource::*", "The quota belongs to the account: the action knows no resource.");
        return allow(List.of("ses:GetAccount"), List.of("*"));
    }

    private Permissions allow(List<String> actions, List<String> resources) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build());
        return this;
    }

    private static List<String> named(String service, String... actions) {
        return Stream.of(actions).map(action -> service + action).toList();
    }
}
