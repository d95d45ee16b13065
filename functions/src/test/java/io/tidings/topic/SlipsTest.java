package io.tidings.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.article.ArticleId;
import io.tidings.article.SourceName;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlipsTest {

    private static final Told WRITTEN = told("cooking by ear", "blind contestants judge the onions by their hiss");

    @Test
    void oneEditIsASlipAndTwoAreNot() {
        assertThat(Slips.isSlip("onions", "noions")).isTrue();
        assertThat(Slips.isSlip("onions", "onion")).isTrue();
        assertThat(Slips.isSlip("onions", "onoions")).isTrue();
        assertThat(Slips.isSlip("onions", "oniens")).isTrue();
        assertThat(Slips.isSlip("onions", "noinos")).isFalse();
        assertThat(Slips.isSlip("onions", "opinion")).isFalse();
    }

    @Test
    void wordsThatStandNowhereElseShouldBeReadAsTheOtherHasThem() {
        Told slipped = told("cokoing by ear", "blnid contestants judge teh onions by their hiss");

        assertThat(Slips.read(slipped, WRITTEN, word -> true).title()).containsExactly("cooking", "by", "ear");
        assertThat(Slips.read(slipped, WRITTEN, word -> true).summary()).startsWith("blind", "contestants");
    }

    @Test
    void wordsThatStandElsewhereTooShouldStay() {
        Told other = told("booking by ear", "blind contestants judge the onions by their hiss");

        assertThat(Slips.read(other, WRITTEN, word -> false)).isEqualTo(other);
        assertThat(Slips.read(other, WRITTEN, Set.of("booking")::contains).title())
                .startsWith("cooking");
    }

    @Test
    void aTextOfAnotherNumberShouldStayAsItIs() {
        Told spring = told("release 2026.1 is out", "with usefull repairs");
        Told summer = told("release 2026.2 is out", "with useful repairs");

        assertThat(Slips.read(spring, summer, word -> true)).isEqualTo(spring);
    }

    private static Told told(String title, String summary) {
        return new Told(
                ArticleId.of(URI.create("https://example.com")),
                SourceName.of("drop"),
                "example.com",
                Instant.EPOCH,
                List.of(title.split(" ")),
                List.of(summary.split(" ")),
                Set.of());
    }
}
