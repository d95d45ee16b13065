package io.tidings.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Templates in files named by their hash, each written once. Thread-safe. */
final class TemplateStore {
    private final Path directory;
    private final Set<String> written = ConcurrentHashMap.newKeySet();

    TemplateStore(Path directory) {
        this.directory = directory;
    }

    /** Keeps a template and returns its hash. {@code defaults} is the JSON of its default data. */
    String keep(String subject, String html, String text, String defaults) {
        var hash = Hashes.hex(List.of(subject, html, text, defaults)).substring(0, 32);
        if (!written.contains(hash)) {
            write(hash, new TemplateText(subject, html, text, Json.data(defaults)));
            written.add(hash);
        }
        return hash;
    }

    TemplateText load(String hash) {
        try {
            return Json.read(Files.readAllBytes(file(hash)), TemplateText.class);
        } catch (IOException e) {
            throw new UncheckedIOException("read template " + hash, e);
        }
    }

    private void write(String hash, TemplateText template) {
        try {
            var whole = Files.createTempFile(directory, hash, ".new");
            Files.write(whole, Json.bytes(template));
            Files.move(whole, file(hash), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("keep template " + hash, e);
        }
    }

    private Path file(String hash) {
        return directory.resolve(hash + ".json");
    }
}
