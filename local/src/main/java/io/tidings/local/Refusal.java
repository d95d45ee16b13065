package io.tidings.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Something the person at the terminal asked for cannot be done: its message is the sentence to print. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String sentence) {
        this(sentence, null);
    }

    Refusal(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** A file that was named and can't be read, with the reason; the JDK's own message is often just the path again. */
    static Refusal unreadable(Path file, IOException cause) {
        var why =
                switch (cause) {
                    case NoSuchFileException _ -> "is not there";
                    case AccessDeniedException _ -> "may not be read by you";
                    default -> "can't be read: " + cause.getMessage();
                };
        return new Refusal("The file " + file + " " + why + ".", cause);
    }

    /** A file that was to be written and can't be, with the reason. */
    static Refusal unwritable(Path file, IOException cause) {
        var why =
                switch (cause) {
                    case NoSuchFileException _ -> "can't be written: its directory is not there";
                    case AccessDeniedException _ -> "may not be written by you";
                    default -> "can't be written: " + cause.getMessage();
                };
        return new Refusal("The file " + file + " " + why + ".", cause);
    }
}
