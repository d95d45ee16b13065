package io.tidings.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionTest {
    @Test
    void theOnlyOptionIsWrittenEitherWay() {
        assertThat(Option.only("--recipients", "growth", List.of())).isEmpty();
        assertThat(Option.only("--recipients", "growth", List.of("--recipients", "20000")))
                .contains("20000");
        assertThat(Option.only("--recipients", "growth", List.of("--recipients=20000")))
                .contains("20000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--people 20000", "20000", "--recipients", "--recipients 20000 30000", "--recipients=1 2"})
    void whatItDoesNotKnowIsRefused(String options) {
        assertThatThrownBy(() -> Option.only("--recipients", "growth", List.of(options.split(" "))))
                .isInstanceOf(Option.Wrong.class)
                .hasMessageContaining("--recipients");
        assertThatThrownBy(() -> Option.none("render", List.of(options.split(" "))))
                .isInstanceOf(Option.Wrong.class)
                .hasMessageStartingWith("render does not know ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "9999", "-1", "1e6", "99999999999"})
    void whatIsNoNumberOrTooSmallIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> Option.number("--recipients", text, 10_000))
                .isInstanceOf(Option.Wrong.class)
                .hasMessage("--recipients takes a whole number from 10000 on, and " + text + " is none.");
        assertThat(Option.number("--recipients", "10000", 10_000)).isEqualTo(10_000);
    }
}
