package io.tidings.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HeaderTextTest {

    private static final String FILLER = "You receive this digest because you subscribed to Data Weekly.";

    @Test
    void subjectShouldHoldNameAndLead() {
        assertThat(HeaderText.subject("Data Weekly", "Small functions, long evenings", "20 November 2026"))
                .isEqualTo("Data Weekly: Small functions, long evenings");
    }

    @Test
    void longSubjectShouldBeCutAtAWord() {
        String subject = HeaderText.subject("Data Weekly", "How a cut cable slowed three cities for a whole hour", "x");

        assertThat(subject).isEqualTo("Data Weekly: How a cut cable slowed three cities for a\u2026");
        assertThat(HeaderText.subject("N", "x".repeat(300), "d")).hasSize(60);
    }

    @Test
    void whatIsCutShouldNotEndInPunctuation() {
        assertThat(HeaderText.subject(
                        "Engineering Weekly", "Caches for Production: internationalisation of everything", "x"))
                .isEqualTo("Engineering Weekly: Caches for Production\u2026");
    }

    @Test
    void shortSubjectShouldBeFilledUpWithTheDate() {
        assertThat(HeaderText.subject("週報", "小さな関数", "2026年11月20日")).isEqualTo("週報: 小さな関数 · 2026年11月20日");
    }

    @Test
    void headerShouldBeOneLineWithoutTags() {
        assertThat(HeaderText.clean("a\r\nBcc: b@c.example\u0000 {{x}}", 78)).isEqualTo("a Bcc: b@c.example { {x} }");
    }

    @Test
    void cutShouldNotSplitACharacter() {
        String cut = HeaderText.clean("\ud83d\ude80".repeat(50), 10);

        assertThat(cut).isEqualTo("\ud83d\ude80".repeat(9) + "\u2026");
    }

    @Test
    void preheaderShouldJoinTitlesWhileTheyFit() {
        assertThat(HeaderText.preheader(
                        List.of("Every tram stop, open to all", "Small functions, long evenings"), FILLER))
                .isEqualTo("Every tram stop, open to all · Small functions, long evenings");
        assertThat(HeaderText.preheader(List.of("x ".repeat(60), "y ".repeat(60)), FILLER))
                .hasSize(119);
    }

    @Test
    void preheaderShouldBeFilledUpWhenTitlesAreShort() {
        assertThat(HeaderText.preheader(List.of(), FILLER)).isEqualTo(FILLER);
        assertThat(HeaderText.preheader(List.of("Short"), FILLER)).isEqualTo("Short · " + FILLER);
        assertThat(HeaderText.preheader(List.of("長い".repeat(100)), FILLER)).hasSize(130);
    }
}
