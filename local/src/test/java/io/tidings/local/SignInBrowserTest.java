package io.tidings.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console behind its sign-in, in a real browser: its cookies, its redirects, its policy for forms. */
final class SignInBrowserTest {
    private static @Nullable LocalSystem system;
    private static @Nullable Chromium chromium;

    private @Nullable BrowserContext context;

    @BeforeAll
    static void start() {
        Chromium.assumeItIsHere();
        system = LocalSystem.start(new LocalSystem.Options(
                0, Optional.empty(), Optional.of(Demo.START), LocalSystem.Door.SIGN_IN, Map.of()));
        chromium = Chromium.launch();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (system != null) {
            system.close();
        }
    }

    @BeforeEach
    void open() {
        context = Objects.requireNonNull(chromium)
                .context(new Browser.NewContextOptions()
                        .setViewportSize(375, 700)
                        .setColorScheme(ColorScheme.DARK));
    }

    @AfterEach
    void close() {
        Objects.requireNonNull(context).close();
    }

    private static String console() {
        return Objects.requireNonNull(system).address() + "/console";
    }

    /** Asks for the console and says at the provider who one is. */
    private Page comesAs(String person) {
        var page = Objects.requireNonNull(context).newPage();
        page.navigate(console());
        assertThat(page).hasTitle("Who are you?");
        page.locator("button:has-text('" + person + "')").click();
        return page;
    }

    @Test
    void anEditorComesInActsAndLeaves() {
        var page = comesAs("ada@example.org");
        assertThat(page).hasURL(console());
        Chromium.picture(page, "signed-in-375-dark");
        assertThat(Chromium.overflow(page)).isZero();
        page.setViewportSize(1280, 700);
        Chromium.picture(page, "signed-in-1280-dark");

        page.locator("button:has-text('Stop all sending')").click();
        assertThat(page.locator("main")).containsText("All sending is stopped");
        assertThat(page.locator("main")).containsText("ada@example.org");
        page.locator("button:has-text('Let sending go on')").click();

        page.locator("button:has-text('Sign out')").click();
        page.waitForURL("**/console/signed-out");
        assertThat(page.locator("h1")).hasText("Signed out");
        page.navigate(console());
        assertThat(page).hasTitle("Who are you?");
    }

    @Test
    void marketingFindsNothingToPress() {
        var page = comesAs("max@example.org");

        assertThat(page).hasURL(console());
        assertThat(page.locator("button").allInnerTexts()).containsExactly("Sign out");
    }

    @Test
    void whoHasNoRoleMayBecomeSomebodyElse() {
        var page = comesAs("otto@example.org");
        assertThat(page.locator("main")).containsText("otto@example.org, who has no role here");
        Chromium.picture(page, "no-role-375-dark");

        page.locator("a:has-text('Sign in as somebody else')").click();
        assertThat(page).hasURL(Pattern.compile("/console/signed-out$"));
        page.locator("a:has-text('Sign in')").click();
        assertThat(page).hasTitle("Who are you?");
    }
}
