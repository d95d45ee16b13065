package io.tidings.subscriber;

import io.tidings.subscriber.ImportReport.RowError;
import io.tidings.subscriber.ImportReport.RowNote;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the fates of an import's rows; several batches may count at once. */
final class ImportTally {

    private static final int MOST_NAMED = 100;

    private final Map<Fate, LongAdder> counts = new EnumMap<>(Fate.class);
    private final List<RowError> firstErrors = new ArrayList<>();
    private final List<RowNote> firstNotes = new ArrayList<>();
    private long noted;

    ImportTally() {
        for (Fate fate : Fate.values()) {
            counts.put(fate, new LongAdder());
        }
    }

    void count(Fate fate) {
        adder(fate).increment();
    }

    /** Called by the one thread that reads the file. */
    void reject(RowError error) {
        count(Fate.REJECTED);
        if (firstErrors.size() < MOST_NAMED) {
            firstErrors.add(error);
        }
    }

    /** Called by the one thread that reads the file. */
    void note(RowNote note) {
        noted++;
        if (firstNotes.size() < MOST_NAMED) {
            firstNotes.add(note);
        }
    }

    ImportReport report(ImportRequest.Mode mode) {
        return new ImportReport(
                mode,
                counts.values().stream().mapToLong(LongAdder::sum).sum(),
                adder(Fate.ADDED).sum(),
                adder(Fate.ALREADY_THERE).sum(),
                adder(Fate.UNSUBSCRIBED).sum(),
                adder(Fate.KEPT_UNSUBSCRIBED).sum(),
                adder(Fate.SUPPRESSED).sum(),
                adder(Fate.KEPT_SUPPRESSED).sum(),
                adder(Fate.REJECTED).sum(),
                firstErrors,
                noted,
                firstNotes);
    }

    private LongAdder adder(Fate fate) {
        LongAdder adder = counts.get(fate);
        if (adder == null) {
            throw new IllegalStateException("There is no count for " + fate + ".");
        }
        return adder;
    }
}
