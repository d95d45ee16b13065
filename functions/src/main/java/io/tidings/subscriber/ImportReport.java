package io.tidings.subscriber;

import java.util.List;

/**
 * What became of each row of an import: the counts sum up to {@code rows}.
 *
 * @param added written as new
 * @param alreadyThere known before, or twice in the file: left as the person has it
 * @param unsubscribed were in, and left because the file says so
 * @param keptUnsubscribed had unsubscribed or been erased: not brought back
 * @param suppressed put on the suppression list because the file says so
 * @param keptSuppressed were on the suppression list: not brought back
 * @param rejected can't be read as a subscriber
 * @param firstErrors at most 100 of the rejected rows, in the order of the file
 * @param noted of the rows that were read, those of which something was left out
 * @param firstNotes at most 100 of those, in the order of the file
 */
public record ImportReport(
        ImportRequest.Mode mode,
        long rows,
        long added,
        long alreadyThere,
        long unsubscribed,
        long keptUnsubscribed,
        long suppressed,
        long keptSuppressed,
        long rejected,
        List<RowError> firstErrors,
        long noted,
        List<RowNote> firstNotes) {

    public ImportReport {
        firstErrors = List.copyOf(firstErrors);
        firstNotes = List.copyOf(firstNotes);
    }

    /** Why a row was rejected, as a sentence; {@code line} counts from 1, the header's line. */
    public record RowError(long line, String reason) {}

    /** What was left out of a row that was read, as a sentence; {@code line} as above. */
    public record RowNote(long line, String note) {}
}
