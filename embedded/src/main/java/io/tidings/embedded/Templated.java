package io.tidings.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads and checks the {@code Template} of a call. Only inline templates: there is no store of named ones. */
final class Templated {
    // spec: SES v2, TemplateData: at most 262,144 characters
    private static final int DATA = 262_144;

    private final Outbox outbox;

    Templated(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Keeps the call's template, with its data as defaults, and returns its hash. */
    String keep(JsonNode template, SesLimits limits) {
        var inline = template.path("TemplateContent");
        if (inline.isMissingNode()) {
            var name = template.path("TemplateName")
                    .asText(template.path("TemplateArn").asText());
            throw SesError.notFound("Template " + name + " does not exist.");
        }
        var subject = inline.path("Subject").asText();
        var html = inline.path("Html").asText();
        var text = inline.path("Text").asText();
        if (octets(subject) + octets(html) + octets(text) > limits.templateBytes()) {
            throw SesError.badRequest("Template is larger than " + limits.templateBytes() + " bytes.");
        }
        var defaults = template.path("TemplateData").asText();
        requireSize(defaults);
        return outbox.keep(subject, html, text, defaults);
    }

    static Map<String, Object> data(JsonNode json) {
        requireSize(json.asText());
        return Json.data(json.asText());
    }

    private static void requireSize(String data) {
        if (data.length() > DATA) {
            throw SesError.badRequest("Template data is longer than " + DATA + " characters.");
        }
    }

    private static long octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
