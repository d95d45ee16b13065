package io.tidings.embedded.inprocess;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages in the order they came, each hidden until its time. Not thread-safe. */
final class Queue {
    /** A message; its receipt changes with every time it is received. */
    record Message(String id, String body, Instant visible, int received) {
        String receipt() {
            return id + "#" + received;
        }
    }

    /** How many messages can be received, wait for their first time, and are being worked on. */
    record Counts(int visible, int delayed, int inFlight) {}

    private final Map<String, Message> messages = new LinkedHashMap<>();
    private int next;

    String add(String body, Instant visible) {
        String id = "m" + next++;
        messages.put(id, new Message(id, body, visible, 0));
        return id;
    }

    List<Message> receive(int most, Duration hidden, Instant now) {
        List<Message> received = new ArrayList<>();
        for (Map.Entry<String, Message> entry : messages.entrySet()) {
            Message message = entry.getValue();
            if (received.size() < most && !message.visible().isAfter(now)) {
                entry.setValue(new Message(message.id(), message.body(), now.plus(hidden), message.received() + 1));
                received.add(entry.getValue());
            }
        }
        return received;
    }

    void delete(String receipt) {
        messages.values().removeIf(message -> message.receipt().equals(receipt));
    }

    void hide(String receipt, Duration hidden, Instant now) {
        messages.replaceAll((id, message) -> message.receipt().equals(receipt)
                ? new Message(id, message.body(), now.plus(hidden), message.received())
                : message);
    }

    Counts counts(Instant now) {
        int visible = 0;
        int delayed = 0;
        for (Message message : messages.values()) {
            boolean isVisible = !message.visible().isAfter(now);
            visible += isVisible ? 1 : 0;
            delayed += !isVisible && message.received() == 0 ? 1 : 0;
        }
        return new Counts(visible, delayed, messages.size() - visible - delayed);
    }

    void clear() {
        messages.clear();
    }
}
