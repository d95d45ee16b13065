package io.tidings.web;

import io.tidings.edition.Edition;
import java.util.Map;

/**
 * Whether an edition can be changed by hand, as the pages say it on which that is done.
 *
 * @param status of the answer: 409 where what was written is not saved, as somebody was faster
 */
record Changeable(Edition edition, int status) {

    /** Still. */
    boolean waits() {
        return edition.mayBeComposedAgain();
    }

    /** Still, but another draft is there than the one that was changed. */
    boolean isOvertaken() {
        return waits() && status == 409;
    }

    void put(Map<String, Object> view) {
        view.put("waits", waits());
        view.put("overtaken", isOvertaken());
        view.put("settled", !waits() && status == 409);
        view.put("state", edition.state().name());
    }
}
