package io.tidings.local;

import io.tidings.article.Fingerprint;
import io.tidings.embedded.SentMail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * Writes mails as files, each under a name made of its address: safe on every file system, the same whatever the order
 * they are written in. Encoding and writing take longer than reading the next, so several are under way at once, and never
 * more than a few are in memory. Used by one thread, which closes it when all are given.
 */
final class MailFiles implements AutoCloseable {
    private static final int AHEAD = 16;

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9@._-]{0,99}");
    private static final Pattern UNSAFE = Pattern.compile("[^a-z0-9@._-]|^[^a-z0-9]");
    private static final int LONGEST = 100;

    private final Path directory;
    private final ExecutorService threads = Executors.newFixedThreadPool(Delivery.SENDERS);
    private final Deque<Future<?>> writing = new ArrayDeque<>();

    MailFiles(Path directory) {
        this.directory = directory;
    }

    /** Begins to write it. Throws a {@link Refusal} where an earlier one could not be written, as closing does for any. */
    void add(SentMail mail) {
        writing.add(threads.submit(() -> write(mail)));
        if (writing.size() > AHEAD) {
            finish(writing.remove());
        }
    }

    private void write(SentMail mail) {
        var file = directory.resolve(safe(mail.to()) + ".eml");
        try {
            Files.write(file, mail.eml());
        } catch (IOException e) {
            throw Refusal.unwritable(file, e);
        }
    }

    private static void finish(Future<?> one) {
        try {
            one.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refusal refusal
                    ? refusal
                    : new IllegalStateException("A mail could not be written to its file", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("It was interrupted.", e);
        }
    }

    /** When it returns, all are written. */
    @Override
    public void close() {
        try (threads) {
            writing.forEach(MailFiles::finish);
        }
    }

    /** The address itself when it is plain; else what is plain of it and a piece of its hash, so that no two are one. */
    static String safe(String address) {
        if (PLAIN.matcher(address).matches()) {
            return address;
        }
        var plain = UNSAFE.matcher(address.toLowerCase(Locale.ROOT)).replaceAll("_");
        return plain.substring(0, Math.min(LONGEST, plain.length())) + "~"
                + Fingerprint.sha256(address).substring(0, 10);
    }
}
