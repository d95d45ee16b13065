package io.tidings.packaged;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM as Lambda starts one: the unpacked zip on its class path, first compiler only, an environment of its own. */
final class TaskJvm {

    private TaskJvm() {}

    /** {@code behind}: classes whose jar or folder stands behind the zip on the class path; errors come with the output. */
    static ProcessBuilder of(
            Path task, List<Class<?>> behind, Map<String, String> environment, List<String> options, Class<?> main) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC");
        builder.command().addAll(options);
        builder.command().addAll(List.of("-cp", classPath(task, behind), main.getName()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true);
    }

    private static String classPath(Path task, List<Class<?>> behind) {
        return Stream.concat(
                        Stream.of(task.toString(), task.resolve("lib") + "/*"),
                        behind.stream().map(TaskJvm::home))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
