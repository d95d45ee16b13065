package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What somebody at the terminal is told when it cannot be done. */
final class RefusalTest {

    @Test
    void aFileThatIsNotThereIsSaidToBeNotThere() {
        var missing = Path.of("no", "such.tsv");

        assertThatThrownBy(() -> TsvFile.lines(missing))
                .isInstanceOf(Refusal.class)
                .hasMessage("The file " + missing + " is not there.");
    }

    @Test
    void aPortThatThereIsNotIsSaidSo() {
        assertThatThrownBy(() -> HttpGateway.bind(99_999))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("There is no port 99999");
    }
}
