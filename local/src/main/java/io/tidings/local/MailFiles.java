package io.tidings.local;

import io.tidings.article.Fingerprint;
import io.tidings.embedded.SentMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes mails as files, each under a name made of its address: safe on every file system, the same whatever the order
 * they are written in.
 */
final class MailFiles {
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9@._-]{0,99}");
    private static final Pattern UNSAFE = Pattern.compile("[^a-z0-9@._-]|^[^a-z0-9]");
    private static final int LONGEST = 100;

    private final Path directory;

    MailFiles(Path directory) {
        this.directory = directory;
    }

    void write(SentMail mail) {
        var file = directory.resolve(safe(mail.to()) + ".eml");
        try {
            Files.write(file, mail.eml());
        } catch (IOException e) {
            throw new UncheckedIOException("Writing " + file, e);
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
