package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.tidings.embedded.TestServices;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

final class QueuePollerTest {
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private final SqsClient sqs = TestServices.shared().sqsClient();
    private final String queue = TestServices.queue("polled");
    private final List<String> received = new CopyOnWriteArrayList<>();

    @Test
    void aMessageThatIsWorkedIsGone() {
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody("page 1"));
        var poller = poller(message -> new SQSBatchResponse(List.of()));

        assertThat(poller.poll(A_WHILE, new Stop())).isEqualTo(1);
        assertThat(poller.poll(Duration.ofSeconds(2), new Stop())).isZero();

        assertThat(received).containsExactly("page 1");
    }

    @Test
    void aMessageAmongTheFailuresComesAgain() {
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody("page 1"));
        var poller = poller(message -> received.size() > 1
                ? new SQSBatchResponse(List.of())
                : new SQSBatchResponse(List.of(new BatchItemFailure(message.getMessageId()))));

        poller.poll(A_WHILE, new Stop());
        poller.poll(A_WHILE, new Stop());

        assertThat(received).containsExactly("page 1", "page 1");
    }

    @Test
    void aMessageOfAFunctionThatThrowsComesAgain() {
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody("page 1"));
        var poller = poller(message -> {
            if (received.size() == 1) {
                throw new IllegalStateException("as the test wants it");
            }
            return new SQSBatchResponse(List.of());
        });

        poller.poll(A_WHILE, new Stop());
        poller.poll(A_WHILE, new Stop());

        assertThat(received).containsExactly("page 1", "page 1");
    }

    @Test
    void timeRunsOutEarlyWhenTheSystemIsBeingStopped() {
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody("page 1"));
        var stop = new Stop();
        var left = new CopyOnWriteArrayList<Integer>();
        var function = new LambdaFunction<>(
                SQSEvent.class,
                SQSBatchResponse.class,
                (event, context) -> {
                    left.add(context.getRemainingTimeInMillis());
                    stop.now();
                    left.add(context.getRemainingTimeInMillis());
                    return new SQSBatchResponse(List.of());
                },
                Duration.ofMinutes(5));

        new QueuePoller(sqs, queue, function).poll(A_WHILE, stop);

        assertThat(left.getFirst()).isGreaterThan(290_000);
        assertThat(left.getLast()).isLessThan(5_000);
    }

    private QueuePoller poller(Function<SQSEvent.SQSMessage, SQSBatchResponse> work) {
        var function = new LambdaFunction<>(
                SQSEvent.class,
                SQSBatchResponse.class,
                (event, context) -> {
                    var message = event.getRecords().getFirst();
                    received.add(message.getBody());
                    return work.apply(message);
                },
                Duration.ofMinutes(1));
        return new QueuePoller(sqs, queue, function);
    }
}
