package io.tidings.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/** The directory of one system. The operating system lets go of the lock when the process ends, however it ends. */
final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataDirectory take(Path path) {
        try {
            Files.createDirectories(path);
            if (!Files.getFileStore(path).supportsFileAttributeView(UserDefinedFileAttributeView.class)) {
                throw new Refusal(
                        "The data directory " + path + " can't be used: its file system keeps no extended"
                                + " attributes, in which the embedded S3 keeps what it knows of an object. Choose one on a local disk.");
            }
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                throw new Refusal("Another Tidings is running on " + path + ".");
            }
            return new DataDirectory(path, channel);
        } catch (IOException e) {
            throw new Refusal("The data directory " + path + " can't be used: " + e.getMessage() + ".", e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    Path seenObjects() {
        return path.resolve("notified.txt");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Letting go of " + path, e);
        }
    }
}
