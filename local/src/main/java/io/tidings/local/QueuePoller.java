package io.tidings.local;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Delivers a queue's messages to a function, one a batch as infra sets it up, and takes them off the queue unless the
 * function failed or named them among its failures. Thread-safe: run it on as many threads as there may be functions.
 */
final class QueuePoller {
    private static final Logger LOG = LoggerFactory.getLogger(QueuePoller.class);

    /** How soon a message that was handed back comes again; in AWS it is the queue's whole visibility timeout. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final SqsClient sqs;
    private final String queue;
    private final LambdaFunction<SQSEvent, SQSBatchResponse> function;

    QueuePoller(SqsClient sqs, String queue, LambdaFunction<SQSEvent, SQSBatchResponse> function) {
        this.sqs = sqs;
        this.queue = queue;
        this.function = function;
    }

    /** Receives once, waiting that long for a message; answers how many were delivered. */
    int poll(Duration wait, Stop stop) {
        var messages = sqs.receiveMessage(receive -> receive.queueUrl(queue)
                        .maxNumberOfMessages(1)
                        .waitTimeSeconds((int) wait.toSeconds())
                        .visibilityTimeout(
                                (int) function.timeout().plusSeconds(5).toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
        messages.forEach(message -> deliver(message, stop));
        return messages.size();
    }

    private void deliver(Message message, Stop stop) {
        if (succeeded(message, stop)) {
            sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
        } else {
            sqs.changeMessageVisibility(change -> change.queueUrl(queue)
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout((int) AGAIN.toSeconds()));
        }
    }

    private boolean succeeded(Message message, Stop stop) {
        try {
            var failures = function.invoke(event(message), stop).getBatchItemFailures();
            return failures == null || failures.isEmpty();
        } catch (RuntimeException e) {
            LOG.error("The message {} failed", message.body(), e);
            return false;
        }
    }

    private SQSEvent event(Message message) {
        var record = new SQSEvent.SQSMessage();
        record.setMessageId(message.messageId());
        record.setReceiptHandle(message.receiptHandle());
        record.setBody(message.body());
        record.setMd5OfBody(message.md5OfBody());
        record.setAttributes(attributes(message));
        record.setMessageAttributes(Map.of());
        record.setEventSource("aws:sqs");
        record.setEventSourceArn("arn:aws:sqs:us-east-1:000000000000:" + queue.substring(queue.lastIndexOf('/') + 1));
        record.setAwsRegion("us-east-1");
        var event = new SQSEvent();
        event.setRecords(List.of(record));
        return event;
    }

    private static Map<String, String> attributes(Message message) {
        var attributes = new HashMap<String, String>();
        message.attributes().forEach((name, value) -> attributes.put(name.toString(), value));
        return attributes;
    }
}
