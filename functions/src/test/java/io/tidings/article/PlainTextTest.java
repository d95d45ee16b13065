package io.tidings.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <p>One</p><p>two <b>three</b></p>         | One two three
                    Fish &amp; chips                          | Fish & chips
                    Fish &amp;amp; chips                      | Fish & chips
                    &lt;p&gt;Escaped&lt;/p&gt;                | Escaped
                    &amp;lt;p&amp;gt;Twice&amp;lt;/p&amp;gt;  | Twice
                    It&#8217;s &quot;fine&quot; &#x2014; now  | It’s "fine" — now
                    a<script>alert(1)</script>b               | a b
                    a<style>p{}</style><!-- no -->b           | a b
                    List<String> of Map<K, V>                 | List<String> of Map<K, V>
                    a < b and c > d                           | a < b and c > d
                    AT&T and R&D                              | AT&T and R&D
                    How the &lt;div&gt; element works         | How the <div> element works
                    {{x}} and {{{y}}} stay                    | {{x}} and {{{y}}} stay
                    <img src=x onerror=alert(1)>text          | text
                    """)
    void markupBecomesText(String raw, String plain) {
        assertThat(PlainText.of(raw)).isEqualTo(plain);
    }

    @Test
    void controlCharactersAndTurnersOfDirectionGo() {
        assertThat(PlainText.of("in\u001B[31m red\u001B[0m")).isEqualTo("in red");
        assertThat(PlainText.of("a\u0000b\u0007c\u001Bd")).isEqualTo("a b c d");
        assertThat(PlainText.of("a\u202Egpj.exe\u202C\u2066b\u2069")).isEqualTo("agpj.exeb");
        assertThat(PlainText.of("zero\u200Bwidth\uFEFF soft\u00ADhyphen \uD800 half"))
                .isEqualTo("zerowidth softhyphen half");
        assertThat(PlainText.of(" a\r\n\tb\u2028c\u00A0d ")).isEqualTo("a b c d");
    }

    @Test
    void writingOfOtherPeopleStays() {
        assertThat(PlainText.of("שלום עולם 👩\u200D💻 café")).isEqualTo("שלום עולם 👩\u200D💻 café");
        assertThat(PlainText.of("cafe\u0301")).isEqualTo("café");
    }

    @Test
    void deepMarkupNeedsNoDeepStack() throws InterruptedException {
        var deep = "<div>".repeat(15_000) + "down";
        var found = new String[1];
        var thread = new Thread(null, () -> found[0] = PlainText.of(deep), "small stack", 128 * 1024);
        thread.start();
        thread.join();

        assertThat(found[0]).isEqualTo("down");
    }

    @Test
    void aCutEndsWithAWord() {
        assertThat(PlainText.cut("one two three", 13)).isEqualTo("one two three");
        assertThat(PlainText.cut("one two, three", 12)).isEqualTo("one two…");
        assertThat(PlainText.cut("長".repeat(50), 10)).isEqualTo("長".repeat(9) + "…");
        assertThat(PlainText.cut("😀".repeat(50), 10)).isEqualTo("😀".repeat(9) + "…");
    }
}
