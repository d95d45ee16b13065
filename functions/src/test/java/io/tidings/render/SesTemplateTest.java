package io.tidings.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finished fragments mean the same to SES's Handlebars as to {@link Slots}, whatever the articles said. */
final class SesTemplateTest {

    private static final Handlebars SES = new Handlebars().with(EscapingStrategy.NOOP);
    private static final Templates TEMPLATES = Templates.bundled();

    private static Map<String, String> values() {
        Map<String, String> values = new HashMap<>(SampleDigest.LINKS);
        values.put("subject", "A subject");
        values.put("preheader", "A preheader that says what else is in the mail");
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ja", "ar"})
    void handlebarsShouldFillWhatSlotsFill(String language) throws IOException {
        for (SampleDigest digest : new SampleDigest[] {SampleDigest.of(language, 20), SampleDigest.hostile(language)}) {
            Fragment mail = digest.unfilled(TEMPLATES);

            assertThat(SES.compileInline(mail.html()).apply(values()))
                    .isEqualTo(Slots.cut(mail.html()).fill(values()));
            assertThat(SES.compileInline(mail.text()).apply(values()))
                    .isEqualTo(Slots.cut(mail.text()).fill(values()));
        }
    }

    @Test
    void sectionsWrappedInConditionsShouldComeOutWholeOrNotAtAll() throws IOException {
        SampleDigest digest = SampleDigest.hostile("en");
        Wording wording = digest.wording;
        Fragment head = TEMPLATES.mail("digest/head", DigestViews.head(wording, "News", "today", ""));
        Fragment one = TEMPLATES.mail("digest/section", DigestViews.section(wording, "One", digest.stories, ""));
        Fragment two = TEMPLATES.mail("digest/section", DigestViews.section(wording, "Two", digest.stories, "more"));
        Fragment foot = TEMPLATES.mail("digest/foot", DigestViews.foot(wording, "News", "1 Street, 12345 Town"));
        String template = head.text() + when("s_1", one.text()) + when("s_2", two.text()) + foot.text();

        Map<String, Object> onlyTwo = new HashMap<>(values());
        onlyTwo.put("s_2", true);

        assertThat(SES.compileInline(template).apply(onlyTwo))
                .isEqualTo(Slots.cut(head.plus(two).plus(foot).text()).fill(values()));
    }

    private static String when(String flag, String fragment) {
        return "{{#if " + flag + "}}" + fragment + "{{/if}}";
    }
}
