package io.tidings.infra;

import java.util.ArrayList;
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

    /** Named without the service: {@code on(table, "GetItem")}. Indexes come with a {@code Query}. */
    Permissions on(CfnTable table, String... actions) {
        List<String> resources = new ArrayList<>(List.of(table.getAttrArn()));
        if (List.of(actions).contains("Query") && table.getGlobalSecondaryIndexes() != null) {
            resources.add(table.getAttrArn() + "/index/*");
            Explained.wildcard(role, "/index/*", "Every index of a table that it may query.");
        }
        return allow(named("dynamodb:", actions), resources);
    }

    /** Named without the service, on the objects under a prefix. */
    Permissions under(String prefix, String... actions) {
        Explained.wildcard(role, "/" + prefix + "*", "Every object under this prefix, whose names others choose.");
        return allow(named("s3:", actions), List.of(storage.arn() + "/" + prefix + "*"));
    }

    /** Lists the bucket, but only under these prefixes. */
    Permissions list(String... prefixes) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("s3:ListBucket"))
                .resources(List.of(storage.arn()))
                .conditions(Map.of(
                        "StringLike",
                        Map.of(
                                "s3:prefix",
                                Stream.of(prefixes).map(prefix -> prefix + "*").toList())))
                .build());
        return this;
    }

    Permissions sendTo(Queue queue) {
        return allow(List.of("sqs:SendMessage"), List.of(queue.getQueueArn()));
    }

    /**
     * Sends mail as this domain with this configuration set. SES checks a call of its second API against the names of
     * both APIs' actions; all of them are the one right to send.
     */
    Permissions sendMail(Mail mail) {
        Explained.wildcard(role, ":template/*", "An inline template has no name to be allowed by.");
        return allow(
                List.of("ses:SendEmail", "ses:SendRawEmail", "ses:SendBulkEmail", "ses:SendBulkTemplatedEmail"),
                mail.sendingArns());
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
