package io.tidings.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "  Ada@Example.ORG , ada@example.org",
        "ada+news@example.org, ada+news@example.org",
        "o'hara@example.org, o'hara@example.org",
        "a@bücher.example, a@xn--bcher-kva.example",
        "a@例え.jp, a@xn--r8jz45g.jp",
        "success@simulator.amazonses.com, success@simulator.amazonses.com",
        "bounce+label-1@simulator.amazonses.com, bounce+label-1@simulator.amazonses.com"
    })
    void takesWhatSesCanDeliverToInOneForm(String typed, String stored) {
        assertThat(new EmailAddress(typed).value()).isEqualTo(stored);
        assertThat(new EmailAddress(stored).value()).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ada",
                "ada@",
                "@elsewhere.test",
                "ada@localhost",
                "ada@example.1",
                "a b@example.org",
                "ada@exam ple.org",
                "\"ada\"@example.org",
                "ada..b@example.org",
                ".ada@example.org",
                "ada.@example.org",
                "ada@-example.org",
                "ada@example..org",
                "ada@[127.0.0.1]",
                "jürgen@example.org",
                "ada@example.org\r\nBcc: x@example.org",
                "ada@example.org,eve@example.org",
                "<ada@example.org>",
                "ada@straße.de",
                "ada@exa\u0000mple.org",
                "ada\u0000@example.org",
                "ada@example.org/../x",
                "a@b@example.org",
                "ada@\ud800.org"
            })
    void refusesTheRestWithASentenceThatDoesNotRepeatIt(String typed) {
        assertThatThrownBy(() -> new EmailAddress(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(".")
                .satisfies(e -> assertThat(typed.length() < 4
                                || !String.valueOf(e.getMessage()).contains(typed))
                        .isTrue());
    }

    @Test
    void keepsToTheLengthsOfTheStandards() {
        String label = "a".repeat(63);
        assertThat(new EmailAddress("a".repeat(64) + "@example.org").value()).hasSize(76);
        assertThatThrownBy(() -> new EmailAddress("a".repeat(65) + "@example.org"))
                .hasMessageContaining("64");
        assertThatThrownBy(() -> new EmailAddress("a@" + label + "a.org")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new EmailAddress("a@" + label + "." + label + "." + label + "." + "a".repeat(60) + ".org"))
                .hasMessageContaining("254");
        assertThatThrownBy(() -> new EmailAddress("x".repeat(5_000_000))).hasMessageContaining("254");
    }

    @Test
    void isNotWrittenIntoLogsByAccident() {
        assertThat(new EmailAddress("ada@example.org").toString()).doesNotContain("ada");
    }
}
