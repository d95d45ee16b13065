package io.tidings.embedded;

import java.util.Map;

/** An SES template with the data that hold where a message brings none of its own. */
record TemplateText(String subject, String html, String text, Map<String, Object> defaults) {}
