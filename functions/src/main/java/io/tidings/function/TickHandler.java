package io.tidings.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;

/** The clock struck: does what is due. What time it is, the tick asks its own clock: the event may be late. */
public final class TickHandler implements RequestHandler<ScheduledEvent, String> {
    private final Tick tick;

    /** For Lambda: wired from the environment. */
    public TickHandler() {
        this(Wiring.fromEnvironment().tick());
    }

    public TickHandler(Tick tick) {
        this.tick = tick;
    }

    /** Answers how many duties were done. */
    @Override
    public String handleRequest(ScheduledEvent event, Context context) {
        return tick.run() + " duties done";
    }
}
