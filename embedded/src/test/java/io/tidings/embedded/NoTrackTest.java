package io.tidings.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoTrackTest {

    private static final String HTML =
            "<p>ses:no-track <a ses:no-track class=\"l\" href=\"https://a.example/u?x&amp;y\">u</a>"
                    + "<a href=\"https://a.example/s\" ses:no-track>s</a> <a href=\"https://a.example/t\">t</a>"
                    + "<a href=\"https://a.example/s\">s, too</a>";

    @Test
    void theAttributeGoesAndNothingElse() {
        assertThat(NoTrack.strip(HTML))
                .isEqualTo("<p>ses:no-track <a class=\"l\" href=\"https://a.example/u?x&amp;y\">u</a>"
                        + "<a href=\"https://a.example/s\">s</a> <a href=\"https://a.example/t\">t</a>"
                        + "<a href=\"https://a.example/s\">s, too</a>");
        assertThat(NoTrack.strip("<a class=\"ses:no-tracks\">")).isEqualTo("<a class=\"ses:no-tracks\">");
    }

    @Test
    void aLinkIsCoveredWhereEveryAnchorToItSaysSo() {
        assertThat(NoTrack.covers(HTML, "https://a.example/u?x&y")).isTrue();
        assertThat(NoTrack.covers(HTML, "https://a.example/s")).isFalse();
        assertThat(NoTrack.covers(HTML, "https://a.example/t")).isFalse();
        assertThat(NoTrack.covers(HTML, "https://nowhere.example")).isFalse();
    }
}
