package io.tidings.article;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** placeholder */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class CanonicalUrl {
    private CanonicalUrl() {}

    public static URI of(String raw, @Nullable URI base) {
        throw new UnsupportedOperationException();
    }
}
