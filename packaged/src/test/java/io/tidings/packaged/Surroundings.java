package io.tidings.packaged;

import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.EmbeddedServices;
import io.tidings.embedded.TestServices;
import io.tidings.function.Settings;
import io.tidings.function.Settings.TableNames;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** Tables, bucket and queue of their own for one test, as a deployment has them, and the environment that says so. */
record Surroundings(String bucket, String queue, String articles, String ledger, Map<String, String> environment) {

    private static final EmbeddedServices SERVICES = TestServices.shared();

    static Surroundings make() {
        String bucket = TestServices.bucket("packaged");
        String queue = TestServices.queue("packaged");
        TableNames tables = new TableNames(
                TestServices.table("articles"),
                TestServices.table("intake"),
                TestServices.table("subscribers"),
                TestServices.table("editions"),
                TestServices.table("ledger"),
                TestServices.table("stats"),
                TestServices.table("grouping"));
        tables.requests().forEach(Surroundings::table);
        Map<String, String> environment = new HashMap<>();
        environment.put(Settings.BUCKET, bucket);
        environment.put(Settings.PAGES_QUEUE, queue);
        environment.put(Settings.ARTICLES_TABLE, tables.articles());
        environment.put(Settings.INTAKE_TABLE, tables.intake());
        environment.put(Settings.SUBSCRIBERS_TABLE, tables.subscribers());
        environment.put(Settings.EDITIONS_TABLE, tables.editions());
        environment.put(Settings.LEDGER_TABLE, tables.ledger());
        environment.put(Settings.STATS_TABLE, tables.stats());
        environment.put(Settings.GROUPING_TABLE, tables.grouping());
        environment.put(Settings.CONFIGURATION_SET, "tidings");
        environment.put(Settings.BASE_URL, "https://digest.example.org");
        environment.put(Settings.CONCURRENCY, "2");
        environment.put(Settings.ADDRESS_KEY, "an address key for a test of the zip");
        environment.put(Settings.TOKEN_KEYS, "k1=a token key for a test of the zip");
        environment.put(Settings.SIGN_IN_ISSUER, Settings.NOBODY);
        environment.put("AWS_REGION", EmbeddedClients.REGION.id());
        environment.put("AWS_ACCESS_KEY_ID", EmbeddedClients.CREDENTIAL);
        environment.put("AWS_SECRET_ACCESS_KEY", EmbeddedClients.CREDENTIAL);
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", SERVICES.dynamo().toString());
        environment.put("AWS_ENDPOINT_URL_S3", SERVICES.s3().toString());
        environment.put("AWS_ENDPOINT_URL_SQS", SERVICES.sqs().toString());
        environment.put("AWS_ENDPOINT_URL_SESV2", SERVICES.ses().toString());
        return new Surroundings(bucket, queue, tables.articles(), tables.ledger(), Map.copyOf(environment));
    }

    /** Makes it and waits until it is there; its name. */
    static String table(CreateTableRequest request) {
        SERVICES.dynamoClient().createTable(request);
        SERVICES.dynamoClient().waiter().waitUntilTableExists(wait -> wait.tableName(request.tableName()));
        return request.tableName();
    }
}
