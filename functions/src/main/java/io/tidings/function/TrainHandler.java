package io.tidings.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;

/** The clock struck: trains the models that have something new to learn from. */
public final class TrainHandler implements RequestHandler<ScheduledEvent, String> {
    private final Tick tick;

    /** For Lambda: wired from the environment. */
    public TrainHandler() {
        this(Wiring.fromEnvironment().training());
    }

    public TrainHandler(Tick tick) {
        this.tick = tick;
    }

    /** Answers how many newsletters were looked after. */
    @Override
    public String handleRequest(ScheduledEvent event, Context context) {
        return tick.run() + " newsletters looked after";
    }
}
