package io.tidings.edition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TeaserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Namespaces are no borders | Namespaces are no borders. Here is what is. | Here is what is.
                    Does it scale?            | Does it scale? We tried.                    | We tried.
                    "Never again."            | "Never again." That is what they said.      | That is what they said.
                    One sentence only         | One sentence only.                          | ''
                    One sentence only         | One sentence only                           | ''
                    """)
    void theSentenceThatIsTheTitleIsNotSaidAgain(String title, String summary, String teaser) {
        assertThat(Teaser.of(title, summary)).isEqualTo(teaser);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Spend without slowing down…   | Spend without slowing down, as cloud costs did. | …as cloud costs did.
                    Three gaps close…             | Three gaps close — at last. And more.           | …at last. And more.
                    And then…                     | And then…                                       | ''
                    """)
    void whereTheTitleWasCutTheTeaserGoesOn(String title, String summary, String teaser) {
        assertThat(Teaser.of(title, summary)).isEqualTo(teaser);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Kubernetes     | Kubernetes grows up this year.
                    Kube           | Kubernetes. It grows.
                    Java 25 is out | What is in it, and what is not.
                    Why…           | Because.
                    """)
    void aSummaryThatSaysSomethingElseStaysWhole(String title, String summary) {
        assertThat(Teaser.of(title, summary)).isEqualTo(summary);
    }

    @Test
    void withoutASummaryThereIsNone() {
        assertThat(Teaser.of("Title", "")).isEmpty();
        assertThat(Teaser.of("…", "Text")).isEqualTo("Text");
    }
}
