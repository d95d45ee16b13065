package io.tidings.local;

import io.tidings.function.Clients;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Makes the tables, the bucket and the queues, where they are not there yet. */
final class Provisioning {
    private static final String TRIES_BEFORE_DEAD = "5";

    private final Clients clients;

    Provisioning(Clients clients) {
        this.clients = clients;
    }

    Resources provide(Duration pageTimeout) {
        Resources.TABLES.requests().forEach(this::table);
        bucket(Resources.BUCKET);
        var dead = queue("tidings-pages-dead", Map.of());
        var pages = queue(
                "tidings-pages",
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        Long.toString(pageTimeout.plusSeconds(5).toSeconds()),
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + arn(dead) + "\",\"maxReceiveCount\":\"" + TRIES_BEFORE_DEAD
                                + "\"}"));
        return new Resources(Resources.BUCKET, Resources.TABLES, pages, dead);
    }

    private void table(CreateTableRequest shape) {
        try {
            clients.dynamo().createTable(shape);
        } catch (ResourceInUseException _) {
            // It is there already: the data directory, or whoever runs the endpoint, kept it.
        }
        try (var waiter = clients.dynamo().waiter()) {
            waiter.waitUntilTableExists(table -> table.tableName(shape.tableName()));
        }
    }

    private void bucket(String name) {
        try {
            clients.s3().headBucket(head -> head.bucket(name));
        } catch (NoSuchBucketException e) {
            clients.s3().createBucket(create -> create.bucket(name));
        } catch (S3Exception e) {
            if (e.statusCode() != 404) {
                throw e;
            }
            clients.s3().createBucket(create -> create.bucket(name));
        }
    }

    private String queue(String name, Map<QueueAttributeName, String> attributes) {
        return clients.sqs()
                .createQueue(create -> create.queueName(name).attributes(new HashMap<>(attributes)))
                .queueUrl();
    }

    private String arn(String queue) {
        var attributes = clients.sqs()
                .getQueueAttributes(get -> get.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes();
        return Objects.requireNonNull(attributes.get(QueueAttributeName.QUEUE_ARN), "the queue's ARN");
    }
}
