package io.tidings.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Pieces of work of which none stands in the way of the next: what failed is thrown after all had their turn. Where too
 * many fail it is no single piece that is wrong, and the rest is left.
 */
public final class EachByItself {

    private final int most;
    private final List<RuntimeException> failures = new ArrayList<>();

    /** All have their turn, however many fail. */
    EachByItself() {
        this(Integer.MAX_VALUE);
    }

    /** {@code most}: so many failures are too many. */
    public EachByItself(int most) {
        this.most = most;
    }

    public void attempt(Runnable work) {
        attempt(work, _ -> {});
    }

    /** {@code onFailure}: is told before anything is thrown. */
    void attempt(Runnable work, Consumer<RuntimeException> onFailure) {
        try {
            work.run();
        } catch (RuntimeException e) {
            onFailure.accept(e);
            failures.add(e);
            if (failures.size() == most) {
                end();
            }
        }
    }

    /** Throws what failed first, with the others suppressed. */
    public void end() {
        if (!failures.isEmpty()) {
            RuntimeException first = failures.getFirst();
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }
}
