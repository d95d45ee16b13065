package io.tidings.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * CPU of this whole process, its collector and compilers included, for work of milliseconds: contenders take turns, and
 * the median round counts.
 */
final class Cpu {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Work for so many mails; one call of it should take some 100 ms. */
    record Contender(String name, int mails, Runnable work) {}

    private Cpu() {}

    /** Nanoseconds of CPU since the process began. */
    static long nanos() {
        return PROCESS.getProcessCpuTime();
    }

    /** The median of each contender's microseconds of CPU a mail, in their order. */
    static double[] microsAMail(List<Contender> contenders, int warmRounds, int rounds) {
        List<double[]> micros = new ArrayList<>();
        contenders.forEach(_ -> micros.add(new double[rounds]));
        for (int round = -warmRounds; round < rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                Contender contender = contenders.get(i);
                long before = nanos();
                contender.work().run();
                double each = (nanos() - before) / 1_000.0 / contender.mails();
                if (round >= 0) {
                    micros.get(i)[round] = each;
                }
            }
        }
        return micros.stream()
                .mapToDouble(figures -> {
                    Arrays.sort(figures);
                    return figures[figures.length / 2];
                })
                .toArray();
    }
}
