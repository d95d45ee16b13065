package io.tidings.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tidings.embedded.SentMail;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks at every page in a real browser, narrow and wide, light and dark; the screenshots are in target/screenshots. */
final class BrowserTest {
    private static final List<String> PAGES = List.of(
            "mailbox",
            "mailbox-search",
            "mail",
            "console",
            "newsletter",
            "grouping",
            "subscribers",
            "topics",
            "settings",
            "document",
            "new newsletter",
            "edition",
            "waiting edition",
            "opening",
            "story",
            "pages",
            "statistics",
            "growth",
            "archive",
            "subscribe",
            "preferences",
            "unsubscribe");

    private static final Map<String, String> ADDRESSES = new TreeMap<>();
    private static @Nullable Stage stage;

    /** What the tests look at, and with what. */
    private record Stage(LocalSystem system, Chromium chromium) implements AutoCloseable {
        static Stage set() {
            var options = new LocalSystem.Options(
                    0, Optional.empty(), Optional.of(Demo.START), LocalSystem.Door.OPEN, Map.of());
            var system = LocalSystem.start(options);
            var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            new Demo(system, new Progress(nowhere), nowhere).play();
            return new Stage(system, Chromium.launch());
        }

        @Override
        public void close() {
            chromium.close();
            system.close();
        }
    }

    @BeforeAll
    static void demoIsPlayed() {
        Chromium.assumeItIsHere();
        stage = Stage.set();
        addresses(stage.system());
    }

    @AfterAll
    static void everythingIsClosed() {
        if (stage != null) {
            stage.close();
        }
    }

    private static Chromium chromium() {
        return Objects.requireNonNull(stage).chromium();
    }

    static Stream<Arguments> looks() {
        return PAGES.stream()
                .flatMap(page -> Stream.of(375, 1280)
                        .flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                                .map(scheme -> Arguments.of(page, width, scheme))));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyPageFitsAndIsFreeOfErrors(String name, int width, ColorScheme scheme) {
        var errors = new ArrayList<String>();
        var options =
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
        try (var context = chromium().context(options)) {
            var page = context.newPage();
            listen(page, errors);
            var answer = page.navigate(String.valueOf(ADDRESSES.get(name)));
            var file = name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
            Chromium.picture(page, file);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(errors).isEmpty();
            assertThat(Chromium.overflow(page)).as("pixels it scrolls sideways").isZero();
            assertThat(page.title()).isNotBlank();
        }
    }

    @Test
    void formsWorkInARealBrowser() {
        var errors = new ArrayList<String>();
        try (var context = chromium().context()) {
            var page = context.newPage();
            listen(page, errors);
            page.navigate(String.valueOf(ADDRESSES.get("mail")));
            page.locator("form[action$='/open'] button").click();
            assertThat(page).hasURL(Pattern.compile("#acts$"));

            page.navigate(String.valueOf(ADDRESSES.get("newsletter")));
            page.locator("summary:has-text('Compose an edition now')").click();
            assertThat(page.locator("details.sure p")).containsText("it goes out at once, to about");
            page.locator("button:has-text('Yes: compose it')").click();
            assertThat(page).hasURL(Pattern.compile("/console/editions/"));

            page.navigate(String.valueOf(ADDRESSES.get("unsubscribe")));
            page.locator("main form button").first().click();
            assertThat(page).hasTitle(Pattern.compile("^You are unsubscribed"));

            Chromium.picture(page, "unsubscribed");
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void anEditorWritesIntoAnEditionByHand() {
        var errors = new ArrayList<String>();
        try (var context = chromium().context()) {
            var page = context.newPage();
            listen(page, errors);
            page.navigate(String.valueOf(ADDRESSES.get("waiting edition")));
            page.locator("a:has-text('Subject and introduction')").click();
            page.locator("#subject-en").fill("What a week: three things to read first");
            page.locator("#introduction-en")
                    .fill("Dear readers,\n\nwe asked [forty teams](https://example.org/survey) what they run. "
                            + "All of it is at https://example.org/answers.\n\nYours, Ida & Bo");
            page.locator("button:has-text('Save')").click();

            assertThat(page).hasURL(Pattern.compile("#preview$"));
            assertThat(page.locator("#preview dd").first()).hasText("What a week: three things to read first");
            var mail = page.frameLocator("iframe");
            assertThat(mail.locator("a:has-text('forty teams')")).hasAttribute("href", "https://example.org/survey");
            assertThat(mail.locator("p:has-text('Ida & Bo')")).hasCount(1);
            page.waitForTimeout(300);
            Chromium.picture(page, "edition-by-hand");
            page.navigate(ADDRESSES.get("waiting edition") + "/preview");
            Chromium.picture(page, "mail-by-hand");

            page.navigate(String.valueOf(ADDRESSES.get("waiting edition")));
            var second = page.locator("ul.rows > li").nth(1);
            var title = second.locator("a").first().innerText();
            second.locator("summary:has-text('Correct')").click();
            page.setViewportSize(375, 900);
            Chromium.picture(page, "story-correct");
            second.locator("button:has-text('First')").click();
            assertThat(page.locator("ul.rows > li").first()).containsText(title);
            assertThat(page.locator("ul.rows > li").first()).containsText("by hand: place");
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void anEditorWorksOnTopicsWithTheKeyboard() {
        var errors = new ArrayList<String>();
        try (var context = chromium().context()) {
            var page = context.newPage();
            listen(page, errors);
            page.navigate(String.valueOf(ADDRESSES.get("topics")));
            var first = page.locator("details.topic").first();
            var name = first.locator("input[type=text]").first();
            first.locator("summary").press("Enter");
            var before = name.inputValue();
            name.fill("Robots & us");
            name.press("Enter");

            // What Enter does saves nothing.
            assertThat(page).hasURL(Pattern.compile("#tried$"));
            assertThat(page.locator("#tried")).containsText("Robots & us");
            assertThat(page.locator("#tried")).containsText("No topic");
            Chromium.picture(page, "topics-tried");
            page.setViewportSize(375, 900);
            Chromium.picture(page, "topics-tried-narrow");
            assertThat(Chromium.overflow(page)).isZero();

            page.setViewportSize(1280, 900);
            page.locator("button:has-text('Add a topic')").click();
            assertThat(page.locator("#name-_new1")).isFocused();
            page.locator("#name-_new1").fill("Boats");
            page.locator("#weight-_new1").fill("heavy");
            page.locator("button:has-text('Save')").last().click();
            page.locator("a[href='#keywords-_new1']").press("Enter");
            assertThat(page.locator("#keywords-_new1")).isFocused();
            Chromium.picture(page, "topics-wrong");
            page.locator("#keywords-_new1").fill("boat, sail\nanchor");
            page.locator("#weight-_new1").fill("1,5");
            page.locator("button:has-text('Save')").last().click();

            assertThat(page.locator("[role=status]")).containsText("Saved.");
            assertThat(page.locator("details.topic").last()).containsText("Boats");
            page.locator("details.topic").last().locator("summary").click();
            page.locator("#remove-boats").check();
            page.locator("details.topic").first().locator("summary").click();
            page.locator("details.topic")
                    .first()
                    .locator("input[type=text]")
                    .first()
                    .fill(before);
            page.locator("button:has-text('Save')").last().click();
            assertThat(page.locator("[role=alert]")).containsText("Nothing is saved yet");
            assertThat(page.locator("[role=alert]")).containsText("Boats");
            Chromium.picture(page, "topics-removing");
            page.locator("button:has-text('Yes: save without them')").click();
            assertThat(page.locator("[role=status]")).containsText("Saved.");
            assertThat(page.locator("#remove-boats")).hasCount(0);
            assertThat(errors)
                    .as("what was wrong was answered so, and nothing else")
                    .isNotEmpty()
                    .allMatch(error -> error.contains("400"));
        }
    }

    private static void listen(Page page, List<String> errors) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        page.onResponse(response -> {
            if (response.status() >= 400) {
                errors.add(response.status() + " " + response.url());
            }
        });
    }

    private static void addresses(LocalSystem system) {
        var base = system.address().toString();
        var mails = system.installation().services().ses().orElseThrow().mails();
        var mail = mails.newest(0, 50).stream()
                .filter(one -> one.to().endsWith("@example.com"))
                .findFirst()
                .orElseThrow();
        var edition = mail.tags().get("edition");
        var newsletter = base + "/console/newsletters/" + mail.tags().get("newsletter");
        ADDRESSES.put("mailbox", base + "/mailbox");
        ADDRESSES.put("mailbox-search", base + "/mailbox?address=" + mail.to());
        ADDRESSES.put("mail", base + "/mailbox/" + mail.messageId());
        ADDRESSES.put("console", base + "/console");
        ADDRESSES.put("newsletter", newsletter);
        ADDRESSES.put("grouping", newsletter + "/grouping");
        ADDRESSES.put("subscribers", newsletter + "/subscribers");
        ADDRESSES.put("topics", newsletter + "/topics");
        ADDRESSES.put("settings", newsletter + "/settings");
        ADDRESSES.put("document", newsletter + "/document");
        ADDRESSES.put("new newsletter", base + "/console/new");
        ADDRESSES.put("edition", base + "/console/editions/" + edition);
        var edited = Waiting.make(system.address());
        var waiting = base + "/console/editions/" + edited.edition();
        ADDRESSES.put("story", waiting + "/story?article=" + edited.article());
        ADDRESSES.put("waiting edition", waiting);
        ADDRESSES.put("opening", waiting + "/opening");
        ADDRESSES.put("pages", base + "/console/editions/" + edition + "/pages");
        ADDRESSES.put("statistics", base + "/console/editions/" + edition + "/stats");
        ADDRESSES.put("growth", newsletter + "/stats");
        ADDRESSES.put("archive", base + "/archive/" + edition);
        ADDRESSES.put("subscribe", base + "/subscribe?newsletter=" + mail.tags().get("newsletter"));
        ADDRESSES.put("preferences", link(mail, "/p/"));
        ADDRESSES.put("unsubscribe", link(mail, "/u/"));
    }

    private static String link(SentMail mail, String path) {
        var matcher = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+" + path + "[A-Za-z0-9._-]+")
                .matcher(mail.html());
        assertThat(matcher.find()).as(path).isTrue();
        return matcher.group();
    }
}
