package io.tidings.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextLayoutTest {

    @Test
    void blankLinesShouldShrinkToOneAndLeadingOnesGo() {
        assertThat(TextLayout.of("\n\n  a \n\n\n\nb\n\n\n")).isEqualTo("a\n\nb\n\n");
    }

    @Test
    void longLineShouldBreakBetweenWords() {
        String text = TextLayout.of("word ".repeat(40)).strip();

        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isBetween(4, 76));
        assertThat(text.replaceAll("\\s+", " ").strip())
                .isEqualTo("word ".repeat(40).strip());
    }

    @Test
    void lineWithALinkOrASlotShouldStayWhole() {
        String line = "- A name of some length that goes on: https://example.org/" + "x".repeat(60);

        assertThat(TextLayout.of(line)).isEqualTo(line + "\n\n");
        assertThat(TextLayout.of("word ".repeat(20) + "{{x}}")).hasLineCount(2);
    }

    @Test
    void japaneseShouldBreakAfterPunctuation() {
        String clause = "一二三四五六七八九十一二三四五六七八九十、";
        String text = TextLayout.of(clause.repeat(4)).strip();

        assertThat(text.lines())
                .allSatisfy(line -> assertThat(line).endsWith("、").hasSizeLessThan(78));
    }

    @Test
    void wordWithoutAnEndShouldBreakSomewhere() {
        assertThat(TextLayout.of("x".repeat(200)).strip().lines()).hasSize(3);
        assertThat(TextLayout.of("\ud83d\ude80".repeat(100)).lines())
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isLessThan(78));
    }
}
