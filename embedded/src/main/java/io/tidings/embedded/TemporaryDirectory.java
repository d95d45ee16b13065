package io.tidings.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A directory for what is kept no longer than this JVM. */
final class TemporaryDirectory implements AutoCloseable {
    private final Path path;
    private final Thread atExit = new Thread(this::delete);

    TemporaryDirectory(String name) throws IOException {
        path = Files.createTempDirectory("tidings-" + name);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // The JVM is ending: the hook runs as well, and finds nothing left.
        }
        delete();
    }

    private synchronized void delete() {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("delete " + path, e);
        }
    }
}
