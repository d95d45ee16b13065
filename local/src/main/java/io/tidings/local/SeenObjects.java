package io.tidings.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which versions of which objects were notified, kept in a file when there is one to keep it in. Not thread-safe. */
final class SeenObjects {
    private final Map<String, String> versions = new HashMap<>();
    private final Optional<Path> file;

    SeenObjects(Optional<Path> file) {
        this.file = file;
        file.filter(Files::exists).ifPresent(this::read);
    }

    boolean isNew(String key, String version) {
        return !version.equals(versions.get(key));
    }

    void add(String key, String version) {
        versions.put(key, version);
        file.ifPresent(path -> append(path, version + " " + key + "\n"));
    }

    private void read(Path path) {
        try {
            // A kill may have cut the last line short, in the middle of a letter even: its object is then notified
            // once more, which is harmless.
            new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.indexOf(' ') > 0)
                    .forEach(line ->
                            versions.put(line.substring(line.indexOf(' ') + 1), line.substring(0, line.indexOf(' '))));
        } catch (IOException e) {
            throw Refusal.unreadable(path, e);
        }
    }

    private static void append(Path path, String line) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing " + path, e);
        }
    }
}
