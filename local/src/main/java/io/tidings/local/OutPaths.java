package io.tidings.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command was told to write: refused before any work where that would take an input or another output away, by whatever
 * name or link. Devices and pipes may be named as often as one likes.
 */
final class OutPaths {
    private final Map<Path, String> taken = new HashMap<>();

    /** A file that is read. */
    OutPaths reads(String option, Path file) {
        if (!isStream(file)) {
            taken.putIfAbsent(real(file), option);
        }
        return this;
    }

    OutPaths reads(String option, Optional<Path> file) {
        file.ifPresent(path -> reads(option, path));
        return this;
    }

    /** A file that is to be written, in a directory that is there. */
    OutPaths writes(String option, Path file) {
        if (isStream(file)) {
            return this;
        }
        if (Files.isDirectory(file)) {
            throw new Refusal(option + " " + file + " is a directory. Name a file with " + option + ".");
        }
        Path directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        if (!Files.isDirectory(directory)) {
            throw new Refusal(option + " " + file + " can't be written: the directory " + directory
                    + " is not there. Make it, or name another file.");
        }
        taken.entrySet().stream()
                .filter(other -> isSame(other.getKey(), real(file)))
                .findFirst()
                .ifPresent(other -> {
                    throw new Refusal(option + " " + file + " is the file of " + other.getValue()
                            + ": it would be written over. Name another file with " + option + ".");
                });
        taken.put(real(file), option);
        return this;
    }

    OutPaths writes(String option, Optional<Path> file) {
        file.ifPresent(path -> writes(option, path));
        return this;
    }

    /** The directory of {@code --out}: not among the articles, where the next run would read what this one wrote. */
    static void notAmong(Path articles, Path out) {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new Refusal("--out " + out + " is a file. Name a directory with --out.");
        }
        if (real(out).startsWith(real(articles))) {
            throw new Refusal("--out " + out + " is the directory of --articles " + articles
                    + ", or lies in it: what is written would stand among the articles."
                    + " Name another directory with --out.");
        }
    }

    private static boolean isStream(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    /** Also where a hard link, or the case of letters, makes two names one file. */
    private static boolean isSame(Path one, Path other) {
        try {
            return one.equals(other) || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
        } catch (IOException e) {
            throw new UncheckedIOException("Comparing " + one + " with " + other, e);
        }
    }

    /** Of what is not there yet, by the nearest directory that is. */
    private static Path real(Path path) {
        for (Path there = path.toAbsolutePath(); there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                try {
                    return there.toRealPath()
                            .resolve(there.relativize(path.toAbsolutePath()))
                            .normalize();
                } catch (IOException e) {
                    throw Refusal.unreadable(path, e);
                }
            }
        }
        return path.toAbsolutePath().normalize();
    }
}
