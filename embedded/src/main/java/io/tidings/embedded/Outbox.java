package io.tidings.embedded;

import java.util.List;
import java.util.Map;

/** Where messages become mails. Thread-safe. */
interface Outbox {
    /** A rendered message, about to be accepted. */
    record Draft(Accepted message, Rendered rendered) {}

    /** Keeps a template and returns its hash. {@code defaults} is the JSON of its default data. */
    String keep(String subject, String html, String text, String defaults);

    Draft draft(Outgoing outgoing);

    /** Accepts the drafts and returns their message ids. */
    List<String> accept(List<Draft> drafts);

    void suppress(Suppression change);

    Map<String, Suppression> suppressed();
}
