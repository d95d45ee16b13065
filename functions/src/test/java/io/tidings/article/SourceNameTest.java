package io.tidings.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceNameTest {
    @ParameterizedTest
    @CsvSource({
        "Cloud Journal, cloud-journal",
        "Café Notes!, cafe-notes",
        "--a--b--, a-b",
        "日本語, drop",
        "'', drop",
        "already-fine, already-fine"
    })
    void anyTextHasANearestName(String text, String name) {
        assertThat(SourceName.of(text).value()).isEqualTo(name);
    }

    @Test
    void aLongNameIsCut() {
        assertThat(SourceName.of("a".repeat(200)).value()).hasSize(63);
    }

    @Test
    void aNameHasAFormForReaders() {
        assertThat(new SourceName("cloud-journal").title()).isEqualTo("Cloud Journal");
    }

    @Test
    void otherShapesAreNoNames() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceName("Cloud"));
    }
}
