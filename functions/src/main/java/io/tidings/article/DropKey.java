package io.tidings.article;

import java.util.Optional;

/**
 * The key of an object of the drop, taken apart.
 *
 * @param folder the source its articles belong to; none directly under {@code articles/}
 * @param name the rest of the key
 */
record DropKey(String key, Optional<SourceName> folder, String name) {
    static final String PREFIX = "articles/";

    static DropKey of(String key) {
        if (!key.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not in the drop (" + PREFIX + "): " + key);
        }
        var path = key.substring(PREFIX.length());
        int slash = path.indexOf('/');
        return slash < 0
                ? new DropKey(key, Optional.empty(), path)
                : new DropKey(key, Optional.of(SourceName.of(path.substring(0, slash))), path.substring(slash + 1));
    }

    /** Folders of the console and files that systems hide, like {@code .DS_Store}, are no articles. */
    boolean isArticles() {
        var last = name.substring(name.lastIndexOf('/') + 1);
        return !last.isEmpty() && !last.startsWith(".");
    }

    SourceName source() {
        return folder.orElse(SourceName.DROP);
    }
}
