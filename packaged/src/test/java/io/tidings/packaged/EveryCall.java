package io.tidings.packaged;

import io.tidings.function.Clients;
import io.tidings.function.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The main class of a JVM that has the zip: every call that our code makes of AWS, a line each of what came of it. It names
 * nothing of the SDK that our code does not name, as the zip holds nothing else.
 */
final class EveryCall {
    private final Clients clients = Clients.fromEnvironment(Settings.from(System.getenv()), System.getenv());
    private final DynamoDbClient dynamo = clients.dynamo();
    private final S3Client s3 = clients.s3();
    private final SqsClient sqs = clients.sqs();
    private final SesV2Client ses = clients.ses().get().build();

    private EveryCall() {}

    /** The names of a table with the key {@code id}, a bucket, and a queue's URL. */
    public static void main(String[] arguments) {
        EveryCall calls = new EveryCall();
        calls.ofDynamo(arguments[0]);
        calls.ofS3(arguments[1]);
        calls.ofSqs(arguments[2]);
        calls.ofSes();
    }

    private void ofDynamo(String table) {
        Map<String, AttributeValue> key = Map.of("id", AttributeValue.fromS("a"));
        tell("putItem", () -> put(table));
        tell("putItem where there is one", () -> put(table));
        tell(
                "getItem",
                () -> dynamo.getItem(get -> get.tableName(table).key(key))
                        .item()
                        .keySet());
        tell(
                "updateItem",
                () -> dynamo.updateItem(update -> update.tableName(table)
                                .key(key)
                                .updateExpression("ADD slots :two")
                                .expressionAttributeValues(Map.of(":two", AttributeValue.fromNs(List.of("1", "2"))))
                                .returnValues("ALL_NEW"))
                        .attributes()
                        .size());
        tell(
                "batchGetItem",
                () -> dynamo.batchGetItem(batch -> batch.requestItems(Map.of(
                                table,
                                KeysAndAttributes.builder().keys(List.of(key)).build())))
                        .responses()
                        .size());
        QueryRequest query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("id = :id")
                .expressionAttributeValues(Map.of(":id", AttributeValue.fromS("a")))
                .build();
        tell("query", () -> dynamo.query(query).items().size());
        tell(
                "queryPaginator",
                () -> dynamo.queryPaginator(query).items().stream().count());
        tell("transactWriteItems", () -> transact(table, "b"));
        tell("transactWriteItems where there is one", () -> transact(table, "a"));
        tell(
                "deleteItem",
                () -> dynamo.deleteItem(delete -> delete.tableName(table).key(key)));
    }

    private Object put(String table) {
        return dynamo.putItem(put -> put.tableName(table)
                .item(Map.of("id", AttributeValue.fromS("a")))
                .conditionExpression("attribute_not_exists(id)"));
    }

    private Object transact(String table, String id) {
        Put put = Put.builder()
                .tableName(table)
                .item(Map.of("id", AttributeValue.fromS(id)))
                .conditionExpression("attribute_not_exists(id)")
                .build();
        return dynamo.transactWriteItems(write ->
                write.transactItems(List.of(TransactWriteItem.builder().put(put).build())));
    }

    private void ofS3(String bucket) {
        tell("putObject", () -> put(bucket, "key"));
        tell("putObject where there is one", () -> put(bucket, "key"));
        tell("getObjectAsBytes", () -> read(bucket, "key"));
        tell("getObjectAsBytes of none", () -> read(bucket, "none"));
        tell("getObject", () -> stream(bucket, "key"));
        tell(
                "headObject",
                () -> s3.headObject(head -> head.bucket(bucket).key("key"))
                        .eTag()
                        .length());
        tell(
                "headObject of none",
                () -> s3.headObject(head -> head.bucket(bucket).key("none")));
        tell(
                "listObjectsV2Paginator",
                () -> s3.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
                        .count());
        tell(
                "listObjectsV2",
                () -> s3.listObjectsV2(
                                ListObjectsV2Request.builder().bucket(bucket).build())
                        .contents()
                        .size());
        tell(
                "deleteObject",
                () -> s3.deleteObject(delete -> delete.bucket(bucket).key("key")));
    }

    private Object put(String bucket, String key) {
        return s3.putObject(
                put -> put.bucket(bucket).key(key).ifNoneMatch("*").contentType("text/plain"),
                RequestBody.fromBytes(new byte[] {'4', '2'}));
    }

    private String read(String bucket, String key) {
        return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String();
    }

    private String stream(String bucket, String key) {
        try (InputStream in = s3.getObject(get -> get.bucket(bucket).key(key))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + key, e);
        }
    }

    private void ofSqs(String queue) {
        tell(
                "sendMessageBatch",
                () -> sqs.sendMessageBatch(batch -> batch.queueUrl(queue)
                                .entries(List.of(SendMessageBatchRequestEntry.builder()
                                        .id("0")
                                        .messageBody("text")
                                        .delaySeconds(0)
                                        .build())))
                        .failed()
                        .size());
        tell(
                "getQueueAttributes",
                () -> sqs.getQueueAttributes(ask ->
                                ask.queueUrl(queue).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                        .attributes()
                        .size());
    }

    private void ofSes() {
        tell("getAccount", () -> ses.getAccount(ask -> {}).sendQuota().maxSendRate() > 0);
        Content hello = Content.builder().data("Hello").charset("UTF-8").build();
        tell(
                "sendEmail",
                () -> ses.sendEmail(call -> call.fromEmailAddress("sender@example.org")
                                .destination(to -> to.toAddresses("ada@example.org"))
                                .content(content -> content.simple(message -> message.subject(hello)
                                        .body(body -> body.html(hello).text(hello)))))
                        .messageId()
                        .isEmpty());
    }

    private static void tell(String call, Supplier<?> made) {
        System.out.println(call + ": " + outcome(made));
    }

    /** What a call answered, or how it was refused. */
    static String outcome(Supplier<?> made) {
        try {
            Object answer = made.get();
            return answer.getClass().getName().startsWith("java.") ? answer.toString() : "done";
        } catch (TransactionCanceledException e) {
            return "TransactionCanceledException "
                    + e.cancellationReasons().stream()
                            .map(CancellationReason::code)
                            .toList();
        } catch (AwsServiceException e) {
            return e.getClass().getSimpleName() + " " + e.statusCode() + " "
                    + e.awsErrorDetails().errorCode();
        }
    }
}
