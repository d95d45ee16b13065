package io.tidings.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The zip of the functions, unpacked as Lambda does it, until it is closed. */
final class UnpackedZip implements AutoCloseable {
    private final Path folder;

    UnpackedZip(Path zip) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            folder = Files.createTempDirectory("tidings-zip");
            for (var entry : file.stream().toList()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IllegalStateException("An entry of the zip leads out of it: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(file.getInputStream(entry), target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unpacking " + zip, e);
        }
    }

    /** What is at the top, then the jars in the order of their names, as Lambda has it. */
    String classPath() {
        return folder + ":" + jars().map(Path::toString).collect(Collectors.joining(":"));
    }

    double megabytesOfJars() {
        return jars().mapToLong(jar -> jar.toFile().length()).sum() / 1e6;
    }

    private Stream<Path> jars() {
        try (Stream<Path> files = Files.list(folder.resolve("lib"))) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Listing " + folder, e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Removing " + folder, e);
        }
    }
}
