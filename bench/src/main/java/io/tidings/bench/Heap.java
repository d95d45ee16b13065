package io.tidings.bench;

import java.lang.management.ManagementFactory;

/** The most that was alive, looked at now and then after a full collection. Not thread-safe. */
final class Heap {
    private final int every;
    private int looks;
    private long most;
    private long nanos;

    /** Looks at each time that is a multiple of {@code every}. */
    Heap(int every) {
        this.every = every;
    }

    void look() {
        if (++looks % every == 0) {
            long before = Cpu.nanos();
            System.gc();
            most = Math.max(
                    most,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            nanos += Cpu.nanos() - before;
        }
    }

    /** CPU that looking took. */
    double millis() {
        return nanos / 1e6;
    }

    long most() {
        return most;
    }
}
