package io.tidings.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class WordingTest {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 1);

    private static Wording of(String tag) {
        return Wording.of(Locale.forLanguageTag(tag));
    }

    @Test
    void dateShouldFollowTheLanguage() {
        assertThat(of("en").date(DATE)).isEqualTo("1 March 2026");
        assertThat(of("de-AT").date(DATE)).isEqualTo("1. März 2026");
        assertThat(of("ja").date(DATE)).isEqualTo("2026年3月1日");
        assertThat(of("ar").date(DATE)).isEqualTo("1 مارس 2026");
        assertThat(of("de").day(DATE)).isEqualTo("1. März");
    }

    @Test
    void dateOfAnInstantShouldBeThatOfTheZone() {
        Instant evening = Instant.parse("2026-02-28T23:30:00Z");

        assertThat(of("en").date(evening, ZoneId.of("Europe/Berlin"))).isEqualTo("1 March 2026");
        assertThat(of("en").date(evening, ZoneId.of("UTC"))).isEqualTo("28 February 2026");
    }

    @Test
    void countShouldFollowThePluralsOfTheLanguage() {
        assertThat(of("en").count("digest.stories", 1)).isEqualTo("One story");
        assertThat(of("en").count("digest.stories", 1_200)).isEqualTo("1,200 stories");
        assertThat(of("de").count("digest.stories", 1_200)).isEqualTo("1.200 Meldungen");
        assertThat(of("ja").count("digest.stories", 1)).isEqualTo("1 件の記事");
        assertThat(of("ar").count("digest.stories", 2)).isEqualTo("خبران");
        assertThat(of("ar").count("digest.stories", 5)).contains("أخبار");
        assertThat(of("ar").count("digest.stories", 11)).contains("خبرًا");
        assertThat(of("ar").count("digest.stories", 102)).endsWith("خبر");
    }

    @Test
    void argumentShouldBePutInAsItIs() {
        assertThat(of("en").say("digest.why", "It's {0} {{x}}"))
                .isEqualTo("You receive this digest because you subscribed to It's {0} {{x}}.");
    }

    @Test
    void aTagThatSomebodyMadeUpShouldCostNoFurtherCopyOfTheWords() {
        assertThat(of("en-x-made-up").words()).isSameAs(of("en-GB").words());
        assertThat(of("en-x-made-up").languageTag()).isEqualTo("en-x-made-up");
    }

    @Test
    void unknownKeyShouldFailByName() {
        assertThatThrownBy(() -> of("de").say("no.such.key")).hasMessageContaining("no.such.key");
    }

    @Test
    void unknownLanguageShouldSpeakEnglish() {
        assertThat(of("fr").say("digest.inBrief")).isEqualTo("In brief");
        assertThat(of("fr").languageTag()).isEqualTo("en");
    }

    @Test
    void onlyArabicShouldRunFromRightToLeft() {
        assertThat(of("ar").direction()).isEqualTo("rtl");
        assertThat(of("ja").direction()).isEqualTo("ltr");
    }

    @Test
    void everyLanguageShouldSayAllThatEnglishSaysAndNoMoreButForPlurals() {
        for (String language : Wording.LANGUAGES) {
            assertThat(withoutPlurals(language)).as(language).isEqualTo(withoutPlurals("en"));
        }
    }

    private static Set<String> withoutPlurals(String language) {
        Set<String> keys = new TreeSet<>(Wording.file(language).keySet());
        keys.removeIf(key -> key.matches(".*\\.(zero|one|two|few|many)"));
        return keys;
    }

    @Test
    void everyLanguageShouldUseTheArgumentsThatEnglishUses() {
        for (String language : Wording.LANGUAGES) {
            Wording.file(language).forEach((key, text) -> {
                String english = Wording.file("en").getOrDefault(key, text);
                assertThat(text.contains("{1}")).as(language + " " + key).isEqualTo(english.contains("{1}"));
                if (key.startsWith("site.")) {
                    assertThat(text.contains("{0}")).as(language + " " + key).isEqualTo(english.contains("{0}"));
                }
            });
        }
    }
}
