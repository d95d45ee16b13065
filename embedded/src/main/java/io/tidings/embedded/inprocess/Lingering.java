package io.tidings.embedded.inprocess;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Requests that are still on their way after whoever made them has given up. Thread-safe. */
final class Lingering {
    /** What happens when a request arrives; nobody hears of it. */
    interface Arrival {
        void happen() throws IOException;
    }

    private record Waiting(long at, Arrival arrival) {}

    private final List<Waiting> waiting = new ArrayList<>();
    private long calls;

    synchronized void add(int callsLater, Arrival arrival) {
        waiting.add(new Waiting(calls + callsLater, arrival));
    }

    /** To be told of each call: what is due by now arrives before it. */
    synchronized void call() throws IOException {
        calls++;
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).at() <= calls) {
                waiting.remove(i--).arrival().happen();
            }
        }
    }

    synchronized void clear() {
        waiting.clear();
    }
}
