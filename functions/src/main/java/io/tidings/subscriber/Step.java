package io.tidings.subscriber;

import java.util.Optional;

/** What the rules say to a change: the outcome and, when something changes, the row to write. */
record Step(Outcome outcome, Optional<Row> next) {

    static Step to(Row next) {
        return new Step(Outcome.DONE, Optional.of(next));
    }

    static Step stay(Outcome outcome) {
        return new Step(outcome, Optional.empty());
    }
}
