package io.tidings.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.sesv2.model.GetAccountRequest;
import software.amazon.awssdk.services.sesv2.model.SendBulkEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/** Something that IAM is asked for before AWS does it: an action on a resource, and what a condition may ask about it. */
record Call(String action, String resource, Map<String, String> context) {

    private static final String SENDER = "ses:FromAddress";

    Call(String action, String resource) {
        this(action, resource, Map.of());
    }

    /** What a request is checked for. What this does not know is an error: a new request needs its line here. */
    static List<Call> of(SdkRequest request) {
        return switch (request) {
            case GetItemRequest get -> onTable("GetItem", get.tableName());
            case PutItemRequest put -> onTable("PutItem", put.tableName());
            case UpdateItemRequest update -> onTable("UpdateItem", update.tableName());
            case DeleteItemRequest delete -> onTable("DeleteItem", delete.tableName());
            case QueryRequest query ->
                onTable(
                        "Query",
                        query.indexName() == null
                                ? query.tableName()
                                : query.tableName() + "/index/" + query.indexName());
            case BatchGetItemRequest batch ->
                batch.requestItems().keySet().stream()
                        .flatMap(table -> onTable("BatchGetItem", table).stream())
                        .toList();
            case TransactWriteItemsRequest transaction ->
                transaction.transactItems().stream().flatMap(Call::of).toList();
            case GetObjectRequest get -> onObject("GetObject", get.bucket(), get.key());
            // spec: S3 HeadObject: "To use HEAD, you must have the s3:GetObject permission."
            case HeadObjectRequest head -> onObject("GetObject", head.bucket(), head.key());
            case PutObjectRequest put -> onObject("PutObject", put.bucket(), put.key());
            case DeleteObjectRequest delete -> onObject("DeleteObject", delete.bucket(), delete.key());
            case ListObjectsV2Request list -> List.of(new Call("s3:ListBucket", "arn:aws:s3:::" + list.bucket()));
            // spec: SQS: a batch of messages is allowed by sqs:SendMessage.
            case SendMessageBatchRequest send -> onQueue("SendMessage", send.queueUrl());
            case GetQueueAttributesRequest get -> onQueue("GetQueueAttributes", get.queueUrl());
            // spec: Service Authorization Reference, SES v2: SendBulkEmail knows no ses:FromAddress.
            case SendBulkEmailRequest _ -> List.of(new Call("ses:SendBulkEmail", Deployment.MAIL_IDENTITY));
            case SendEmailRequest letter -> byLetter(letter);
            case GetAccountRequest _ -> List.of(new Call("ses:GetAccount", "any"));
            default -> throw new IllegalArgumentException("Which right does " + request.getClass() + " need?");
        };
    }

    // spec: DynamoDB TransactWriteItems: allowed by the right to each of its parts; a check needs one of its own.
    private static Stream<Call> of(TransactWriteItem part) {
        return Stream.of(
                        part.put() == null
                                ? List.<Call>of()
                                : onTable("PutItem", part.put().tableName()),
                        part.update() == null
                                ? List.<Call>of()
                                : onTable("UpdateItem", part.update().tableName()),
                        part.delete() == null
                                ? List.<Call>of()
                                : onTable("DeleteItem", part.delete().tableName()),
                        part.conditionCheck() == null
                                ? List.<Call>of()
                                : onTable(
                                        "ConditionCheckItem",
                                        part.conditionCheck().tableName()))
                .flatMap(List::stream);
    }

    private static List<Call> onTable(String action, String table) {
        return List.of(new Call("dynamodb:" + action, "arn:" + table));
    }

    private static List<Call> onObject(String action, String bucket, String key) {
        return List.of(new Call("s3:" + action, "arn:aws:s3:::" + bucket + "/" + key));
    }

    private static List<Call> onQueue(String action, String url) {
        return List.of(new Call("sqs:" + action, "arn:" + url.substring(url.lastIndexOf('/') + 1)));
    }

    /** As in the sandbox, which is the strictest: recipients are verified there, and asked for as the sender is. */
    private static List<Call> byLetter(SendEmailRequest letter) {
        String sender = letter.fromEmailAddress().replaceFirst("(?s).*<(.*)>", "$1");
        return Stream.concat(
                        Stream.of(Deployment.MAIL_IDENTITY, Deployment.identity(sender)),
                        letter.destination().toAddresses().stream().map(Deployment::identity))
                .map(identity -> new Call("ses:SendEmail", identity, Map.of(SENDER, sender)))
                .toList();
    }
}
