package io.tidings.packaged;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A function as Lambda runs it: a JVM with the unpacked zip and Lambda's runtime client on its class path and nothing
 * else, its settings in the environment. Invoked by one thread at a time.
 */
final class PackagedFunction implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final RuntimeApi api;
    private final Process process;
    private final Path log;

    private PackagedFunction(RuntimeApi api, Process process, Path log) {
        this.api = api;
        this.process = process;
        this.log = log;
    }

    static PackagedFunction start(Path task, String handler, Map<String, String> environment) throws IOException {
        RuntimeApi api = new RuntimeApi();
        Path log = Files.createTempFile("tidings-function", ".log");
        // As /var/task is for Lambda, and after it what Lambda brings along.
        ProcessBuilder builder = TaskJvm.of(
                        task,
                        List.of(AWSLambda.class, PojoSerializer.class, LambdaRuntime.class),
                        environment,
                        List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED"),
                        AWSLambda.class)
                .redirectOutput(log.toFile());
        builder.command().add(handler);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", handler);
        builder.environment().put("LAMBDA_TASK_ROOT", task.toString());
        builder.environment().put("_HANDLER", handler);
        return new PackagedFunction(api, builder.start(), log);
    }

    /** Hands over an event and waits for the answer. */
    String invoke(String event) throws IOException, InterruptedException {
        api.offer(event);
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            RuntimeApi.Outcome outcome = api.poll(Duration.ofMillis(200));
            if (outcome != null && outcome.kind().equals("response")) {
                return outcome.json();
            }
            if (outcome != null || !process.isAlive()) {
                throw new AssertionError("the function failed: " + outcome + "\n" + Files.readString(log));
            }
        }
        throw new AssertionError("no answer within " + PATIENCE + "\n" + Files.readString(log));
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        api.close();
        Files.deleteIfExists(log);
    }
}
