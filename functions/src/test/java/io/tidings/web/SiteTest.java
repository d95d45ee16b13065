package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.embedded.SentMail;
import io.tidings.subscriber.Choices;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.EmailAddress;
import io.tidings.subscriber.People;
import io.tidings.subscriber.Status;
import io.tidings.subscriber.Subscriber;
import io.tidings.subscriber.SubscriberId;
import io.tidings.subscriber.Suppression.Reason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SiteTest {

    private final Press press = new Press();
    private final String ada = press.newsletter + "-ada@example.org";

    @Test
    void theSignUpPageShowsTheNewsletterAndItsTopics() {
        Response page = press.get("/subscribe?newsletter=" + press.newsletter);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Subscribe to Weekly", "value=\"java\"", "Cloud", "Deutsch");
    }

    @Test
    void theOnlyNewsletterNeedsNoName() {
        assertThat(press.get("/subscribe").text()).contains("Subscribe to Weekly");
        assertThat(press.get("/").headers()).containsEntry("Location", "/subscribe");
    }

    @Test
    void aBrowserThatAsksForGermanGetsGerman() {
        Response page = press.site.handle(Request.of(
                "GET",
                "/subscribe?newsletter=" + press.newsletter,
                Map.of("Accept-Language", "de-AT,de;q=0.9"),
                new byte[0]));

        assertThat(page.text())
                .contains("lang=\"de\"", "Weekly abonnieren")
                .contains("<option value=\"de\" lang=\"de\" selected>")
                .doesNotContain("lang=\"en\" selected");
    }

    @Test
    void aPageOfNoNewsletterSpeaksEveryLanguageThatWeHaveWordsIn() {
        Response page = press.site.handle(
                Request.of("GET", "/nowhere", Map.of("Accept-Language", "ar-EG,ar;q=0.9"), new byte[0]));

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("lang=\"ar\" dir=\"rtl\"", "لا شيء هنا");
    }

    @Test
    void signingUpConfirmingAndLeavingIsTheWholeWay() {
        String confirm = press.signUp(ada);
        assertThat(status()).isEqualTo(Status.PENDING);

        assertThat(press.get(confirm).text()).contains("Yes, subscribe me");
        assertThat(status()).isEqualTo(Status.PENDING);

        assertThat(press.post(confirm, "act=confirm").text()).contains("You are subscribed");
        assertThat(status()).isEqualTo(Status.ACTIVE);
        assertThat(Press.mailsTo(ada))
                .extracting(SentMail::subject)
                .last()
                .asString()
                .contains("Welcome");

        assertThat(Press.mailsTo(ada))
                .as("what tells whose mail bounced or was reported")
                .allSatisfy(mail -> assertThat(mail.tags()).containsEntry("reader", id(ada).value()));

        String leave = Press.linkIn(Press.mailsTo(ada).getLast(), "/u/");
        assertThat(press.get(leave).text()).contains("Unsubscribe?");
        assertThat(status()).isEqualTo(Status.ACTIVE);

        Response left = press.post(leave, "act=leave");
        assertThat(left.text()).contains("You are unsubscribed", "Undo");
        assertThat(status()).isEqualTo(Status.UNSUBSCRIBED);

        assertThat(press.post(leave, "act=undo").text()).contains("You are subscribed again");
        assertThat(status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void aStrangersSignUpChangesNothingAndThePageSaysWhatItIsThatIsConfirmed() {
        String leave = press.subscribe(ada, "/u/");
        press.post(leave, "act=leave");
        String form = "newsletter=" + press.newsletter + "&topics=cloud&locale=de&address=" + encoded(ada);

        press.post("/subscribe", form);

        Subscriber left = press.subscribers.find(press.audience, id(ada)).orElseThrow();
        assertThat(left.topics()).isEmpty();
        assertThat(left.locale()).isEqualTo("en");
        String confirm = Press.linkIn(Press.mailsTo(ada).getLast(), "/c/");
        assertThat(press.get(confirm).text()).contains("Mit diesen Themen: Cloud.", "lang=\"de\"");
        press.post(confirm, "act=confirm");
        assertThat(press.subscribers.find(press.audience, id(ada)).orElseThrow().topics())
                .containsExactly("cloud");
        assertThat(Press.mailsTo(ada).getLast().subject()).contains("Willkommen");
    }

    @Test
    void confirmingTwiceSendsOneWelcome() {
        String confirm = press.signUp(ada);
        press.post(confirm, "act=confirm");
        press.post(confirm, "act=confirm");

        assertThat(Press.mailsTo(ada)).hasSize(2);
    }

    @Test
    void anOldConfirmationLinkSaysSo() {
        String confirm = press.signUp(ada);
        press.wait(Duration.ofDays(8));

        Response page = press.post(confirm, "act=confirm");

        assertThat(page.status()).isEqualTo(410);
        assertThat(page.text()).contains("too old");
        assertThat(status()).isEqualTo(Status.PENDING);
    }

    @Test
    void whoIsKnownAndWhoIsNotGetTheSameAnswer() {
        press.subscribe(ada, "/u/");
        String form = "newsletter=" + press.newsletter + "&address=";
        Response known = press.post("/subscribe", form + encoded(ada));
        Response unknown = press.post("/subscribe", form + encoded("new-" + ada));
        press.subscribers.suppress(
                press.audience, id("bounced-" + ada), Reason.HARD_BOUNCE, io.tidings.delivery.Samples.NOW);
        Response suppressed = press.post("/subscribe", form + encoded("bounced-" + ada));

        assertThat(known.text())
                .isEqualTo(unknown.text())
                .isEqualTo(suppressed.text())
                .contains("Check your mail");
        assertThat(Press.mailsTo("bounced-" + ada)).isEmpty();
        assertThat(api(ada).text()).isEqualTo(api("other-" + ada).text());
    }

    @Test
    void whoIsKnownAndWhoIsNotWaitForTheSameTime() {
        press.subscribe(ada, "/u/");
        press.pauses.clear();

        press.post("/subscribe", "newsletter=" + press.newsletter + "&address=" + encoded(ada));
        press.post("/subscribe", "newsletter=" + press.newsletter + "&address=" + encoded("new-" + ada));
        api(ada);
        api("other-" + ada);

        assertThat(press.pauses).hasSize(4).containsOnly(Steps.STEP);
    }

    @Test
    void whoSharesANetworkWithManyIsToldSoAndNotToWaitForAMail() {
        Map<String, String> from =
                Map.of("Content-Type", "application/json", "X-Forwarded-For", "198.51.100." + (ada.hashCode() & 127));
        Response last = api(ada);
        for (int number = 0; number < 51; number++) {
            String body = "{\"newsletter\":\"" + press.newsletter + "\",\"address\":\"" + number + ada + "\"}";
            last = press.site.handle(
                    Request.of("POST", "/api/subscribers", from, body.getBytes(StandardCharsets.UTF_8)));
        }
        press.pauses.clear();
        Response page = press.site.handle(Request.of(
                "POST",
                "/subscribe",
                Map.of(
                        "Content-Type", "application/x-www-form-urlencoded",
                        "Accept-Language", "de",
                        "X-Forwarded-For", String.valueOf(from.get("X-Forwarded-For"))),
                ("newsletter=" + press.newsletter + "&address=" + encoded("late-" + ada))
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(last.status()).isEqualTo(429);
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.text()).contains("role=\"alert\" id=\"error\"").doesNotContain("aria-invalid=\"true\"");
        assertThat(page.text()).contains("in einer Stunde", "late-");
        assertThat(Press.mailsTo("late-" + ada)).isEmpty();
        assertThat(press.pauses)
                .as("a flood that is turned away holds nothing up")
                .isEmpty();
    }

    @Test
    void aRobotThatFillsTheTrapChangesNothingAndLearnsNothing() {
        Set<String> before = press.contents();
        Response page =
                press.post("/subscribe", "newsletter=" + press.newsletter + "&website=x&address=" + encoded(ada));

        assertThat(page.text()).contains("Check your mail");
        assertThat(press.contents()).isEqualTo(before);
    }

    @Test
    void aWrongAddressIsShownWithItsReason() {
        Response page = press.post("/subscribe", "newsletter=" + press.newsletter + "&address=ada&topics=java");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("role=\"alert\"", "value=\"ada\"", "value=\"java\" checked");
    }

    @Test
    void whatIsEnteredWrongIsAnsweredInTheVisitorsLanguage() {
        String form = "newsletter=" + press.newsletter + "&address=ada";
        Response signUp = press.site.handle(Request.of(
                "POST",
                "/subscribe",
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept-Language", "de"),
                form.getBytes(StandardCharsets.UTF_8)));
        String page = press.subscribe(ada, "/p/");
        press.post(page, "act=save&which=every&locale=de");

        assertThat(signUp.status()).isEqualTo(400);
        assertThat(signUp.text()).contains("An diese Adresse können wir nichts schicken", "aria-invalid=\"true\"");
        assertThat(press.post(page, "act=save&which=every&zone=Berlin").text())
                .contains("Diese Zeitzone kennen wir nicht");
        assertThat(press.get(page).text()).contains("<option value=\"Europe/Berlin\">");
    }

    @Test
    void whatCouldNotBeSavedStaysInTheFormWithTheReasonAtItsField() {
        String page = press.subscribe(ada, "/p/");

        String zone = press.post(page, "act=save&which=some&topics=java&locale=de&every=2&zone=Berlin")
                .text();
        assertThat(zone)
                .contains("value=\"some\" checked", "value=\"java\" checked", "value=\"de\" lang=\"de\" selected")
                .contains(
                        "value=\"2\" selected",
                        "value=\"Berlin\"",
                        "aria-invalid=\"true\" autofocus",
                        "id=\"zone-error\"");
        assertThat(press.post(page, "act=save&which=some&locale=de&zone=").text())
                .contains("Tick at least one topic", "value=\"de\" lang=\"de\" selected");
        assertThat(press.get(page).text())
                .contains("value=\"every\" checked", "value=\"en\" lang=\"en\" selected")
                .doesNotContain("zone-error");
    }

    @Test
    void chosenTopicsAndLanguageAreKept() {
        press.post("/subscribe", "newsletter=" + press.newsletter + "&topics=cloud&locale=de&address=" + encoded(ada));

        Subscriber reader = press.subscribers.find(press.audience, id(ada)).orElseThrow();
        assertThat(reader.choices().topics()).containsExactly("cloud");
        assertThat(reader.locale()).isEqualTo("de");
        assertThat(Press.mailsTo(ada).getLast().subject()).contains("Bitte bestätigen");
        assertThat(reader.consents().getFirst().how()).isEqualTo(How.REQUESTED_ON_PAGE);
        assertThat(reader.consents().getFirst().text()).contains("Weekly");
    }

    @Test
    void unknownNewslettersAndTopicsAreRefused() {
        assertThat(press.get("/subscribe?newsletter=nothing").status()).isEqualTo(404);
        assertThat(press.post("/subscribe", "newsletter=nothing&address=a%40example.org")
                        .status())
                .isEqualTo(404);
        assertThat(press.post("/subscribe", "newsletter=" + press.newsletter + "&topics=cobol&address=" + encoded(ada))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theApiTakesJsonAndNamesWhatIsWrong() {
        assertThat(api(ada).status()).isEqualTo(202);
        assertThat(status()).isEqualTo(Status.PENDING);
        assertThat(json("{").text()).contains("\"where\":\"body\"", "\"doThis\"");
        assertThat(json("[]").status()).isEqualTo(400);
        assertThat(json("{\"newsletter\":\"nothing\",\"address\":\"a@example.org\"}")
                        .status())
                .isEqualTo(404);
        assertThat(json("{\"newsletter\":\"" + press.newsletter + "\",\"address\":\"a\"}")
                        .text())
                .contains("\"where\":\"address\"");
        assertThat(json("{\"newsletter\":\"" + press.newsletter
                                + "\",\"address\":\"a@example.org\",\"topics\":\"java\"}")
                        .text())
                .contains("\"where\":\"topics\"");
        assertThat(json("{\"newsletter\":7}").text()).contains("\"where\":\"newsletter\"");
        assertThat(json("{\"newsletter\":\"" + press.newsletter
                                + "\",\"address\":\"a@example.org\",\"topic\":[\"java\"]}")
                        .text())
                .contains("\"where\":\"topic\"", "newsletter, address, topics, locale, zone");
        assertThat(press.get("/api/subscribers").status()).isEqualTo(405);
    }

    @Test
    void oneClickUnsubscribesWithoutCookieOrRedirect() {
        String leave = press.subscribe(ada, "/u/");

        Response answer = press.post(leave, "List-Unsubscribe=One-Click");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).doesNotContainKeys("Set-Cookie", "Location");
        assertThat(status()).isEqualTo(Status.UNSUBSCRIBED);
        assertThat(press.post(leave, "List-Unsubscribe=One-Click").status()).isEqualTo(200);
        assertThat(press.subscribers
                        .find(press.audience, id(ada))
                        .orElseThrow()
                        .consents()
                        .getLast()
                        .how())
                .isEqualTo(How.UNSUBSCRIBED_BY_ONE_CLICK);
    }

    @Test
    void whoWantsToLeaveCanWhenTheNewsletterIsGoneOrBroken() {
        String leave = press.subscribe(ada, "/u/");
        press.bucket.writeJson("newsletters/" + press.newsletter + ".json", "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(press.get(leave).text()).contains(press.newsletter, "value=\"leave\"");
        assertThat(press.post(leave, "act=leave").text()).contains("value=\"undo\"");
        assertThat(status()).isEqualTo(Status.UNSUBSCRIBED);
        assertThat(press.post(leave, "act=undo").status()).isEqualTo(200);
        assertThat(status()).isEqualTo(Status.ACTIVE);

        press.removeNewsletter();
        assertThat(press.post(leave, "act=leave").status()).isEqualTo(200);
        assertThat(status()).isEqualTo(Status.UNSUBSCRIBED);
        assertThat(press.get(leave).status()).isEqualTo(200);
    }

    @Test
    void oneClickMayComeAsAMultipartForm() {
        String leave = press.subscribe(ada, "/u/");
        String body = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";

        Response answer = press.site.handle(Press.request("POST", leave, "multipart/form-data; boundary=x", body));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(status()).isEqualTo(Status.UNSUBSCRIBED);
    }

    @Test
    void leavingByAnEditionsMailIsCountedInItsLedger() {
        press.subscribe(ada, "/u/");
        EditionId edition = press.edition("2026-03-02", EditionState.READY);
        press.send(edition);
        SentMail digest = Press.mailsTo(ada).getLast();
        assertThat(digest.tags()).containsEntry("edition", edition.value());

        assertThat(press.post(Press.linkIn(digest, "/u/"), "List-Unsubscribe=One-Click")
                        .status())
                .isEqualTo(200);

        assertThat(status()).isEqualTo(Status.UNSUBSCRIBED);
        assertThat(press.ledger.tally(edition).people().unsubscribed()).isEqualTo(1);
        assertThat(press.consoleGet("/api/editions/" + edition).text())
                .contains("\"eligible\":1,\"accepted\":1,\"rejected\":0", "\"unsubscribed\":1");
        assertThat(press.consoleGet("/console/editions/" + edition + "/stats").text())
                .contains("100.0");
    }

    @Test
    void aPostThatMeansNothingUnsubscribesNobody() {
        String leave = press.subscribe(ada, "/u/");

        assertThat(press.post(leave, "").status()).isEqualTo(400);
        assertThat(press.post(leave.substring(0, leave.length() - 1), "List-Unsubscribe=One-Click")
                        .status())
                .isEqualTo(404);
        assertThat(status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void preferencesChangeBothWays() {
        String page = press.subscribe(ada, "/p/");
        assertThat(press.get(page).text()).contains("value=\"every\" checked");

        assertThat(press.post(page, "act=save&which=some&topics=java&locale=de&zone=Europe%2FBerlin")
                        .status())
                .isEqualTo(200);
        assertThat(choices()).isEqualTo(Choices.read(List.of("java"), "de", "Europe/Berlin", "en"));
        assertThat(press.get(page).text()).contains("value=\"some\" checked", "value=\"java\" checked", "lang=\"de\"");

        press.post(page, "act=save&which=every&locale=en");
        assertThat(choices()).isEqualTo(People.everyTopicIn("en"));
    }

    @Test
    void fewerEditionsAreAChoiceThatStaysUntilItIsTakenBack() {
        String page = press.subscribe(ada, "/p/");
        assertThat(press.get(page).text()).contains("<option value=\"1\" selected>Every edition</option>");

        press.post(page, "act=save&which=every&locale=en&every=4");
        assertThat(press.post(page, "act=save&which=every&locale=de").text())
                .as("in the language they chose just now")
                .contains("Ihre Auswahl ist gespeichert.");

        assertThat(choices().every()).isEqualTo(4);
        assertThat(press.get(page).text()).contains("<option value=\"4\" selected>Jede vierte Ausgabe</option>");
        assertThat(press.post(page, "act=save&which=every&locale=de&every=3").status())
                .isEqualTo(400);
        press.post(page, "act=save&which=every&locale=de&every=1");
        assertThat(choices().every()).isEqualTo(1);
    }

    @Test
    void theWelcomeLeadsToPastEditions() {
        press.subscribe(ada, "/p/");

        assertThat(Press.mailsTo(ada).getLast().text())
                .contains(Press.BASE + "/archive?newsletter=" + press.newsletter)
                .doesNotContain("/subscribe?");
    }

    @Test
    void whoseTopicsAreAllGoneIsToldThatNoMailComes() {
        String page = press.subscribe(ada, "/p/");
        press.post(page, "act=save&which=some&topics=cloud&locale=en&every=1");
        assertThat(press.get(page).text()).contains("You receive Weekly.");

        press.newsletters.save(press.document("Weekly")
                .replace("\"slug\": \"cloud\", \"name\": \"Cloud\"", "\"slug\": \"sky\", \"name\": \"Sky\"")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(press.get(page).text())
                .contains("None of the topics that you chose from Weekly is there any more, so no mail comes.")
                .doesNotContain("You receive Weekly.");
    }

    @Test
    void aPauseMayEndOnADayByItself() {
        String page = press.subscribe(ada, "/p/");
        String until = press.now().plus(Duration.ofDays(10)).toString().substring(0, 10);

        assertThat(press.post(page, "act=pause&until=" + until).text())
                .contains("editions from that day on", "is paused until 12 March 2026", "value=\"resume\"");
        press.wait(Duration.ofDays(10));

        assertThat(press.get(page).text()).contains("You receive Weekly.", "value=\"pause\"");
        assertThat(status()).isEqualTo(Status.PAUSED);
        for (String wrong : List.of("2026-03-01", "2099-01-01", "soon")) {
            assertThat(press.post(page, "act=pause&until=" + wrong).text())
                    .contains("no day to come", "name=\"until\" value=\"" + wrong + "\"", "id=\"until-error\"");
        }
        press.post(page, "act=pause");
        assertThat(press.get(page).text()).contains("Your subscription to Weekly is paused.");
    }

    @Test
    void choosingNoTopicIsNotTakenForEveryTopic() {
        String page = press.subscribe(ada, "/p/");

        Response answer = press.post(page, "act=save&which=some&locale=en");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("at least one topic");
    }

    @Test
    void preferencesPauseResumeLeaveAndComeBack() {
        String page = press.subscribe(ada, "/p/");
        press.post(page, "act=pause");
        assertThat(status()).isEqualTo(Status.PAUSED);
        press.post(page, "act=resume");
        assertThat(status()).isEqualTo(Status.ACTIVE);
        assertThat(press.post(page, "act=leave").text()).contains("Undo");
        assertThat(status()).isEqualTo(Status.UNSUBSCRIBED);
        press.post(page, "act=undo");
        assertThat(status()).isEqualTo(Status.ACTIVE);
        assertThat(press.post(page, "act=nonsense").status()).isEqualTo(400);
        assertThat(press.post(page, "act=save&which=every&locale=!!").status()).isEqualTo(400);
        assertThat(press.post(page, "act=save&which=some&topics=cobol").status())
                .isEqualTo(400);
    }

    @Test
    void theUndoIsOfferedForAsLongAsItWorks() {
        String page = press.subscribe(ada, "/p/");
        press.post(page, "act=leave");
        assertThat(press.get(page).text()).contains("value=\"undo\"");

        press.wait(Duration.ofDays(2));

        assertThat(press.get(page).text()).contains("Subscribe again").doesNotContain("value=\"undo\"");
    }

    @Test
    void aPersonTakesTheirDataAndHasItErased() {
        String page = press.subscribe(ada, "/p/");

        Response data = press.post(page, "act=export");
        assertThat(data.headers().get("Content-Disposition")).contains("attachment");
        assertThat(data.text()).contains(ada, "CONFIRMED");

        assertThat(press.post(page, "act=erase").status()).isEqualTo(400);
        assertThat(press.post(page, "act=erase&sure=yes").text()).contains("erased");
        assertThat(press.contents().toString()).doesNotContain(ada);
        assertThat(press.get(page).status()).isEqualTo(404);
    }

    @Test
    void getAndHeadChangeNothingAnywhere() {
        press.edition("2026-03-02", EditionState.SENT);
        String confirm = press.signUp("pending-" + ada);
        String leave = press.subscribe(ada, "/u/");
        String preferences = Press.linkIn(Press.mailsTo(ada).getLast(), "/p/");
        Set<String> before = press.contents();
        Stream<String> pages = Stream.of(
                confirm,
                leave,
                preferences,
                "/subscribe",
                "/archive/" + press.newsletter + "-2026-03-02",
                "/archive?newsletter=" + press.newsletter,
                leave + "?List-Unsubscribe=One-Click&act=leave");

        pages.forEach(page -> {
            assertThat(press.get(page).status()).as(page).isEqualTo(200);
            Response head = press.site.handle(Request.of("HEAD", page, Map.of(), new byte[0]));
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
        });

        assertThat(press.contents()).isEqualTo(before);
    }

    @Test
    void everyAnswerKeepsToItself() {
        String preferences = press.subscribe(ada, "/p/");
        for (String page : List.of(preferences, "/subscribe", "/nothing", "/healthz")) {
            assertThat(press.get(page).headers())
                    .containsEntry("Cache-Control", "no-store")
                    .containsEntry("Referrer-Policy", "no-referrer")
                    .containsEntry("X-Content-Type-Options", "nosniff")
                    .doesNotContainKey("Set-Cookie")
                    .hasEntrySatisfying(
                            "Content-Security-Policy",
                            policy -> assertThat(policy)
                                    .contains("default-src 'none'")
                                    .doesNotContain("script-src"));
        }
    }

    @Test
    void theArchiveShowsWhatWasSentWithoutAnybodysLinks() {
        press.edition("2026-03-02", EditionState.SENT);
        press.edition("2026-03-03", EditionState.READY);
        press.edition("2026-03-04", EditionState.CANCELLED);

        Response page = press.get("/archive/" + press.newsletter + "-2026-03-02");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("section java in en").doesNotContain("{{", "/u/", "/p/");
        assertThat(press.get("/archive/" + press.newsletter + "-2026-03-02?locale=de")
                        .text())
                .contains("section java in de");
        assertThat(press.get("/archive/" + press.newsletter + "-2026-03-03").status())
                .isEqualTo(404);
        assertThat(press.get("/archive/" + press.newsletter + "-2026-03-04").status())
                .isEqualTo(404);
        assertThat(press.get("/archive/" + press.newsletter + "-2026-03-09").status())
                .isEqualTo(404);
        assertThat(press.get("/archive?newsletter=" + press.newsletter).text())
                .contains(
                        "/archive/" + press.newsletter + "-2026-03-02\">Title a</a>",
                        "2 March 2026 · Another of the week")
                .doesNotContain("2026-03-03");
    }

    @Test
    void whatIsNoPageIsNotFoundAndWhatIsNoMethodIsNotAllowed() {
        for (String path : List.of("/nothing", "/u/", "/u/a/b", "/p/x", "/c/k2.AAAA", "/archive/x", "/../etc/passwd")) {
            assertThat(press.get(path).status()).as(path).isEqualTo(404);
        }
        Response answer = press.site.handle(Request.of("DELETE", "/subscribe", Map.of(), new byte[0]));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().get("Allow")).contains("GET", "HEAD", "POST");
        assertThat(press.get("/healthz").text()).isEqualTo("ok\n");
        assertThat(press.get("/robots.txt").text()).contains("Disallow: /u/");
    }

    @Test
    void whoSpeaksTheGermanOfAustriaIsOfferedGermanAndKeepsTheirOwn() {
        String page = press.subscribe(ada, "/p/");
        Choices austrian = Choices.read(List.of(), "de-AT", "", "en");
        press.subscribers.change(press.audience, id(ada), old -> austrian, "");

        assertThat(press.get(page).text()).contains("<option value=\"de\" lang=\"de\" selected>");
        press.post(page, "act=save&which=some&topics=cloud&locale=de");
        assertThat(choices().locale()).isEqualTo("de-AT");
        assertThat(choices().topics()).containsExactly("cloud");
        press.post(page, "act=save&which=every&locale=en");
        assertThat(choices().locale()).isEqualTo("en");
    }

    @Test
    void theUndoStandsOnThePageAsLongAsItWorks() {
        String leave = press.subscribe(ada, "/u/");
        press.post(leave, "List-Unsubscribe=One-Click");

        assertThat(press.get(leave).text()).as("whose forwarded mail was used").contains("value=\"undo\"");
        assertThat(press.post(leave, "act=leave").text()).as("pressed twice").contains("value=\"undo\"");
        press.wait(Duration.ofDays(2));
        assertThat(press.get(leave).text()).contains("You are unsubscribed").doesNotContain("value=\"undo\"");
        assertThat(press.post(leave, "act=leave").text()).doesNotContain("value=\"undo\"");
        assertThat(press.post(leave, "act=undo").text()).doesNotContain("value=\"undo\"");
    }

    @Test
    void aTokenOfOnePageOpensNoOther() {
        String leave = press.subscribe(ada, "/u/");
        String token = leave.substring(3);

        assertThat(press.get("/p/" + token).status()).isEqualTo(404);
        assertThat(press.post("/c/" + token, "act=confirm").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileInputIsNeverEchoedAsItCame(String text) {
        String preferences = press.subscribe(ada, "/p/");
        List<Response> answers = List.of(
                press.post("/subscribe", "newsletter=" + press.newsletter + "&address=" + encoded(text)),
                press.post("/subscribe", "newsletter=" + encoded(text) + "&address=" + encoded(ada)),
                press.post(
                        "/subscribe",
                        "newsletter=" + press.newsletter + "&zone=" + encoded(text) + "&address=a%40b.org"),
                press.post(preferences, "act=" + encoded(text)),
                press.post(preferences, "act=save&which=some&topics=" + encoded(text)),
                press.get("/subscribe?newsletter=" + encoded(text)),
                press.get("/archive/" + encoded(text)),
                press.get("/" + text),
                press.site.handle(Request.of(text, "/subscribe", Map.of("Accept-Language", text), new byte[0])),
                json("{\"newsletter\":\"" + press.newsletter + "\",\"address\":\""
                        + text.replaceAll("[\"\\\\\\p{Cntrl}]", "") + "\"}"));

        for (Response answer : answers) {
            assertThat(answer.status()).isBetween(200, 499);
            assertThat(answer.text()).doesNotContain("<script>alert", "<img src=x", "</title><b>", "\u202E");
            assertThat(answer.headers()).doesNotContainKey("Set-Cookie");
        }
    }

    static Stream<String> hostile() {
        return Press.hostile();
    }

    private Response api(String address) {
        return json("{\"newsletter\":\"" + press.newsletter + "\",\"address\":\"" + address + "\"}");
    }

    private Response json(String body) {
        return press.site.handle(Press.request("POST", "/api/subscribers", "application/json", body));
    }

    private SubscriberId id(String address) {
        return press.keys.idOf(new EmailAddress(address));
    }

    private Choices choices() {
        return press.subscribers.find(press.audience, id(ada)).orElseThrow().choices();
    }

    private Status status() {
        return press.subscribers.find(press.audience, id(ada)).orElseThrow().status();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
