package io.tidings.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeadlineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Namespaces are no borders. Here is what is.        | Namespaces are no borders
                    Does it scale? We tried.                           | Does it scale?
                    One sentence only                                  | One sentence only
                    Tools (e.g. Flink) help. More.                     | Tools (e.g. Flink) help
                    Postgres 17.2 is out. Upgrade.                     | Postgres 17.2 is out
                    We asked J. Smith about it. He knew.               | We asked J. Smith about it
                    Node.js and .NET agree. Rarely.                    | Node.js and .NET agree
                    "Never again." That is what they said.             | "Never again."
                    And then... silence. Nothing.                      | And then... silence
                    """)
    void itIsTheFirstSentence(String summary, String headline) {
        assertThat(Headline.of(summary)).isEqualTo(headline);
    }

    @Test
    void aLongSentenceIsCutWhereItPausesLast() {
        assertThat(Headline.of(
                        "First, third-party cookies are going away and browsers are tightening their rules, so here"
                                + " is how to measure what matters, and what to leave. Second."))
                .isEqualTo("First, third-party cookies are going away and browsers are tightening their rules…");
    }

    @Test
    void aLongSentenceWithoutAPauseIsCutAtAWord() {
        var headline =
                Headline.of("Now, the cookies of third parties are going away while the browsers of everybody are"
                        + " tightening each of their restrictions everywhere on earth");

        assertThat(headline)
                .isEqualTo(
                        "Now, the cookies of third parties are going away while the browsers of everybody are tightening"
                                + " each of their…");
        assertThat(headline.length()).isLessThanOrEqualTo(Headline.LONGEST);
    }
}
