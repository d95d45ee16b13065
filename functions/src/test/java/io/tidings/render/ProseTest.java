package io.tidings.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProseTest {

    @Test
    void anEmptyLineBeginsAnotherParagraphAndASingleOneNothing() {
        Prose prose = Prose.of("  Dear readers,\r\nhello.\r\n \t\r\n\r\nMore.  \n");

        assertThat(prose.paragraphs())
                .extracting(Prose.Paragraph::text)
                .containsExactly("Dear readers, hello.", "More.");
        assertThat(Prose.of(" \n\n ")).isEqualTo(Prose.NOTHING);
    }

    @Test
    void wordsInBracketsBeforeAnAddressLeadThere() {
        Prose prose = Prose.of("Take [our survey](https://example.org/a_(b)?c=1) [sic] (soon).");

        assertThat(prose.paragraphs().getFirst().runs())
                .containsExactly(
                        words("Take "),
                        new Prose.Run("our survey", Optional.of("https://example.org/a_(b)?c=1")),
                        words(" [sic] (soon)."));
    }

    @Test
    void anAddressByItselfLeadsThereWithoutWhatEndsTheSentence() {
        assertThat(Prose.of("See https://example.org/a, (http://example.org/b), https://example.org/c_(d)! https://.")
                        .links())
                .containsExactly("https://example.org/a", "http://example.org/b", "https://example.org/c_(d%29");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "//example.org",
                "/path",
                "mailto:a@b.example",
                "https://",
                "https:///x",
                "{{unsubscribe}}",
                ""
            })
    void onlyWebAddressesAreLinks(String address) {
        assertThatThrownBy(() -> Prose.of("Read [this](" + address + ") now"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[this](" + address + ")")
                .hasMessageContaining("Begin it with https://");
    }

    @Test
    void whatSomebodyWroteIsNeverATagInEitherPart() {
        Fragment head =
                head("<b>Bold</b> {{unsubscribe}} {{{subject}}} [<i>{{x}}</i>](https://example.org/?q={{x}}\"'<)"
                        + "\u0000\u202e\n\n<script>alert(1)</script>");

        assertThat(head.html())
                .contains("&lt;b&gt;Bold&lt;/b&gt;", "&lt;script&gt;")
                .doesNotContain("<b>", "<script>", "<i>", "\u202e", "{{x", "{{unsubscribe");
        assertThat(Slots.cut(head.html()).names()).containsOnly("subject", "preheader", "archive");
        assertThat(Slots.cut(head.text()).names()).containsOnly("archive");
        assertThat(head.text()).doesNotContain("<b>", "<script>");
    }

    @Test
    void theTextPartNamesTheLinksBelowTheirParagraph() {
        Fragment head = head("Take [our survey](https://example.org/survey) or see https://example.org/b.\n\nThanks!");

        assertThat(head.text()).endsWith("""

                        Take our survey or see example.org/b.
                        - our survey: https://example.org/survey
                        - https://example.org/b

                        Thanks!

                        """);
        assertThat(head.html())
                .contains(">our survey</a> or see <a ", "href=\"https://example.org/b\"", "lang=\"en\" dir=\"ltr\"");
    }

    @Test
    void manyBracketsTakeNoTime() {
        assertThat(Prose.of("[".repeat(1_000) + "a](".repeat(300)).links()).isEmpty();
        assertThat(Prose.of("[a](" + "(x".repeat(900)).links()).isEmpty();
    }

    private static Fragment head(String introduction) {
        Wording wording = Wording.of(Locale.ENGLISH);
        return Templates.bundled()
                .mail(
                        "digest/head",
                        DigestViews.head(wording, "Weekly", "2 March 2026", "", Prose.of(introduction), wording));
    }

    private static Prose.Run words(String text) {
        return new Prose.Run(text, Optional.empty());
    }
}
