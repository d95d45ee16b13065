package io.tidings.article;

/**
 * Something that could not be read as an article.
 *
 * @param line where it began, from 1; 0 where there are no lines
 * @param reason a sentence for the person who wrote the file
 * @param excerpt the start of what was found, at most 200 characters, without control characters
 */
public record Rejection(long line, String reason, String excerpt) implements Reading, Verdict {
    private static final int EXCERPT = 200;

    public Rejection {
        var clean = excerpt.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
        excerpt = clean.codePointCount(0, clean.length()) <= EXCERPT
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, EXCERPT - 1)) + "…";
    }
}
