package io.tidings.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The queue of pages to work on. Messages may get lost or come twice: nothing hangs on them but speed. Each edition is a group
 * of its own, so that SQS hands out a small edition's pages while a large one's wait (ADR 23). Thread-safe.
 */
public final class PageQueue {
    // spec: SQS SendMessageBatch: "up to 10 messages"
    private static final int BATCH = 10;
    private static final int TRIES = 3;

    private final SqsClient sqs;
    private final String queueUrl;

    public PageQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /** Sends all; messages that SQS fails to take are tried again, and then it throws. */
    public void sendAll(List<PageMessage> messages) {
        for (int from = 0; from < messages.size(); from += BATCH) {
            sendBatch(messages.subList(from, Math.min(messages.size(), from + BATCH)), Duration.ZERO);
        }
    }

    /** Sends a message that can be received after a while. */
    public void sendLater(PageMessage message, Duration delay) {
        sendBatch(List.of(message), delay);
    }

    private void sendBatch(List<PageMessage> messages, Duration delay) {
        List<PageMessage> left = messages;
        List<BatchResultErrorEntry> failed = List.of();
        for (int attempt = 0; attempt < TRIES && !left.isEmpty(); attempt++) {
            List<PageMessage> sending = left;
            failed = sqs.sendMessageBatch(batch -> batch.queueUrl(queueUrl).entries(entries(sending, delay)))
                    .failed();
            left = failed.stream()
                    .map(failure -> sending.get(Integer.parseInt(failure.id())))
                    .toList();
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException("SQS took all but " + left.size() + " page messages: "
                    + failed.getFirst().message());
        }
    }

    private static List<SendMessageBatchRequestEntry> entries(List<PageMessage> messages, Duration delay) {
        return new ArrayList<>(IntStream.range(0, messages.size())
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody(messages.get(i).toJson())
                        .messageGroupId(messages.get(i).edition().value())
                        .delaySeconds((int) delay.toSeconds())
                        .build())
                .toList());
    }

    /** About how many messages wait or are being worked on. */
    public long waiting() {
        var counts = sqs.getQueueAttributes(ask -> ask.queueUrl(queueUrl)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return counts.values().stream().mapToLong(Long::parseLong).sum();
    }
}
