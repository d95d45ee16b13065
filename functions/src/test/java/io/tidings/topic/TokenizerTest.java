package io.tidings.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TokenizerTest {

    @Test
    void namesWithSignsStayWhole() {
        assertThat(Tokenizer.words("C# on .NET, CI/CD with A/B tests in Next.js and C++"))
                .containsExactly("c#", "on", ".net", "ci/cd", "with", "a/b", "test", "in", "next.js", "and", "c++");
    }

    @Test
    void aVersionIsAWordBesideItsName() {
        assertThat(Tokenizer.words("What C++23 and F#9 bring"))
                .containsExactly("what", "c++", "23", "and", "f#", "9", "bring");
    }

    @Test
    void otherJointsAreCut() {
        assertThat(Tokenizer.words("event-driven build/deploy of team's end.Then"))
                .containsExactly("event", "driven", "build", "deploy", "of", "team", "end", "then");
    }

    @Test
    void englishPluralsLoseTheirEnding() {
        assertThat(Tokenizer.words("the databases, queries, caches and boxes of the Kubernetes status analysis"))
                .containsExactly(
                        "the",
                        "database",
                        "query",
                        "cache",
                        "and",
                        "box",
                        "of",
                        "the",
                        "kubernetes",
                        "status",
                        "analysis");
    }

    @Test
    void otherLanguagesKeepTheirWords() {
        assertThat(Tokenizer.words("Das Haus und die Autos sind nicht von uns")).contains("haus", "autos", "uns");
        assertThat(Tokenizer.words("Les données et les systèmes dans le nuage")).contains("les", "systèmes");
    }

    @Test
    void unspacedScriptsBecomePairs() {
        assertThat(Tokenizer.words("東京都")).containsExactly("東京", "京都");
    }

    @Test
    void anyInputIsCutWithoutHarm() {
        assertThat(Tokenizer.words("")).isEmpty();
        assertThat(Tokenizer.words("\u0000\u202e ... --- \ud800 🙂")).isEmpty();
        assertThat(Tokenizer.words("x".repeat(200_000) + " " + "y ".repeat(100_000)))
                .hasSize(100_001);
        assertThat(Tokenizer.words("a-".repeat(100_000))).hasSize(100_000);
    }
}
