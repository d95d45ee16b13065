package io.tidings.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a template may and may not do, with templates made for the purpose. */
final class TemplatesTest {

    private static Templates with(String... namesAndTexts) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return Templates.of(new TemplateFiles(files));
    }

    private static String page(String template, Map<String, ?> view) {
        return with("web/x.html.mustache", template).page("web/x", view);
    }

    private static Fragment mail(String template, Map<String, ?> view) {
        return with("mail/x.html.mustache", template, "mail/x.txt.mustache", template)
                .mail("x", view);
    }

    @Test
    void missingNameShouldFailAndBeNamedWithItsTemplate() {
        assertThatThrownBy(() -> page("{{title}}", Map.of())).isInstanceOfSatisfying(TemplateError.class, error -> {
            assertThat(error.name()).isEqualTo("title");
            assertThat(error.template()).isEqualTo("web/x.html.mustache");
        });
    }

    @Test
    void missingNameOfASectionShouldFail() {
        assertThatThrownBy(() -> page("{{#stories}}x{{/stories}}", Map.of())).isInstanceOf(TemplateError.class);
        assertThatThrownBy(() -> page("{{^stories}}x{{/stories}}", Map.of())).isInstanceOf(TemplateError.class);
    }

    @Test
    void nullShouldFailLikeAMissingName() {
        Map<String, Object> view = new HashMap<>();
        view.put("title", null);

        assertThatThrownBy(() -> page("{{title}}", view)).hasMessageContaining("title");
    }

    @Test
    void missingPartOfADottedNameShouldFail() {
        assertThatThrownBy(() -> page("{{page.title}}", Map.of("page", Map.of())))
                .hasMessageContaining("page.title");
        assertThatThrownBy(() -> page("{{page.title}}", Map.of("page", "text"))).hasMessageContaining("page.title");
    }

    @Test
    void itemShouldNotBorrowANameFromItsParent() {
        Map<String, Object> view = Map.of("title", "outer", "stories", List.of(Map.of("url", "/a")));

        assertThatThrownBy(() -> page("{{#stories}}{{title}}{{/stories}}", view))
                .hasMessageContaining("title");
    }

    @Test
    void itemShouldSeeTheSharedNames() {
        Map<String, Object> view = Map.of("words", Map.of("by", "by"), "stories", List.of(Map.of("by", "A")));

        assertThat(page("{{#stories}}{{words.by}} {{by}}{{/stories}}", view)).isEqualTo("by A");
    }

    @Test
    void emptyItemShouldNotBorrowEither() {
        Map<String, Object> view = Map.of("title", "outer", "stories", List.of(Map.of()));

        assertThatThrownBy(() -> page("{{#stories}}{{title}}{{/stories}}", view))
                .hasMessageContaining("title");
    }

    @Test
    void sectionsShouldKnowFalseAndEmpty() {
        Map<String, Object> view = Map.of("no", false, "yes", true, "none", List.of(), "blank", "", "text", "t");

        assertThat(page("{{#no}}1{{/no}}{{^no}}2{{/no}}{{#yes}}3{{/yes}}{{^yes}}4{{/yes}}", view))
                .isEqualTo("23");
        assertThat(page(
                        "{{#none}}1{{/none}}{{^none}}2{{/none}}{{#blank}}3{{/blank}}{{#text}}{{text}}{{.}}{{/text}}",
                        view))
                .isEqualTo("2tt");
    }

    @Test
    void listOfStringsShouldBeWrittenByTheDot() {
        assertThat(page("{{#all}}[{{.}}]{{/all}}", Map.of("all", List.of("a<b", 3))))
                .isEqualTo("[a&lt;b][3]");
    }

    @Test
    void objectsAndLambdasShouldBeRefused() {
        Function<String, String> lambda = text -> "{{secret}}";
        Callable<String> callable = () -> "x";
        for (Object bad : List.of(new Object(), lambda, callable, LocalDate.EPOCH, 1.5, Map.Entry.comparingByKey())) {
            assertThatThrownBy(() -> page("{{x}}", Map.of("x", bad))).isInstanceOf(TemplateError.class);
            assertThatThrownBy(() -> page("{{#x}}y{{/x}}", Map.of("x", bad))).isInstanceOf(TemplateError.class);
        }
    }

    @Test
    void methodsOfValuesShouldStayOutOfReach() {
        assertThatThrownBy(() -> page("{{x.length}}", Map.of("x", "text"))).isInstanceOf(TemplateError.class);
        assertThatThrownBy(() -> page("{{size}}", Map.of("x", "text"))).isInstanceOf(TemplateError.class);
        assertThatThrownBy(() -> page("{{x.class}}", Map.of("x", "text"))).isInstanceOf(TemplateError.class);
    }

    @Test
    void mapOrListShouldNotBeWrittenAsText() {
        assertThatThrownBy(() -> page("{{x}}", Map.of("x", Map.of("a", "b")))).isInstanceOf(TemplateError.class);
        assertThatThrownBy(() -> page("{{x}}", Map.of("x", List.of("a")))).isInstanceOf(TemplateError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{>file:/etc/hostname}}",
                "{{>/etc/hostname}}",
                "{{>../../etc/hostname}}",
                "{{>http://example.com/x}}",
                "{{>absent}}",
                "{{>*x}}",
                "{{> * x}}",
                "{{%pragma}}",
                "{{<absent}}{{/absent}}",
                "{{{x}}}",
                "{{&x}}"
            })
    void templateShouldNotReachOutsideTheFixedSetNorPastTheEscapes(String template) {
        assertThatThrownBy(() -> page(template, Map.of("x", "/etc/hostname"))).isInstanceOf(TemplateError.class);
    }

    @Test
    void partialShouldBeFoundByItsWholeName() {
        Templates templates = with("web/x.html.mustache", "[{{>web/part}}]", "web/part.html.mustache", "{{title}}");

        assertThat(templates.page("web/x", Map.of("title", "T"))).isEqualTo("[T]");
    }

    @Test
    void htmlShouldBeEscapedOnceAndTextNotAtAll() {
        Fragment fragment = mail("<p>{{x}}</p>", Map.of("x", "Tom & \"Jerry's\" <3 = `x`"));

        assertThat(fragment.html()).isEqualTo("<p>Tom &amp; &quot;Jerry&#39;s&quot; &lt;3 = `x`</p>\n");
        assertThat(fragment.text()).isEqualTo("<p>Tom & \"Jerry's\" <3 = `x`</p>\n\n");
    }

    @Test
    void bracesOfAValueShouldNeverBecomeASlot() {
        for (String hostile :
                List.of("{{unsubscribe}}", "{{{unsubscribe}}}", "{", "{{", "\\{{x}}", "{{#if x}}{{/if}}")) {
            Fragment fragment = mail(
                    "{{x}}{{{slots.unsubscribe}}} {{x}}",
                    Map.of("x", hostile, "slots", Map.of("unsubscribe", "{{unsubscribe}}")));

            assertThat(Slots.cut(fragment.html()).names()).containsExactly("unsubscribe");
            assertThat(Slots.cut(fragment.text()).names()).containsExactly("unsubscribe");
            String filled = Slots.cut(fragment.html()).fill(Map.of("unsubscribe", "U"));
            assertThat(filled).containsOnlyOnce("U");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:x",
                " https://a.example",
                "data:text/html,x",
                "//evil.example",
                "vbscript:x",
                "",
                "https://a b",
                "http:///x"
            })
    void linkShouldBeHttpMailOrAPath(String url) {
        assertThatThrownBy(() -> page("<a href=\"{{url}}\">x</a>", Map.of("url", url)))
                .isInstanceOf(TemplateError.class);
        assertThatThrownBy(() -> page("{{brandUrl}}", Map.of("brandUrl", url))).isInstanceOf(TemplateError.class);
        assertThatThrownBy(() -> page("{{{slots.x}}}", Map.of("slots", Map.of("x", url))))
                .isInstanceOf(TemplateError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/x?y=1",
                "http://a.example",
                "mailto:a@b.example",
                "/console",
                "/",
                "?tab=text",
                "#top"
            })
    void goodLinkShouldStayAsItIs(String url) {
        assertThat(page("{{url}}", Map.of("url", url))).isEqualTo(url);
    }

    @Test
    void linkThatEndsLikeASentenceShouldBeSpelledSoThatTextProgramsFindItsEnd() {
        String url = "https://en.example.org/wiki/Mercury_(planet)";

        Templates templates = with("mail/x.html.mustache", "{{url}}", "mail/x.txt.mustache", "{{{url}}}");
        Fragment fragment = templates.mail("x", Map.of("url", url));

        assertThat(fragment.text().strip()).isEqualTo("https://en.example.org/wiki/Mercury_(planet%29");
        assertThat(fragment.html().strip()).isEqualTo(fragment.text().strip());
        assertThat(DigestViews.shown(url)).isEqualTo("https://en.example.org/wiki/Mercury_(planet%29");
    }

    @Test
    void linkWithoutAVisibleNameShouldBeCalledByItsHost() {
        assertThat(Links.name("\u200b \u0000\u202e", "https://news.example.org:8443/x?y@z"))
                .isEqualTo("news.example.org");
        assertThat(Links.name("A title", "https://news.example.org/x")).isEqualTo("A title");
    }

    @Test
    void sectionOpenedMidItemShouldKeepTheItemsNames() {
        Map<String, Object> story = Map.of("title", "T", "date", "D");

        assertThat(page(
                        "{{#stories}}{{#date}}{{title}} {{date}}{{/date}}{{/stories}}",
                        Map.of("stories", List.of(story))))
                .isEqualTo("T D");
    }

    @Test
    void mailsShouldBeCountedAndPagesNot() {
        Templates templates = with("mail/x.html.mustache", "a", "mail/x.txt.mustache", "a", "web/x.html.mustache", "a");
        templates.mail("x", Map.of());
        templates.mail("x", Map.of());
        templates.page("web/x", Map.of());

        assertThat(templates.renders()).isEqualTo(2);
    }

    @Test
    void hashShouldChangeWithAnyByteAndAnyName() {
        String hash = with("web/x.html.mustache", "a").hash();

        assertThat(with("web/x.html.mustache", "a").hash()).isEqualTo(hash).hasSize(64);
        assertThat(with("web/x.html.mustache", "b").hash()).isNotEqualTo(hash);
        assertThat(with("web/y.html.mustache", "a").hash()).isNotEqualTo(hash);
    }

    @Test
    void everyBundledTemplateShouldCompile() {
        Templates templates = Templates.bundled();

        assertThat(templates.compileAll()).isGreaterThan(12);
        assertThat(Templates.bundled().hash()).isEqualTo(templates.hash());
    }

    @Test
    void unclosedSectionShouldBeATemplateError() {
        assertThatThrownBy(() -> page("{{#x}}", Map.of("x", true))).isInstanceOf(TemplateError.class);
    }
}
