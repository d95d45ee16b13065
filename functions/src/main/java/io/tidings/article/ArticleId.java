package io.tidings.article;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * What an article is known by wherever it is read: 32 lower-case hexadecimal digits, the first half of the SHA-256 of its
 * canonical address. Reading an article twice, from two files or from two sources, gives one id. Where a source has several
 * articles at one address, their GUIDs are part of their ids, see {@link Identities}.
 */
public record ArticleId(String value) implements Comparable<ArticleId> {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

    public ArticleId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an article id: " + value);
        }
    }

    /**
     * The id of the article at this address, which must come from {@link CanonicalUrl#of}. A site that moves to https, or drops
     * its {@code www.}, brings no new articles; a slash at the end is nothing.
     */
    public static ArticleId of(URI canonicalUrl) {
        var address = canonicalUrl
                .toString()
                .replaceFirst("^https?://(www\\.)?", "https://")
                .replaceFirst("^([^?]*?)/+(\\?.*)?$", "$1$2");
        var digest = Fingerprint.sha256(address);
        return new ArticleId(digest.substring(0, 32));
    }

    /** The id of one of several articles at this address, which their source tells apart by a GUID. */
    static ArticleId of(URI canonicalUrl, String guid) {
        return new ArticleId(
                Fingerprint.sha256(of(canonicalUrl).value() + "\u0000" + guid).substring(0, 32));
    }

    @Override
    public int compareTo(ArticleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
