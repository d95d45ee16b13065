package io.tidings.article;

/**
 * How many items of a source were rejected, and where to read why.
 *
 * @param lastKey of the last report with rejections, for {@link IntakeLog#find}
 */
public record RejectedCount(int items, String lastKey) {}
