package io.tidings.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what a program opened or clicked from what a person did, as far as the event lets us. */
final class Machines {
    private static final Pattern FLAG = Pattern.compile(".*(automated|isbot|machine|prefetch|proxyopen).*");
    private static final Set<String> YES = Set.of("true", "yes", "1", "automated", "machine", "bot");

    // Apple's mail privacy proxy loads every image with this and nothing else for a name.
    private static final String APPLE = "mozilla/5.0";

    // Scanners that follow links before the reader sees the mail, and programs that are no mail client. Google's image
    // proxy
    // is not among them: it loads when a person opens.
    private static final Pattern PROGRAM = Pattern.compile(
            "bot\\b|crawler|spider|scanner|barracuda|mimecast|proofpoint|symantec|forcepoint|trendmicro|fireeye"
                    + "|safelinks|headlesschrome|phantomjs|python|curl/|wget/|go-http-client|java/|okhttp|libwww"
                    + "|apache-httpclient|node-fetch|axios|prefetch");

    private Machines() {}

    /** {@code details} is the event's {@code open} or {@code click} object. */
    static boolean did(JsonNode details) {
        return isFlagged(details) || isProgram(details.path("userAgent").asText(""));
    }

    // SES flags automated opens and clicks; what the field is called is not settled, so anything that says so counts.
    private static boolean isFlagged(JsonNode details) {
        for (Map.Entry<String, JsonNode> field : details.properties()) {
            String name = field.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            String value = field.getValue().asText("").toLowerCase(Locale.ROOT);
            if (FLAG.matcher(name).matches() && YES.contains(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isProgram(String userAgent) {
        String name = userAgent.strip().toLowerCase(Locale.ROOT);
        return name.equals(APPLE) || PROGRAM.matcher(name).find();
    }
}
