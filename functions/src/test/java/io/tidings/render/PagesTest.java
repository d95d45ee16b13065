package io.tidings.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.render.PageViews.Header;
import io.tidings.render.PageViews.Here;
import io.tidings.render.PageViews.NavigationLine;
import io.tidings.render.PageViews.Width;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page layout around a page that shows every part of the style sheet; written to {@code target/pages} to look at. */
final class PagesTest {

    private static Templates withComponents() throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>(TemplateFiles.bundled().files());
        try (InputStream in = PagesTest.class.getResourceAsStream("/render/components.html.mustache")) {
            files.put("web/components.html.mustache", Objects.requireNonNull(in).readAllBytes());
        }
        return Templates.of(new TemplateFiles(files));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void layoutShouldMakeAWholeDocument(String language) throws IOException {
        Wording wording = Wording.of(Locale.forLanguageTag(language));
        List<NavigationLine> navigation = List.of(
                new NavigationLine("Newsletters", "/console", Here.CURRENT),
                new NavigationLine("Mailbox", "/mailbox", Here.ELSEWHERE));
        Map<String, Object> view = PageViews.shell(
                wording,
                "Parts <of> a page",
                Width.WIDE,
                new Header("Tidings", "/console", navigation, Optional.empty()),
                "Small print.");

        String page = withComponents().page("web/components", view);

        Files.createDirectories(Path.of("target/pages"));
        Files.writeString(Path.of("target/pages/components-" + language + ".html"), page);
        assertThat(page)
                .startsWith("<!doctype html>\n<html lang=\"" + language + "\" dir=\"" + wording.direction() + "\">")
                .contains("</main>", "<footer class=\"frame\"><p>Small print.</p></footer>", "</html>")
                .contains("<title>Parts &lt;of&gt; a page · Tidings</title>")
                .contains("<a href=\"/console\" aria-current=\"page\">Newsletters</a>")
                .contains("<body class=\"wide\">")
                .doesNotContain("{{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void narrowPageWithoutNavigationShouldShowNone(String language) throws IOException {
        Wording wording = Wording.of(Locale.forLanguageTag(language));
        Map<String, Object> view =
                PageViews.shell(wording, "Subscribe", Width.NARROW, new Header("Data Weekly", "/subscribe"), "");

        String page = withComponents().page("web/components", view);

        Files.createDirectories(Path.of("target/pages"));
        Files.writeString(Path.of("target/pages/narrow-" + language + ".html"), page);
        assertThat(page).contains("<body>").doesNotContain("<nav", "<footer");
    }
}
