package io.tidings.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** The pages to be sent, and two queues for what failed: pages tried five times, and events no function could take. */
final class Queues {

    /** Twice as long as a worker may run: a page that died with its worker comes back soon, and never while one is at it. */
    private static final Duration VISIBILITY = Duration.minutes(10);

    /** How long what failed waits for somebody: as long as SQS keeps anything. */
    static final Duration KEPT = Duration.days(14);

    private final Queue pages;
    private final Queue deadPages;
    private final Queue deadEvents;

    Queues(Construct scope) {
        deadPages = dead(scope, "PagesDead");
        deadEvents = dead(scope, "EventsDead");
        pages = Queue.Builder.create(scope, "Pages")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .visibilityTimeout(VISIBILITY)
                .retentionPeriod(Duration.days(4))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(deadPages)
                        .maxReceiveCount(5)
                        .build())
                .build();
    }

    Queue pages() {
        return pages;
    }

    Queue deadPages() {
        return deadPages;
    }

    Queue deadEvents() {
        return deadEvents;
    }

    private static Queue dead(Construct scope, String id) {
        Queue queue = Queue.Builder.create(scope, id)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(KEPT)
                .build();
        Explained.suppress(queue, "AwsSolutions-SQS3", "It is a dead-letter queue itself.");
        return queue;
    }
}
