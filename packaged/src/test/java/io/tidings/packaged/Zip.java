package io.tidings.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** {@code functions/target/tidings-functions.zip}, as {@code ./mvnw package} leaves it. */
final class Zip {

    private static final List<Path> PLACES = List.of(
            Path.of("../functions/target/tidings-functions.zip"), Path.of("functions/target/tidings-functions.zip"));

    private final Path path;

    private Zip(Path path) {
        this.path = path;
    }

    static Zip built() {
        return PLACES.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .map(Zip::new)
                .orElseThrow(() -> new AssertionError("no zip at any of " + PLACES
                        + ": it is made by ./mvnw package, before this" + " module's tests run in ./mvnw verify"));
    }

    /** The libraries that were shrunk for it, as they were before. */
    static Path wholeLibraries() {
        return built().path.resolveSibling("packing").resolve("whole");
    }

    long size() throws IOException {
        return Files.size(path);
    }

    List<? extends ZipEntry> entries() throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return Collections.list(zip.entries());
        }
    }

    List<String> names() throws IOException {
        return entries().stream().map(ZipEntry::getName).toList();
    }

    void unpack(Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path to = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(to);
                } else {
                    Files.createDirectories(to.getParent());
                    try (InputStream bytes = zip.getInputStream(entry)) {
                        Files.copy(bytes, to);
                    }
                }
            }
        }
    }
}
