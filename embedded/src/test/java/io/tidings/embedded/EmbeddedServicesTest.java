package io.tidings.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.utils.internal.SystemSettingUtilsTestBackdoor;

class EmbeddedServicesTest {
    @TempDir
    Path directory;

    @Test
    void tablesBucketsAndQueuesCanBeMadeAtOnce() {
        var services = TestServices.shared();
        var table = TestServices.table("articles");
        createTable(services.dynamoClient(), table);
        put(services.dynamoClient(), table, "a");
        var bucket = TestServices.bucket("drop");
        services.s3Client().putObject(b -> b.bucket(bucket).key("a/b.json"), RequestBody.fromString("{}"));
        var queue = TestServices.queue("pages");
        services.sqsClient().sendMessage(b -> b.queueUrl(queue).messageBody("hello"));

        assertThat(services.dynamoClient().scan(b -> b.tableName(table)).count())
                .isOne();
        assertThat(services.s3Client().listObjectsV2(b -> b.bucket(bucket)).contents())
                .hasSize(1);
        assertThat(services.sqsClient().receiveMessage(b -> b.queueUrl(queue)).messages())
                .hasSize(1);
    }

    @Test
    void aProxyOfTheEnvironmentDoesNotStandBefore() {
        for (var name : List.of("HTTP_PROXY", "HTTPS_PROXY")) {
            SystemSettingUtilsTestBackdoor.addEnvironmentVariableOverride(name, "http://127.0.0.1:9");
        }
        try (var sqs = EmbeddedClients.sqs(TestServices.shared().sqs()).build()) {
            assertThat(sqs.listQueues().sdkHttpResponse().isSuccessful()).isTrue();
        } finally {
            SystemSettingUtilsTestBackdoor.clearEnvironmentVariableOverrides();
        }
    }

    @Test
    void whatIsInADataDirectoryIsThereAfterARestart() {
        try (var services = EmbeddedServices.builder().dataDir(directory).start()) {
            createTable(services.dynamoClient(), "articles");
            put(services.dynamoClient(), "articles", "a");
            services.s3Client().createBucket(b -> b.bucket("drop"));
            services.s3Client().putObject(b -> b.bucket("drop").key("a/b.json"), RequestBody.fromString("{}"));
        }

        try (var services = EmbeddedServices.builder().dataDir(directory).start()) {
            assertThat(services.dynamoClient()
                            .scan(b -> b.tableName("articles"))
                            .count())
                    .isOne();
            assertThat(services.s3Client()
                            .getObjectAsBytes(b -> b.bucket("drop").key("a/b.json"))
                            .asUtf8String())
                    .isEqualTo("{}");
        }
    }

    /** While an object is being written, and after a kill meanwhile, the part that is there lies beside it. */
    @Test
    void whatIsHalfWrittenIsNotListed() throws IOException {
        try (var services = EmbeddedServices.builder().dataDir(directory).start()) {
            var s3 = services.s3Client();
            s3.createBucket(b -> b.bucket("drop"));
            for (var key : List.of("a/folder/", "a/one.json", "a/two.json", "b.json")) {
                s3.putObject(b -> b.bucket("drop").key(key), RequestBody.fromString(""));
            }
            Files.writeString(fileOf("one.json").resolveSibling("one.json-" + UUID.randomUUID()), "[{\"url");

            assertThat(s3.listObjectsV2Paginator(
                                    b -> b.bucket("drop").prefix("a/").maxKeys(1))
                            .contents())
                    .extracting(S3Object::key)
                    .containsExactly("a/folder/", "a/one.json", "a/two.json");
            assertThat(s3.listObjectsV2(b -> b.bucket("drop")).contents()).hasSize(4);
        }
    }

    private Path fileOf(String name) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    static void createTable(DynamoDbClient dynamo, String table) {
        dynamo.createTable(b -> b.tableName(table)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST));
    }

    private static void put(DynamoDbClient dynamo, String table, String id) {
        dynamo.putItem(b -> b.tableName(table).item(java.util.Map.of("id", AttributeValue.fromS(id))));
    }
}
