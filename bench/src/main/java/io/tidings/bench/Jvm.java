package io.tidings.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM on the same class path: so that one contender's compiled code, garbage and threads are not another's. */
final class Jvm {
    /** As Lambda starts a function of 1 GB that has been warm for long: one small collector, all compilers. */
    static final List<String> WARM = List.of("-XX:+UseSerialGC", "-Xmx512m");

    /** As Lambda starts a function of 1 GB: the first compiler only, and a heap that begins at a 64th of the memory. */
    static final List<String> FRESH = List.of("-XX:+UseSerialGC", "-Xms16m", "-Xmx512m", "-XX:TieredStopAtLevel=1");

    private static final List<String> ALWAYS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Duser.timezone=UTC",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");

    private Jvm() {}

    static ProcessBuilder command(List<String> flags, String classPath, String main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ALWAYS);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** For a server in a JVM that was started here: it does not outlive who started it, however that one ends. */
    static void endWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> Thread.ofPlatform().daemon().start(() -> {
                    parent.onExit().join();
                    System.exit(1);
                }));
    }

    static Process start(List<String> flags, Class<?> main, String... arguments) {
        return start(command(flags, classPath(), main.getName(), List.of(arguments)));
    }

    static Process start(ProcessBuilder command) {
        try {
            return command.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Starting " + name(command), e);
        }
    }

    /** Runs it to its end and answers what it printed; throws when it failed. */
    static String run(List<String> flags, Class<?> main, String... arguments) {
        return run(command(flags, classPath(), main.getName(), List.of(arguments)));
    }

    /** Runs it to its end, printing as it does; throws when it failed. */
    static void show(List<String> flags, Class<?> main, String... arguments) {
        run(command(flags, classPath(), main.getName(), List.of(arguments))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT));
    }

    static String run(ProcessBuilder command) {
        Process process = start(command);
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(name(command) + " failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from " + name(command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while another JVM ran", e);
        } finally {
            process.destroy();
        }
    }

    /** Without the class path, which fills a screen. */
    private static String name(ProcessBuilder command) {
        return command.command().stream()
                .filter(word -> word.startsWith("io.tidings"))
                .findFirst()
                .orElse("a JVM");
    }
}
