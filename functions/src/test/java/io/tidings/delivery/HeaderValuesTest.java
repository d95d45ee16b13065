package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HeaderValuesTest {
    @Test
    void aPlainNameIsQuoted() {
        assertThat(HeaderValues.mailbox("News, \"daily\"", "a@example.org"))
                .isEqualTo("\"News, \\\"daily\\\"\" <a@example.org>");
    }

    @Test
    void anotherNameIsEncodedInWordsOfAtMost75Characters() {
        String phrase = HeaderValues.phrase(
                "W\u00f6chentliche \u00dcbersicht \u00fcber alles, was gerade wichtig ist \ud83d\uddde");

        assertThat(phrase.split(" ", -1))
                .hasSizeGreaterThan(1)
                .allSatisfy(word -> assertThat(word)
                        .matches("=\\?UTF-8\\?B\\?[A-Za-z0-9+/=]+\\?=")
                        .hasSizeLessThanOrEqualTo(75));
    }

    @Test
    void aNameCanNotBeginAnotherHeader() {
        assertThat(HeaderValues.mailbox("News\r\nBcc: x@example.org", "a@example.org"))
                .doesNotContain("\r", "\n");
    }
}
