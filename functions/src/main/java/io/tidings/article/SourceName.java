package io.tidings.article;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where articles come from, as one word for keys and folders: {@code cloud-journal}. */
public record SourceName(String value) implements Comparable<SourceName> {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** The source of articles that name none. */
    public static final SourceName DROP = new SourceName("drop");

    public SourceName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a source name (a-z, 0-9 and -, at most 63): " + value);
        }
    }

    /** The nearest name to any text: {@code "Café Notes!"} becomes {@code cafe-notes}; what leaves nothing, {@link #DROP}. */
    public static SourceName of(String anything) {
        var slug = Normalizer.normalize(anything, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        var cut = slug.replaceAll("^-+", "");
        cut = cut.substring(0, Math.min(63, cut.length())).replaceAll("-+$", "");
        return cut.isEmpty() ? DROP : new SourceName(cut);
    }

    /** The name as a reader sees it: {@code Cloud Journal}. */
    public String title() {
        return Arrays.stream(value.split("-"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }

    @Override
    public int compareTo(SourceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
