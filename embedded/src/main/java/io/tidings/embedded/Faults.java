package io.tidings.embedded;

import java.util.concurrent.atomic.AtomicInteger;

/** A script of what goes wrong: asked once for each call, on the thread of the request. Must be thread-safe. */
@FunctionalInterface
public interface Faults {
    Fault of(SesCall call);

    /** Nothing ever goes wrong. */
    static Faults none() {
        return call -> new Fault.None();
    }

    /** The same fault on every call that sends mail. */
    static Faults onEverySend(Fault fault) {
        return call -> call.recipients().isEmpty() ? new Fault.None() : fault;
    }

    /** One fault on each of the next {@code times} calls that send mail. */
    static Faults onNextSends(int times, Fault fault) {
        var left = new AtomicInteger(times);
        return call -> !call.recipients().isEmpty() && left.getAndDecrement() > 0 ? fault : new Fault.None();
    }
}
