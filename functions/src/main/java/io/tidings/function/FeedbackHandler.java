package io.tidings.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;

/** Files of SES events were dropped under {@code events/}. */
public final class FeedbackHandler implements RequestHandler<S3Event, String> {
    /** For Lambda: wired from the environment. */
    public FeedbackHandler() {}

    @Override
    public String handleRequest(S3Event event, Context context) {
        throw new UnsupportedOperationException("not yet");
    }
}
