package io.tidings.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.embedded.TestServices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What is left of the SDK in the zip does every call our code makes, and understands every refusal our code knows. */
final class ShrunkSdkTest {
    private final Surroundings surroundings = Surroundings.make();

    @TempDir
    private Path task;

    @Test
    void everyCallIsMadeOutOfTheZip() throws Exception {
        String table = table();

        List<String> told =
                run(EveryCall.class, surroundings.environment(), table, surroundings.bucket(), surroundings.queue());

        assertThat(told)
                .containsExactly(
                        "putItem: done",
                        "putItem where there is one: ConditionalCheckFailedException 400 ConditionalCheckFailedException",
                        "getItem: [id]",
                        "updateItem: 2",
                        "batchGetItem: 1",
                        "query: 1",
                        "queryPaginator: 1",
                        "transactWriteItems: done",
                        "transactWriteItems where there is one: TransactionCanceledException [ConditionalCheckFailed]",
                        "deleteItem: done",
                        "putObject: done",
                        "putObject where there is one: S3Exception 412 PreconditionFailed",
                        "getObjectAsBytes: 42",
                        "getObjectAsBytes of none: NoSuchKeyException 404 NoSuchKey",
                        "getObject: 42",
                        "headObject: 34",
                        "headObject of none: NoSuchKeyException 404 NoSuchKey",
                        "listObjectsV2Paginator: 1",
                        "listObjectsV2: 1",
                        "deleteObject: done",
                        "sendMessageBatch: 0",
                        "getQueueAttributes: 1",
                        "getAccount: true",
                        "sendEmail: false");
        assertThat(told.stream().map(line -> line.replaceFirst("[ :].*", "")))
                .containsAll(handedOn("LateDynamo"))
                .containsAll(handedOn("LateS3"))
                .containsAll(handedOn("LateSqs"));
    }

    @Test
    void everyRefusalIsUnderstoodAndThrottlingPasses() throws Exception {
        try (RefusingServices refusing = new RefusingServices()) {
            Map<String, String> environment = new HashMap<>(surroundings.environment());
            environment.keySet().removeIf(name -> name.startsWith("AWS_ENDPOINT_URL"));
            environment.put("AWS_ENDPOINT_URL", refusing.endpoint().toString());
            environment.put("AWS_ENDPOINT_URL_SESV2", refusing.endpoint() + "/refuse-TooManyRequestsException-429");

            assertThat(run(EveryRefusal.class, environment))
                    .containsExactly(
                            "ConditionalCheckFailedException-400: ConditionalCheckFailedException 400 ConditionalCheckFailedException",
                            "TransactionConflictException-400: TransactionConflictException 400 TransactionConflictException",
                            "ResourceNotFoundException-400: ResourceNotFoundException 400 ResourceNotFoundException",
                            "ValidationException-400: DynamoDbException 400 ValidationException",
                            "once-ProvisionedThroughputExceededException-400: done",
                            "once-ThrottlingException-400: done",
                            "once-InternalServerError-500: done",
                            "NoSuchKey-404: NoSuchKeyException 404 NoSuchKey",
                            "AccessDenied-403: AccessDeniedException 403 AccessDenied",
                            "once-SlowDown-503: done",
                            "once-InternalError-500: done",
                            "PreconditionFailed-412: S3Exception 412 PreconditionFailed",
                            "ConditionalRequestConflict-409: S3Exception 409 ConditionalRequestConflict",
                            "QueueDoesNotExist-400: QueueDoesNotExistException 400 QueueDoesNotExist",
                            "once-ThrottlingException-400: done",
                            "TooManyRequestsException-429: TooManyRequestsException 429 TooManyRequestsException",
                            "LimitExceededException-400: LimitExceededException 400 LimitExceededException",
                            "AccountSuspendedException-400: AccountSuspendedException 400 AccountSuspendedException",
                            "SendingPausedException-400: SendingPausedException 400 SendingPausedException",
                            "MailFromDomainNotVerifiedException-400: MailFromDomainNotVerifiedException 400"
                                    + " MailFromDomainNotVerifiedException",
                            "MessageRejected-400: MessageRejectedException 400 MessageRejected",
                            "BadRequestException-400: BadRequestException 400 BadRequestException",
                            "NotFoundException-404: NotFoundException 404 NotFoundException",
                            "InternalFailure-500: SesV2Exception 500 InternalFailure",
                            "sendBulkEmail: TooManyRequestsException 429 TooManyRequestsException");
        }
    }

    /** The calls that a late client names, which are all that our code makes. */
    private static Set<String> handedOn(String lateClient) throws ClassNotFoundException {
        return Arrays.stream(Class.forName("io.tidings.function." + lateClient).getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(java.lang.reflect.Method::getName)
                .filter(name -> !Set.of("serviceName", "close").contains(name))
                .collect(Collectors.toSet());
    }

    private List<String> run(Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Zip.built().unpack(task);
        // Behind the zip: this module's tests, of which the JVM wants its main class.
        ProcessBuilder builder = TaskJvm.of(
                task, List.of(main), environment, List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=off"), main);
        builder.command().addAll(List.of(arguments));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    private static String table() {
        return Surroundings.table(CreateTableRequest.builder()
                .tableName(TestServices.table("calls"))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build())
                .build());
    }
}
