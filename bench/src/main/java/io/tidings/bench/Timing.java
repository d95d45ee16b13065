package io.tidings.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A plain warmed harness for work that takes microseconds: contenders take turns in short rounds, so that noise from the
 * machine meets all of them alike, and the median round counts. Time is the thread's own CPU time, so that a busy machine
 * slows nothing on paper; what the garbage collector does in its threads is not in it, but the garbage is shown.
 */
final class Timing {

    private static final long ROUND_NANOS = 40_000_000L;
    private static final int WARM_ROUNDS = 25;
    private static final int ROUNDS = 41;

    /** What one call costs. */
    record Cost(double micros, long bytesAllocated) {}

    /** Something to measure; it is given a running number and returns what it made, so that nothing is optimised away. */
    record Contender(String name, IntFunction<byte[]> work) {}

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @SuppressWarnings("unused") // written so that the work has an effect
    private static volatile int sink;

    private Timing() {}

    /** The median cost of each contender, in their order. */
    static List<Cost> measure(List<Contender> contenders) {
        double[][] rounds = new double[contenders.size()][ROUNDS];
        for (int round = -WARM_ROUNDS; round < ROUNDS; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                double micros = round(contenders.get(i).work());
                if (round >= 0) {
                    rounds[i][round] = micros;
                }
            }
        }
        List<Cost> costs = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            Arrays.sort(rounds[i]);
            costs.add(
                    new Cost(rounds[i][ROUNDS / 2], allocated(contenders.get(i).work())));
        }
        return costs;
    }

    private static double round(IntFunction<byte[]> work) {
        long start = THREADS.getCurrentThreadCpuTime();
        long elapsed = 0;
        int calls = 0;
        int lengths = 0;
        while (elapsed < ROUND_NANOS) {
            for (int i = 0; i < 16; i++) {
                lengths += work.apply(calls++).length;
            }
            elapsed = THREADS.getCurrentThreadCpuTime() - start;
        }
        sink = lengths;
        return elapsed / 1_000.0 / calls;
    }

    private static long allocated(IntFunction<byte[]> work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000; i++) {
            sink = work.apply(i).length;
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / 1_000;
    }
}
