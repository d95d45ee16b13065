package io.tidings.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.embedded.TestServices;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A drop into the bucket tells by itself: a notification as S3 writes it. The embedded S3 has none. */
final class NotificationsOnLocalStack {

    private final S3Client s3 = TestServices.shared().s3Client();
    private final SqsClient sqs = TestServices.shared().sqsClient();

    @Test
    void aDropUnderItsPrefixIsToldAndOthersAreNot() {
        String bucket = TestServices.bucket("drop");
        String queue = TestServices.queue("told");
        notify(bucket, "articles/", queue);

        put(bucket, "newsletters/weekly.json", "{}");
        put(bucket, "articles/blog/one.json", "[]");

        assertThat(received(queue))
                .singleElement()
                .satisfies(message -> assertThat(message.body())
                        .contains("articles/blog/one.json")
                        .contains("ObjectCreated:Put"));
    }

    private void put(String bucket, String key, String text) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    private void notify(String bucket, String prefix, String queue) {
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        QueueConfiguration created = QueueConfiguration.builder()
                .queueArn(arn)
                .events(Event.S3_OBJECT_CREATED)
                .filter(filter -> filter.key(key -> key.filterRules(FilterRule.builder()
                        .name(FilterRuleName.PREFIX)
                        .value(prefix)
                        .build())))
                .build();
        s3.putBucketNotificationConfiguration(request -> request.bucket(bucket)
                .notificationConfiguration(configuration -> configuration.queueConfigurations(created)));
    }

    /** Waits for the first message that is not S3's own test of the queue, up to a minute. */
    private List<Message> received(String queue) {
        Instant end = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(end)) {
            List<Message> told = sqs
                    .receiveMessage(request ->
                            request.queueUrl(queue).waitTimeSeconds(10).maxNumberOfMessages(10))
                    .messages()
                    .stream()
                    .filter(message -> !message.body().contains("s3:TestEvent"))
                    .toList();
            if (!told.isEmpty()) {
                return told;
            }
        }
        return List.of();
    }
}
