package io.tidings.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a form or a query: any number of values by name. */
record Form(Map<String, List<String>> fields) {

    private static final int MOST_FIELDS = 1_000;

    /** Reads {@code name=value&…} as browsers write it. */
    static Form read(String encoded) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (!encoded.isEmpty()) {
            for (String pair : encoded.split("&", MOST_FIELDS)) {
                int equals = pair.indexOf('=');
                String name = Request.decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : Request.decoded(pair.substring(equals + 1));
                fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return new Form(fields);
    }

    /** The last value of this name, or "". */
    String value(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? "" : values.getLast().strip();
    }

    List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }

    Map<String, String> lastValues() {
        Map<String, String> last = new LinkedHashMap<>();
        fields.forEach((name, values) -> last.put(name, values.getLast()));
        return last;
    }
}
