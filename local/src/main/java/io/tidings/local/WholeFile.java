package io.tidings.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all, however the process ends: what is there is replaced by what is complete. */
final class WholeFile {
    private WholeFile() {}

    /** Makes its directory where there is none. */
    static void write(Path file, String text) {
        var half = file.resolveSibling(file.getFileName() + ".half");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(half, text);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Refusal.unwritable(file, e);
        }
    }
}
