package io.tidings.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;

/** Objects were dropped under {@code articles/}. */
public final class IngestHandler implements RequestHandler<S3Event, String> {
    /** For Lambda: wired from the environment. */
    public IngestHandler() {}

    @Override
    public String handleRequest(S3Event event, Context context) {
        throw new UnsupportedOperationException("not yet");
    }
}
