package io.tidings.embedded.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.embedded.CountingSes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class InProcessServicesTest {
    private Instant now = Instant.parse("2026-03-02T07:00:00Z");
    private final InProcessServices services = new InProcessServices(() -> now, CountingSes.Memory.EVENTS);

    @Test
    void anObjectIsWrittenOnceWhereThatIsAskedFor() {
        var s3 = services.s3().build();
        s3.putObject(put -> put.bucket("b").key("a/k").ifNoneMatch("*"), RequestBody.fromString("one"));

        assertThatThrownBy(() ->
                        s3.putObject(put -> put.bucket("b").key("a/k").ifNoneMatch("*"), RequestBody.fromString("two")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
        assertThat(s3.getObjectAsBytes(get -> get.bucket("b").key("a/k")).asUtf8String())
                .isEqualTo("one");
        assertThatThrownBy(() -> s3.getObject(get -> get.bucket("b").key("none")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    @SuppressWarnings("unchecked") // the SDK's builders take arrays of lambdas
    void aMessageThatIsNotDeletedComesBackWhenItsTimeIsOver() {
        var sqs = services.sqs().build();
        String url = sqs.createQueue(create -> create.queueName("pages")).queueUrl();
        sqs.sendMessageBatch(send -> send.queueUrl(url)
                .entries(
                        one -> one.id("0").messageBody("now"),
                        later -> later.id("1").messageBody("later").delaySeconds(60)));

        assertThat(waiting(sqs, url)).isEqualTo("1 1 0");
        assertThat(received(sqs, url)).isEqualTo("now");
        assertThat(waiting(sqs, url)).isEqualTo("0 1 1");
        now = now.plus(Duration.ofSeconds(31));
        assertThat(received(sqs, url)).isEqualTo("now");
        now = now.plus(Duration.ofSeconds(29));
        assertThat(received(sqs, url)).isEqualTo("later");
    }

    private static String received(SqsClient sqs, String url) {
        return sqs.receiveMessage(receive -> receive.queueUrl(url))
                .messages()
                .getFirst()
                .body();
    }

    private static String waiting(SqsClient sqs, String url) {
        var counts = sqs.getQueueAttributes(ask -> ask.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES) + " "
                + counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED) + " "
                + counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    @Test
    void sesCountsWhomItAcceptedAndReportsIt() {
        send(services.ses().build(), "reader@example.org");

        assertThat(services.sesEndpoint().accepted("reader@example.org", "weekly-1"))
                .isEqualTo(1);
        assertThat(services.sesEndpoint().takeEvents())
                .hasSize(2)
                .allSatisfy(event -> assertThat(event).contains("\"edition\":[\"weekly-1\"]"))
                .anySatisfy(event -> assertThat(event).contains("\"Delivery\""));
        assertThat(services.sesEndpoint().takeEvents()).isEmpty();
    }

    @Test
    void anAnswerIsLostAfterEverythingWasDone() {
        services.faults(call -> new WireFault.LoseAnswer());
        var ses = services.ses()
                .overrideConfiguration(config -> config.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();

        assertThatThrownBy(() -> send(ses, "reader@example.org")).isInstanceOf(SdkClientException.class);

        assertThat(services.sesEndpoint().accepted()).isEqualTo(1);
    }

    @Test
    void theSdkRepeatsACallThatWasThrottled() {
        var calls = new AtomicInteger();
        services.faults(call -> calls.getAndIncrement() == 0
                ? new WireFault.Fail(400, "ProvisionedThroughputExceededException")
                : WireFault.NONE);
        var sqs = services.sqs()
                .overrideConfiguration(
                        config -> config.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                                .build()))
                .build();

        assertThat(sqs.createQueue(create -> create.queueName("again")).queueUrl())
                .endsWith("again");

        assertThat(calls).hasValue(2);
    }

    @Test
    void everythingCanBeAsItWas() {
        var s3 = services.s3().build();
        s3.putObject(put -> put.bucket("b").key("kept"), RequestBody.fromString("1"));
        var before = services.snapshot();
        s3.putObject(put -> put.bucket("b").key("gone"), RequestBody.fromString("2"));
        send(services.ses().build(), "reader@example.org");

        services.restore(before);

        assertThat(services.sesEndpoint().accepted("reader@example.org", "weekly-1"))
                .isZero();
        assertThat(s3.getObjectAsBytes(get -> get.bucket("b").key("kept")).asUtf8String())
                .isEqualTo("1");
        assertThatThrownBy(() -> s3.getObject(get -> get.bucket("b").key("gone")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @SuppressWarnings("unchecked") // the SDK's builders take arrays of lambdas
    private static void send(SesV2Client ses, String to) {
        ses.sendBulkEmail(send -> send.fromEmailAddress("news@example.org")
                .configurationSetName("tidings")
                .defaultEmailTags(tag -> tag.name("edition").value("weekly-1"))
                .defaultContent(content -> content.template(template -> template.templateData("{}")
                        .templateContent(text -> text.subject("s").html("h").text("t"))))
                .bulkEmailEntries(entry -> entry.destination(one -> one.toAddresses(to))
                        .replacementEmailContent(
                                row -> row.replacementTemplate(data -> data.replacementTemplateData("{}")))));
    }
}
