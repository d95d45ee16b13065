package io.tidings.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

/** Pages of an edition are to be sent. */
public final class SendHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    /** For Lambda: wired from the environment. */
    public SendHandler() {}

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        throw new UnsupportedOperationException("not yet");
    }
}
