package io.tidings.article;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that could not be read as an article.
 *
 * @param line where it began, from 1; 0 where there are no lines
 * @param reason a sentence for the person who wrote the file, at most 300 characters: it may quote what stands there
 * @param excerpt the start of what was found, at most 200 characters, without control characters
 * @param published when it says it was published, where that much could be read
 */
public record Rejection(long line, String reason, String excerpt, Optional<Instant> published)
        implements Reading, Verdict {
    private static final int EXCERPT = 200;
    private static final int REASON = 300;

    public Rejection {
        reason = cut(reason, REASON);
        excerpt = cut(excerpt.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip(), EXCERPT);
    }

    /** One of which no date could be read. */
    public Rejection(long line, String reason, String excerpt) {
        this(line, reason, excerpt, Optional.empty());
    }

    /** The same where the same thing is rejected again. */
    String fingerprint() {
        return Fingerprint.sha256(line + reason + "\u0000" + excerpt).substring(0, 12);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
