package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "1969-12-31T23:59:59Z"
            })
    void aYearThatNoEditionCanHaveIsSaidToBeOne(String written) {
        assertThatThrownBy(() -> new InstantConverter().convert(written))
                .hasMessage("'" + written + "' is not in the years from 1970 to 9998");
    }
}
