package io.tidings.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SlotsTest {

    @Test
    void filledTextShouldHoldEachValueAtEachPlaceOfItsSlot() {
        Slots slots = Slots.cut("a {{x}} b {{y}} c {{x}}");

        assertThat(slots.names()).containsExactly("x", "y");
        assertThat(slots.fill(Map.of("x", "1", "y", "2", "z", "3"))).isEqualTo("a 1 b 2 c 1");
    }

    @Test
    void textWithoutSlotsShouldStayAsItIs() {
        assertThat(Slots.cut("plain").fill(Map.of())).isEqualTo("plain");
        assertThat(Slots.cut("").fill(Map.of())).isEmpty();
    }

    @Test
    void valueShouldNotBeReadForSlotsAgain() {
        assertThat(Slots.cut("{{x}}").fill(Map.of("x", "{{y}} $1 \\"))).isEqualTo("{{y}} $1 \\");
    }

    @Test
    void missingValueShouldFailByName() {
        assertThatThrownBy(() -> Slots.cut("{{unsubscribe}}").fill(Map.of())).hasMessageContaining("unsubscribe");
    }

    @Test
    void bracesThatAreNoSlotShouldBeTakenForALeak() {
        for (String leak : new String[] {"{{#if x}}", "{{ x }}", "{{{x}}}", "{{", "a {{x", "{{1}}", "{{>x}}"}) {
            assertThatThrownBy(() -> Slots.cut("before " + leak)).as(leak).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void bytesShouldBeThoseOfTheFilledText() {
        Slots slots = Slots.cut("ä{{x}}ö{{y}}日本{{x}}");
        byte[][] values = {"é".getBytes(StandardCharsets.UTF_8), {}};

        assertThat(slots.bytes().names()).containsExactly("x", "y");
        assertThat(new String(slots.bytes().fill(values), StandardCharsets.UTF_8))
                .isEqualTo(slots.fill(Map.of("x", "é", "y", "")));
    }

    @Test
    void guardedTextShouldReadWellAndHoldNoDoubleBraces() {
        assertThat(Encoding.text("a {{x}} b")).isEqualTo("a { {x} } b");
        assertThat(Encoding.text("{{{x}}}")).isEqualTo("{ { {x} } }");
        assertThat(Encoding.text("one { and } more {")).isEqualTo("one { and } more { ");
        assertThat(Encoding.text("<b>bold</b> and 1 < 2")).isEqualTo("\u2039b\u203abold\u2039/b\u203a and 1 < 2");
        assertThat(Encoding.text("see https://a.example/b.")).isEqualTo("see a.example/b.");
    }

    @Test
    void guardedHtmlShouldShowTheBracesAsTheyWere() {
        assertThat(Encoding.html("{{x}}")).isEqualTo("&#123;&#123;x&#125;&#125;");
    }

    @Test
    void valueForAnHtmlSlotShouldBeEscapedAndOneLine() {
        assertThat(Slots.inHtml("AT&T\r\n<b>")).isEqualTo("AT&amp;T &lt;b&gt;");
    }

    @Test
    void archiveShouldHoldNothingPersonal() {
        Fragment digest = SampleDigest.of("en", 5).unfilled(Templates.bundled());

        String archive = Slots.withoutPersonal(digest.html());

        assertThat(Slots.cut(archive).names()).containsExactlyInAnyOrder("subject", "preheader");
        assertThat(archive).contains(SampleDigest.POSTAL_ADDRESS).doesNotContain("Unsubscribe", "You receive");
    }

    @Test
    void digestShouldHaveTheSlotsThatItsViewsName() {
        Fragment digest = SampleDigest.of("de", 5).unfilled(Templates.bundled());

        assertThat(Slots.cut(digest.html()).names()).isEqualTo(Slots.IN_DIGEST.keySet());
        assertThat(Slots.cut(digest.text()).names()).containsExactlyInAnyOrder("archive", "preferences", "unsubscribe");
    }

    @Test
    void fragmentsOfTextShouldBeSafeToWrapInConditions() {
        Fragment digest = SampleDigest.hostile("en").unfilled(Templates.bundled());

        assertThat(digest.text()).doesNotContain("\n\n\n").endsWith("\n").doesNotContainPattern("^\\s");
    }
}
