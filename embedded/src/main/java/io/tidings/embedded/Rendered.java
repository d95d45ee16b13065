package io.tidings.embedded;

import java.util.Optional;

/** A message's subject and bodies, ready to be written; {@code raw} when it came as a finished MIME message. */
record Rendered(String subject, String html, String text, Optional<String> raw) {
    static Rendered of(String subject, String html, String text) {
        return new Rendered(subject, html, text, Optional.empty());
    }

    long size() {
        return (long) subject.length()
                + html.length()
                + text.length()
                + raw.map(String::length).orElse(0);
    }
}
