package io.tidings.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SesLogTest {
    private static final int KILOBYTES = 64;

    @TempDir
    Path directory;

    /** A process that may write so many kilobytes into a file sees what a full disk shows: a part is written, and then no more. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatADiskTookOfAnAppendThatFailedIsGone() throws Exception {
        var log = directory.resolve("ses.log");
        var child = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f " + KILOBYTES + " && exec \"$@\"",
                        "bash",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SesLogTest.class.getName(),
                        log.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(child.waitFor(Duration.ofSeconds(60))).isTrue();
        assertThat(child.exitValue()).isZero();

        var read = new ArrayList<LogEntry>();
        try (var reopened = new SesLog(log)) {
            reopened.forEach(0, (_, json) -> read.add(Json.read(json, LogEntry.class)));
        }
        assertThat(read).hasSize(30);
    }

    /** Ten entries; two hundred, which do not fit; and twenty. */
    public static void main(String[] arguments) throws Exception {
        try (var log = new SesLog(Path.of(arguments[0]))) {
            log.append(entries(10));
            try {
                log.append(entries(200));
                throw new AssertionError("All of it could be written");
            } catch (UncheckedIOException _) {
                log.append(entries(20));
            }
        }
    }

    private static List<LogEntry> entries(int number) {
        var entries = new ArrayList<LogEntry>();
        for (int i = 0; i < number; i++) {
            entries.add(new ReaderAct(ReaderAct.Kind.CLICK, "m" + i, "2026-01-05T08:00:00Z", "x".repeat(500), ""));
        }
        return entries;
    }
}
