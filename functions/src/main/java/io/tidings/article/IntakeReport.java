package io.tidings.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of everything in one object of the drop, or in one pull of a source.
 *
 * @param key the object's key, or {@code table/<source>} or {@code feed/<source>}
 * @param version the object's ETag; of a pull, whatever tells two apart
 * @param read items found, rejected ones included: the sum of the five counts after it
 * @param firstRejections the first 50; all of them stand under {@code rejected/}. Of a pull that rejected nothing, those of
 *     the last that did: the hours still count them
 */
public record IntakeReport(
        String key,
        String version,
        SourceName source,
        Instant at,
        int read,
        int added,
        int corrected,
        int unchanged,
        int withdrawn,
        int rejected,
        List<Rejection> firstRejections) {

    /** How many rejections a report carries itself. */
    public static final int REJECTIONS = 50;

    public IntakeReport {
        if (read != added + corrected + unchanged + withdrawn + rejected) {
            throw new IllegalArgumentException("the counts do not add up for " + key);
        }
        firstRejections = List.copyOf(firstRejections);
    }

    /** With the reasons of the pull before it, where it has none of its own. */
    IntakeReport after(Optional<IntakeReport> last) {
        return rejected > 0 || last.isEmpty()
                ? this
                : new IntakeReport(
                        key,
                        version,
                        source,
                        at,
                        read,
                        added,
                        corrected,
                        unchanged,
                        withdrawn,
                        rejected,
                        last.get().firstRejections());
    }

    /**
     * What became of it where two read the same version at one time, as a tick and a notice from S3 may: each article was
     * written by one of them, and was there already for the other.
     */
    IntakeReport with(IntakeReport other) {
        int written = added + other.added + corrected + other.corrected + withdrawn + other.withdrawn;
        int alike = read - rejected - written;
        return alike < 0
                ? this
                : new IntakeReport(
                        key,
                        version,
                        source,
                        at,
                        read,
                        added + other.added,
                        corrected + other.corrected,
                        alike,
                        withdrawn + other.withdrawn,
                        rejected,
                        firstRejections);
    }

    /** A report of nothing: the object was gone before it could be read. */
    static IntakeReport nothing(String key, String version, SourceName source, Instant at) {
        return new IntakeReport(key, version, source, at, 0, 0, 0, 0, 0, 0, List.of());
    }
}
