package io.tidings.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.tidings.delivery.PageMessage;
import io.tidings.delivery.PageWorker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pages of an edition are to be sent. A message that fails comes again, the others of its batch do not. */
public final class SendHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(SendHandler.class);

    private final PageWorker worker;

    /** For Lambda: wired from the environment, and awake: see {@link Waking}. */
    public SendHandler() {
        this(Wiring.fromEnvironment());
    }

    private SendHandler(Wiring wiring) {
        Waking.beside(wiring::wakeTables);
        this(wiring.pageWorker());
        Waking.beside(worker::wake);
    }

    public SendHandler(PageWorker worker) {
        this.worker = worker;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return new SQSBatchResponse(event.getRecords().stream()
                .filter(message -> !isWorked(message, context))
                .map(message -> new BatchItemFailure(message.getMessageId()))
                .toList());
    }

    private boolean isWorked(SQSEvent.SQSMessage message, Context context) {
        try {
            worker.work(
                    PageMessage.parse(message.getBody()), () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
            return true;
        } catch (RuntimeException e) {
            LOG.error("The page message {} failed", message.getBody(), e);
            return false;
        }
    }
}
