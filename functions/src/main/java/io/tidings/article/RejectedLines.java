package io.tidings.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was rejected in one reading: counted to the last, kept up to a limit. Not thread-safe. */
final class RejectedLines {
    /** Beyond this many a file needs mending as a whole, and memory has an end. */
    static final int KEPT = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Rejection> kept = new ArrayList<>();
    private int count;

    void add(Rejection rejection) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(rejection);
        }
    }

    int count() {
        return count;
    }

    List<Rejection> first() {
        return kept.subList(0, Math.min(IntakeReport.REJECTIONS, kept.size()));
    }

    /** Those after so many, of those that are kept. */
    List<Rejection> after(int count) {
        return List.copyOf(kept.subList(Math.min(count, kept.size()), kept.size()));
    }

    /** One JSON object a line: line, reason, excerpt, and published where that is known. */
    byte[] ndjson() {
        var text = new StringBuilder();
        kept.forEach(rejection -> text.append(line(rejection)).append('\n'));
        if (count > kept.size()) {
            var more = new Rejection(0, (count - kept.size()) + " more items were rejected", "");
            text.append(line(more)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same rejections have the same. */
    String fingerprint() {
        return Fingerprint.sha256(ndjson()).substring(0, 12);
    }

    private static String line(Rejection rejection) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("line", rejection.line());
        values.put("reason", rejection.reason());
        values.put("excerpt", rejection.excerpt());
        rejection.published().ifPresent(at -> values.put("published", at.toString()));
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rejection is a number and texts", e);
        }
    }
}
