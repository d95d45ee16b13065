package io.tidings.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;

/** The clock struck: does what is due. */
public final class TickHandler implements RequestHandler<ScheduledEvent, String> {
    /** For Lambda: wired from the environment. */
    public TickHandler() {}

    @Override
    public String handleRequest(ScheduledEvent event, Context context) {
        throw new UnsupportedOperationException("not yet");
    }
}
