package io.tidings.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code tidings up --data} in a JVM of its own, to be killed; SES is where the test says. */
final class ChildSystem {
    private final Path directory;
    private final Process process;

    private ChildSystem(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /** Starts one; its data stay in the directory for the next. */
    static ChildSystem start(Path directory, URI ses, Instant at, List<String> more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                        .orElse(System.getProperty("java.class.path")),
                Main.class.getName(),
                "up",
                "--port",
                "0",
                "--data",
                directory.resolve("data").toString(),
                "--at",
                at.toString()));
        command.addAll(more);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("up.log").toFile()));
        builder.environment().put("AWS_ENDPOINT_URL_SESV2", ses.toString());
        return new ChildSystem(directory, builder.start());
    }

    /** What it wrote into endpoints.json, once it is up. */
    JsonNode endpoints() {
        return Patience.until("endpoints.json of this start\n" + log(), this::written);
    }

    private Optional<JsonNode> written() {
        try {
            var file = directory.resolve("data/endpoints.json");
            return Files.exists(file)
                    ? Optional.of(new ObjectMapper().readTree(Files.readAllBytes(file)))
                            .filter(endpoints -> endpoints.path("pid").asLong() == process.pid())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL; does not wait. */
    void kill() {
        process.destroyForcibly();
    }

    /** SIGTERM; does not wait. */
    void end() {
        process.destroy();
    }

    boolean isOverWithin(Duration time) throws InterruptedException {
        return process.waitFor(time);
    }

    /** What all of them have printed. */
    String log() {
        try {
            var log = directory.resolve("up.log");
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
