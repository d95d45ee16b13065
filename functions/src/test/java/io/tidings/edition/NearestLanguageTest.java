package io.tidings.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestLanguageTest {

    @Test
    void theVeryTagGoesBeforeItsLanguageAndThatBeforeAnotherRegion() {
        assertThat(NearestLanguage.of("de-AT", List.of("en", "de-CH", "de", "de-AT")))
                .contains("de-AT");
        assertThat(NearestLanguage.of("de-AT", List.of("en", "de-CH", "de"))).contains("de");
        assertThat(NearestLanguage.of("de-AT", List.of("en", "de-DE", "de-CH"))).contains("de-CH");
        assertThat(NearestLanguage.of("de-AT", List.of("en", "dev"))).isEmpty();
    }
}
