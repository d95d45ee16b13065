package io.tidings.embedded;

import static io.tidings.embedded.SesCalls.simple;

import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes to all services for ever, and says each number once everything about it was acknowledged; made to be killed. */
final class KillTarget {
    private KillTarget() {}

    static void main(String[] arguments) {
        var services = EmbeddedServices.builder().dataDir(Path.of(arguments[0])).start();
        EmbeddedServicesTest.createTable(services.dynamoClient(), "numbers");
        services.s3Client().createBucket(b -> b.bucket("numbers"));
        for (int i = 0; ; i++) {
            var number = Integer.toString(i);
            services.dynamoClient()
                    .putItem(b -> b.tableName("numbers").item(Map.of("id", AttributeValue.fromS(number))));
            services.s3Client().putObject(b -> b.bucket("numbers").key(number), RequestBody.fromString(number));
            services.sesClient().sendEmail(simple("a" + number + "@example.org").build());
            System.out.println("done " + number);
        }
    }
}
