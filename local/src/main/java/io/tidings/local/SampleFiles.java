package io.tidings.local;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** The samples as files: {@code ./tidings} puts our classes on the class path as a directory. */
final class SampleFiles {
    private SampleFiles() {}

    static Path directory(String name) {
        var url = Objects.requireNonNull(SampleFiles.class.getClassLoader().getResource(name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The samples are at " + url, e);
        }
    }
}
