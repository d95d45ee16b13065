package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.embedded.EmbeddedOpenId;
import io.tidings.embedded.EmbeddedOpenId.Person;
import io.tidings.signin.Provider;
import io.tidings.signin.SignIn;
import io.tidings.subscriber.EmailAddress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes into the console, through a real provider's protocol. */
final class EntranceTest {

    private static final Press PRESS = new Press();
    private static final int ADA = 0;
    private static final int MAX = 1;
    private static final int STRANGER = 2;

    private static final EmbeddedOpenId PEOPLE = EmbeddedOpenId.start(
            "tidings",
            List.of(
                    new Person("ada@example.org", List.of("editor", "marketing")),
                    new Person("max@example.org", List.of("marketing")),
                    new Person("otto@example.org", List.of("gardeners"))),
            PRESS::now);

    private final Console console = console(PEOPLE.issuer(), "session key");
    private final Browser browser = new Browser(console);

    @AfterAll
    static void stop() {
        PEOPLE.close();
    }

    @BeforeEach
    void theProviderIsHonest() {
        PEOPLE.twist(UnaryOperator.identity());
    }

    private static Console console(URI issuer, String key) {
        return new Console(
                PRESS.consoleTools, Optional.of(new SignIn(new Provider(issuer, "tidings"), key, PRESS::now)));
    }

    @Test
    void whoAsksForAPageSignsInAndIsOnIt() {
        String page = "/console/newsletters/" + PRESS.newsletter + "?tab=a+b";

        Response back = browser.signIn(page, ADA);

        assertThat(back.status()).isEqualTo(303);
        assertThat(back.headers()).containsEntry("Location", page);
        Response shown = browser.get(page);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text()).contains("ada@example.org", "(editor)", "Sign out", "Compose an edition now");
    }

    @Test
    void cookiesAreForThisHostAloneAndOutOfReachOfScripts() {
        Response away = browser.get("/console");
        Response back = browser.signIn("/console", ADA);

        assertThat(away.cookies()).hasSize(1);
        assertThat(back.cookies()).hasSize(2);
        for (String cookie : List.of(
                away.cookies().getFirst(),
                back.cookies().getFirst(),
                back.cookies().getLast())) {
            assertThat(cookie)
                    .startsWith("__Host-tidings-")
                    .contains("; Path=/;", "; HttpOnly", "; SameSite=Lax", "; Secure")
                    .doesNotContain("Domain");
        }
        assertThat(back.cookies().getFirst()).contains("Max-Age=28800");
        assertThat(back.cookies().getLast()).contains("Max-Age=0");
    }

    @Test
    void marketingSeesEverythingAndChangesNothing() {
        EditionId id = PRESS.edition("2026-05-04", EditionState.READY);
        browser.signIn("/console", MAX);
        Set<String> before = PRESS.contents();

        for (String path : List.of(
                "/console",
                "/console/newsletters/" + PRESS.newsletter,
                "/console/newsletters/" + PRESS.newsletter + "/stats",
                "/console/newsletters/" + PRESS.newsletter + "/grouping",
                "/console/newsletters/" + PRESS.newsletter + "/topics",
                "/console/newsletters/" + PRESS.newsletter + "/settings",
                "/console/editions/" + id,
                "/console/editions/" + id + "/opening",
                "/console/editions/" + id + "/stats")) {
            Response page = browser.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            // Signing out is the one button there is.
            assertThat(page.text()).as(path).contains("(marketing)").containsOnlyOnce("<button");
        }
        assertThat(browser.get("/console/api/newsletters/" + PRESS.newsletter + "/stats.csv")
                        .status())
                .isEqualTo(200);
        Response refused = browser.post("/console/editions/" + id, "act=send");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("signed in for marketing");
        assertThat(browser.post("/console/api/sending/stop", "").text()).contains("\"where\":\"role\"");
        for (String act : List.of("opening", "place", "story")) {
            assertThat(browser.post("/console/editions/" + id + "/" + act, "act=save&draft=1")
                            .status())
                    .as(act)
                    .isEqualTo(403);
        }
        for (String form : List.of("topics", "settings")) {
            assertThat(browser.post("/console/newsletters/" + PRESS.newsletter + "/" + form, "act=save")
                            .status())
                    .as(form)
                    .isEqualTo(403);
        }
        assertThat(PRESS.contents()).isEqualTo(before);
    }

    @Test
    void marketingGetsNobodysAddressAndEachThatAnEditorGetsStandsInTheLogWithoutIt() {
        String people = "/console/newsletters/" + PRESS.newsletter + "/subscribers";
        String api = "/console/api/newsletters/" + PRESS.newsletter;
        PRESS.subscribe("olga@example.org", "/p/");
        Browser marketing = new Browser(console);
        marketing.signIn("/console", MAX);
        browser.signIn("/console", ADA);

        assertThat(marketing.get(people).text())
                .containsOnlyOnce("<button")
                .doesNotContain("type=\"file\"", "Download");
        for (String act : List.of("find", "export", "erase")) {
            Response refused = marketing.post(people, "act=" + act + "&address=olga%40example.org");
            assertThat(refused.status()).as(act).isEqualTo(403);
        }
        for (String path : List.of("/subscribers/export", "/subscriber/export", "/subscriber/erase")) {
            assertThat(marketing.post(api + path, "").status()).as(path).isEqualTo(403);
            assertThat(marketing.get(api + path).status()).as(path).isEqualTo(405);
        }

        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            assertThat(browser.post(people, "act=export-list&part=1+1").text()).contains("olga@example.org");
            browser.post(people, "act=export&address=olga%40example.org");
            browser.post(people, "act=erase&address=olga%40example.org");
        } finally {
            System.setErr(before);
        }
        String id = PRESS.keys.idOf(new EmailAddress("olga@example.org")).value();
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains(
                        "act=export-list part=1 of=1 people=1 who=ada@example.org",
                        "act subscriber=" + id + " act=export who=ada@example.org",
                        "act subscriber=" + id + " act=erase who=ada@example.org",
                        "audit who=ada@example.org role=editor what=POST " + people + " act=export-list end=200")
                .doesNotContain("olga");
    }

    @Test
    void anEditorActsUnderTheirName() {
        EditionId id = PRESS.edition("2026-05-11", EditionState.READY);
        browser.signIn("/console", ADA);

        assertThat(browser.post("/console/editions/" + id, "act=approve").status())
                .isEqualTo(303);

        assertThat(PRESS.editions.find(id).orElseThrow().changes().getLast().by())
                .isEqualTo("ada@example.org");
        assertThat(browser.get("/console/editions/" + id).text()).contains("by ada@example.org");
    }

    @Test
    void everyActStandsInTheAuditLogAlsoOneThatWasRefused() {
        EditionId id = PRESS.edition("2026-05-25", EditionState.READY);
        Browser marketing = new Browser(console);
        browser.signIn("/console", ADA);
        marketing.signIn("/console", MAX);
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            browser.get("/console/editions/" + id);
            browser.post("/console/editions/" + id, "act=approve");
            browser.post("/console/editions/" + id, "act=fly\nwho=boss");
            marketing.post("/console/editions/" + id, "act=recall");
            PRESS.consolePost("/console/editions/" + id, "act=recall");
        } finally {
            System.setErr(before);
        }

        String path = "POST /console/editions/" + id;
        assertThat(log.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("audit who=")))
                .extracting(line -> line.substring(line.indexOf("audit who=")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo(
                                        "audit who=ada@example.org role=editor what=" + path + " act=approve end=303"),
                        line -> assertThat(line)
                                .startsWith("audit who=ada@example.org role=editor what=" + path + " act=- end=400 "),
                        line -> assertThat(line)
                                .startsWith("audit who=max@example.org role=marketing what=" + path
                                        + " act=recall end=403 You are signed in for marketing"),
                        line -> assertThat(line)
                                .isEqualTo("audit who=editor role=- what=" + path + " act=recall end=303"));
    }

    @Test
    void whoHasNoRoleIsToldSoAndStaysOutside() {
        Response back = browser.signIn("/console", STRANGER);

        assertThat(back.status()).isEqualTo(403);
        assertThat(back.cookies()).isEmpty();
        assertThat(back.text())
                .contains(
                        "otto@example.org, who has no role here",
                        "Sign in as somebody else",
                        PEOPLE.issuer() + "/logout");
        assertThat(browser.get("/console").status()).isEqualTo(303);
    }

    @Test
    void whoIsNotSignedInDoesNothing() {
        EditionId id = PRESS.edition("2026-05-18", EditionState.READY);
        Set<String> before = PRESS.contents();

        Response act = browser.post("/console/editions/" + id, "act=send");
        Response api = browser.get("/console/api/editions/" + id);
        Response direct = browser.get("/api/editions/" + id);

        assertThat(act.status()).isEqualTo(401);
        assertThat(act.text()).contains("You are not signed in, or not any more; nothing was done.");
        assertThat(api.status()).isEqualTo(401);
        assertThat(api.text()).startsWith("{\"error\":");
        assertThat(direct.status()).isEqualTo(401);
        assertThat(PRESS.contents()).isEqualTo(before);
    }

    @Test
    void aHeaderOfTheirOwnMakesNobodyAnEditor() {
        browser.signIn("/console", MAX);
        browser.headers.put("tidings-role", "editor");

        assertThat(browser.post("/console/api/sending/stop", "").status()).isEqualTo(403);
    }

    @Test
    void whomTheAccountHasCheckedNeedsNoSession() {
        browser.headers.put(Request.USER, "Editors/ada");

        Response page = browser.get("/console");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Stop all sending").doesNotContain("Sign out");
    }

    @Test
    void aSessionEndsAfterAWorkingDay() {
        browser.signIn("/console", ADA);

        PRESS.wait(SignIn.SESSION.minusSeconds(1));
        assertThat(browser.get("/console").status()).isEqualTo(200);
        PRESS.wait(Duration.ofSeconds(1));
        assertThat(browser.get("/console").status()).isEqualTo(303);
    }

    @Test
    void aSessionThatWasChangedOrIsOfAnotherKeyIsNone() {
        browser.signIn("/console", MAX);
        String session = Objects.requireNonNull(browser.cookies.get("__Host-tidings-session"));

        Browser elsewhere = new Browser(console(PEOPLE.issuer(), "another key"));
        elsewhere.cookies.put("__Host-tidings-session", session);
        assertThat(elsewhere.get("/console").status()).isEqualTo(303);

        for (String forged : List.of(
                session.substring(1),
                session.substring(0, session.length() - 2),
                session.substring(0, session.indexOf('.')),
                session.replaceFirst("^....", "AAAA"),
                "",
                ".",
                "é.é",
                "a".repeat(10_000))) {
            browser.cookies.put("__Host-tidings-session", forged);
            assertThat(browser.get("/console").status()).as(forged).isEqualTo(303);
        }
    }

    @Test
    void aTryIsNoSession() {
        Response away = browser.get("/console");
        String attempt = away.cookies().getFirst().replaceFirst("^[^=]*=", "").replaceFirst(";.*", "");
        browser.cookies.put("__Host-tidings-session", attempt);

        assertThat(browser.get("/console").status()).isEqualTo(303);
    }

    @Test
    void anAnswerForAnotherBrowserOrAnOldTryIsNotBelieved() {
        String victims = browser.begin("/console", ADA);

        Response other = new Browser(console).get(victims);
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.text()).contains("another browser", "Sign in again");

        PRESS.wait(SignIn.ATTEMPT);
        assertThat(browser.get(victims).status()).isEqualTo(400);
        assertThat(browser.cookies).doesNotContainKey("__Host-tidings-session");
    }

    @Test
    void aCodeIsGoodOnceAndAPageAskedForTwiceIsHarmless() {
        String callback = browser.begin("/console", ADA);
        Map<String, String> before = new HashMap<>(browser.cookies);

        assertThat(browser.get(callback).status()).isEqualTo(303);
        assertThat(browser.get(callback).headers()).containsEntry("Location", "/console");

        Browser replaying = new Browser(console);
        replaying.cookies.putAll(before);
        assertThat(replaying.get(callback).status()).isEqualTo(400);
        assertThat(replaying.get(callback).text()).contains("used before");
    }

    @Test
    void twoTabsSignInBesideEachOther() {
        String one = browser.begin("/console", ADA);
        String other = browser.begin("/console/newsletters/" + PRESS.newsletter, ADA);

        assertThat(browser.get(one).headers()).containsEntry("Location", "/console");
        assertThat(browser.get(other).headers()).containsEntry("Location", "/console/newsletters/" + PRESS.newsletter);
    }

    @Test
    void whoSaysNoAtTheProviderIsTold() {
        Response back = browser.signIn("/console", 99);

        assertThat(back.status()).isEqualTo(400);
        assertThat(back.text()).contains("turned you away (access_denied)", "Sign in again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "azp", "exp", "iat", "nonce"})
    void aTokenThatIsNotForUsAndNowIsRefused(String claim) {
        PEOPLE.twist(claims -> {
            Instant now = PRESS.now();
            switch (claim) {
                case "exp" -> claims.put("exp", now.minus(Duration.ofMinutes(3)).getEpochSecond());
                case "iat" -> claims.put("iat", now.plus(Duration.ofMinutes(3)).getEpochSecond());
                case "azp" -> claims.put("aud", List.of("tidings", "somebody-else"));
                default -> claims.put(claim, "https://somebody.example.com");
            }
            return claims;
        });

        Response back = browser.signIn("/console", ADA);

        assertThat(back.status()).isEqualTo(502);
        assertThat(back.text()).contains("its &quot;" + claim + "&quot; is wrong");
        assertThat(back.cookies()).isEmpty();
    }

    @Test
    void aClockThatIsAMinuteOffIsForgiven() {
        PEOPLE.twist(claims -> {
            claims.put("iat", PRESS.now().plus(Duration.ofMinutes(1)).getEpochSecond());
            return claims;
        });

        assertThat(browser.signIn("/console", ADA).status()).isEqualTo(303);
    }

    @Test
    void whatPeopleCallThemselvesStaysOnOneLine() {
        PEOPLE.twist(claims -> {
            claims.put("email", "ada\nby the boss\r\n" + "x".repeat(500));
            return claims;
        });
        browser.signIn("/console", ADA);

        assertThat(browser.get("/console").text())
                .contains("ada by the boss xxx")
                .doesNotContain("x".repeat(101));
    }

    @Test
    void aProviderThatIsAwayOrSomebodyElseIsSaidOnAPage() {
        EmbeddedOpenId gone = EmbeddedOpenId.start("tidings", List.of(), PRESS::now);
        gone.close();
        Response away = new Browser(console(gone.issuer(), "key")).get("/console");
        assertThat(away.status()).isEqualTo(502);
        assertThat(away.text()).contains("The sign-in service does not answer.", "Try again");

        URI otherName = URI.create(PEOPLE.issuer().toString().replace("127.0.0.1", "localhost"));
        assertThat(new Browser(console(otherName, "key")).get("/console").text())
                .contains("calls itself something else");
        assertThat(new Browser(console(URI.create(PEOPLE.issuer() + "/elsewhere"), "key"))
                        .get("/console")
                        .text())
                .contains("answered with status 404");
    }

    @Test
    void whoSignsOutIsOutHereAndLedToTheProvider() {
        browser.signIn("/console", ADA);

        Response out = browser.post("/console/sign-out", "");

        assertThat(out.status()).isEqualTo(200);
        assertThat(out.headers().get("Refresh"))
                .startsWith("0; url=" + PEOPLE.issuer() + "/logout?client_id=tidings")
                .contains("logout_uri=https%3A%2F%2Fnews.example.org%2Fconsole%2Fsigned-out");
        assertThat(browser.get("/console").status()).isEqualTo(303);
        assertThat(browser.get("/console/signed-out").text()).contains("You are signed out.", "Sign in");
        assertThat(browser.get("/console/sign-out").status()).isEqualTo(405);
    }

    @Test
    void nobodySignsAnotherOutFromAnotherSite() {
        browser.signIn("/console", ADA);
        browser.headers.put("sec-fetch-site", "cross-site");

        assertThat(browser.post("/console/sign-out", "").status()).isEqualTo(403);
        assertThat(browser.get("/console").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/", "/console\u00e9", "/consolation"})
    void theWayBackIsAlwaysAPageOfTheConsole(String path) {
        assertThat(browser.signIn(path, ADA).headers()).containsEntry("Location", "/console");
    }

    @Test
    void whereNobodySignsInThereIsNobodyToSignOut() {
        Response page = PRESS.consoleGet("/console");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Stop all sending").doesNotContain("Sign out");
        assertThat(PRESS.consoleGet("/console/api/sending").text()).contains("\"stopped\":false");
        assertThat(Optional.ofNullable(page.headers().get("Set-Cookie"))).isEmpty();
        assertThat(page.cookies()).isEmpty();
    }
}
