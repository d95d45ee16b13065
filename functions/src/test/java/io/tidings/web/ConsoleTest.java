package io.tidings.web;

import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.delivery.Samples;
import io.tidings.edition.Change;
import io.tidings.edition.Dropped;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.subscriber.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ConsoleTest {

    private final Press press = new Press();

    @Test
    void theFirstPageShowsNewslettersWithTheirEditions() {
        press.edition("2026-03-02", EditionState.SENT);

        String page = press.consoleGet("/console").text();

        assertThat(page).contains("Weekly", press.newsletter + "-2026-03-02", "SENT", "Next due 2026-03-02 08:00 GMT");
    }

    @Test
    void aNewsletterShowsItsScheduleAndAButtonWithAKeyOfItsOwn() {
        Response page = press.consoleGet("/console/newsletters/" + press.newsletter);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("name=\"key\" value=\"key-", "by an editor", "Java, Cloud", "No edition yet");
    }

    @Test
    void whereNobodyApprovesComposingAsksOnceMore() {
        String page = "/console/newsletters/" + press.newsletter;
        assertThat(press.consoleGet(page).text())
                .contains("<button>Compose an edition now</button>")
                .doesNotContain("goes out after");

        api(
                "PUT",
                "/api/newsletters/" + press.newsletter,
                press.document("Weekly").replace("\"editor\"", "\"automatic\""));

        assertThat(press.consoleGet(page).text())
                .contains("Compose an edition now…", "it goes out after 30 minutes, unless somebody recalls it");
    }

    @Test
    void anEditionOffersWhatItsStateAllows() {
        String ready = page(press.edition("2026-03-02", EditionState.READY));
        String sent = page(press.edition("2026-03-03", EditionState.SENT));

        assertThat(ready)
                .contains("value=\"approve\"", "value=\"send\"", "value=\"cancel\"")
                .doesNotContain("value=\"pause\"");
        assertThat(sent).doesNotContain("name=\"draft\"", "value=\"approve\"", "value=\"send\"", "value=\"cancel\"");
        assertThat(ready).contains("<iframe sandbox", "preview?locale=de");
    }

    @Test
    void theWayOfAnEditionThroughThePages() {
        EditionId id = press.edition("2026-03-02", EditionState.READY);

        assertThat(page(id))
                .contains("It waits for an editor. Once approved, it goes out after 2026-03-02 08:00 GMT, until when");
        assertThat(act(id, "approve").status()).isEqualTo(303);
        assertThat(state(id)).isEqualTo(EditionState.APPROVED);
        assertThat(page(id)).contains("Until then it can be recalled", "by editor");
        act(id, "recall");
        assertThat(state(id)).isEqualTo(EditionState.READY);
        act(id, "send");
        assertThat(state(id)).isEqualTo(EditionState.SENDING);
        assertThat(page(id)).contains("eligible = accepted + rejected + uncertain + open", "0 of 1 done");
        act(id, "pause");
        assertThat(state(id)).isEqualTo(EditionState.PAUSED);
        assertThat(page(id)).contains("It is paused: by editor");
        act(id, "resume");
        assertThat(state(id)).isEqualTo(EditionState.SENDING);
        act(id, "cancel");
        assertThat(state(id)).isEqualTo(EditionState.CANCELLED);
    }

    @Test
    void anEditionThatStandsForTheDaysQuotaSaysSo() {
        EditionId id = press.edition("2026-03-02", EditionState.READY);
        act(id, "send");

        assertThat(api("GET", "/api/editions/" + id, "").text()).contains("\"waitsForQuota\":false");
        press.editions.dropped(id, Dropped.QUOTA, Samples.NOW);

        assertThat(page(id)).contains("It waits for SES, which takes no more mails in these 24 hours");
        assertThat(api("GET", "/api/editions/" + id, "").text()).contains("\"waitsForQuota\":true");
    }

    @Test
    void askingTwiceIsAskingOnce() {
        EditionId id = press.edition("2026-03-02", EditionState.READY);

        assertThat(api("POST", "/api/editions/" + id + "/send", "").status()).isEqualTo(200);
        assertThat(api("POST", "/api/editions/" + id + "/send", "").status()).isEqualTo(200);
        assertThat(api("POST", "/api/editions/" + id + "/approve", "").status()).isEqualTo(200);
        assertThat(state(id)).isEqualTo(EditionState.SENDING);
        assertThat(press.editions.find(id).orElseThrow().changes())
                .extracting(Change::to)
                .containsExactly(EditionState.APPROVED, EditionState.SENDING);
        assertThat(press.queue.waiting()).isEqualTo(1);
    }

    @Test
    void whatNothingLooksAfterAnyMoreIsNotOfferedToGoOn() {
        EditionId id = press.edition("2026-01-01", EditionState.READY);
        EditionId waiting = press.edition("2025-12-31", EditionState.READY);
        act(id, "send");
        act(id, "pause");
        assertThat(page(id)).contains("value=\"resume\"", "Who is open gets it when it is resumed");
        assertThat(page(waiting)).contains("value=\"approve\"", "value=\"send\"");

        for (int later = 1; later <= 60; later++) {
            press.edition(LocalDate.of(2026, 1, 1).plusDays(later).toString(), EditionState.SENT);
        }

        assertThat(page(id))
                .contains("value=\"cancel\"", "it can&#39;t go on: cancel it")
                .doesNotContain("value=\"resume\"", "Who is open gets it");
        assertThat(api("POST", "/api/editions/" + id + "/resume", "").status()).isEqualTo(409);
        assertThat(state(id)).isEqualTo(EditionState.PAUSED);
        assertThat(page(waiting))
                .contains("value=\"cancel\"", "it can&#39;t go out any more: cancel it")
                .doesNotContain("value=\"approve\"", "value=\"send\"", "Once approved");
        assertThat(api("POST", "/api/editions/" + waiting + "/approve", "").status())
                .isEqualTo(409);
        assertThat(state(waiting)).isEqualTo(EditionState.READY);
    }

    @Test
    void whatTheStateForbidsIsAConflict() {
        EditionId id = press.edition("2026-03-02", EditionState.QUIET);
        Response answer = api("POST", "/api/editions/" + id + "/send", "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("\"what\":\"The edition is QUIET", "\"where\":\"state\"", "\"doThis\"");
        assertThat(act(id, "cancel").status()).isEqualTo(409);
        assertThat(act(id, "nonsense").status()).isEqualTo(400);
    }

    @Test
    void theApiShowsAnEditionWithItsSum() {
        EditionId id = press.edition("2026-03-02", EditionState.READY);
        String json = api("GET", "/api/editions/" + id, "").text();

        assertThat(json)
                .contains(
                        "\"id\":\"" + id + "\"",
                        "\"state\":\"READY\"",
                        "\"pages\":{\"total\":0,\"claimed\":0,\"done\":0}")
                .contains("\"eligible\":0,\"accepted\":0,\"rejected\":0,\"uncertain\":0,\"open\":0");
    }

    @Test
    void whatIsUnknownIsNotFound() {
        for (String path : List.of(
                "/console/newsletters/nothing",
                "/console/newsletters/NOTHING",
                "/console/editions/nothing",
                "/console/editions/nothing-2026-03-02",
                "/console/editions/nothing-2026-03-02/stats",
                "/console/nothing",
                "/api/newsletters/nothing",
                "/api/editions/nothing-2026-03-02",
                "/api/editions/nothing-2026-03-02/stats.csv",
                "/api/editions/nothing-2026-03-02/preview")) {
            assertThat(press.consoleGet(path).status()).as(path).isEqualTo(404);
        }
        assertThat(press.consoleGet("/console/nothing").text())
                .contains("<p dir=\"auto\"><a href=\"/console\">Tidings console</a></p>");
        assertThat(press.consoleGet("/api/editions/x").text()).startsWith("{\"error\":{\"what\":");
        assertThat(press.consoleGet("/api/editions/" + press.newsletter + "/approve")
                        .status())
                .isEqualTo(405);
    }

    @Test
    void theDocumentIsReadCheckedAndWritten() {
        String path = "/api/newsletters/" + press.newsletter;
        assertThat(api("GET", path, "").text()).isEqualTo(press.document("Weekly"));

        assertThat(api("PUT", path, press.document("Other")).status()).isEqualTo(200);
        assertThat(press.consoleGet("/console").text()).contains("Other");
        assertThat(api("PUT", path, "{\"id\":\"elsewhere\"}").text()).contains("\"where\":\"/id\"");
        assertThat(api("PUT", path, "{\"id\":\"" + press.newsletter + "\"}").text())
                .contains("/sender");
        assertThat(api("PUT", path, "no json").status()).isEqualTo(400);
        assertThat(api("GET", "/api/newsletters", "").text()).contains("\"name\":\"Other\"", "\"nextDue\":");
    }

    @Test
    void anImportReportsEachFate() {
        String path = "/api/newsletters/" + press.newsletter + "/subscribers";
        String csv = "address,topics\nada@example.org,java\nnobody\n";

        Response dry = press.console.handle(Press.request("POST", path + "?dryRun=true", "text/csv", csv));
        assertThat(dry.text()).contains("\"mode\":\"dry_run\"", "\"added\":1", "\"line\":3");
        assertThat(press.subscribers.find(press.audience, press.keys.idOf(new EmailAddress("ada@example.org"))))
                .isEmpty();

        Response done = press.console.handle(Press.request("POST", path, "text/csv; charset=utf-8", csv));
        assertThat(done.text()).contains("\"added\":1", "\"rejected\":1");
        assertThat(api("POST", path, csv).status()).isEqualTo(415);
    }

    @Test
    void whatIsNeitherADryRunNorNoneIsRefusedBeforeAnybodyIsWritten() {
        String path = "/api/newsletters/" + press.newsletter + "/subscribers?";
        Set<String> before = press.contents();

        for (String asked : List.of("dryRun=1", "dryRun=TRUE", "dryRun=", "dryRun", "dryrun=true", "dry-run=true")) {
            Response refused = press.console.handle(
                    Press.request("POST", path + asked, "text/csv", "address\ngrace@example.org\n"));
            assertThat(refused.status()).as(asked).isEqualTo(400);
            assertThat(refused.text()).as(asked).contains("\"where\":\"" + asked.split("=", -1)[0] + "\"");
        }

        assertThat(press.contents()).isEqualTo(before);
        assertThat(press.console
                        .handle(Press.request(
                                "POST", path + "dryRun=false", "text/csv", "address\ngrace@example.org\n"))
                        .text())
                .contains("\"mode\":\"apply\"");
    }

    @Test
    void aFileThatDoesNotNameItsColumnsIsNoImport() {
        Set<String> before = press.contents();
        String path = "/api/newsletters/" + press.newsletter + "/subscribers";

        Response answer =
                press.console.handle(Press.request("POST", path, "text/csv", "email,name\nada@example.org,Ada\n"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains(
                        "The first line says \\\"email,name\\\"",
                        "\"where\":\"line 1\"",
                        "\"doThis\":\"Begin the file");
        assertThat(press.contents()).isEqualTo(before);
    }

    @Test
    void aBrokenDocumentIsNamedWithItsProblemsAndTheOthersGoOn() {
        press.bucket.writeJson(
                "newsletters/broken.json", "{\"id\": \"broken\", \"nmae\": \"?\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(api("GET", "/api/newsletters", "").text())
                .contains("\"id\":\"" + press.newsletter + "\"")
                .contains(
                        "\"broken\":{\"newsletters/broken.json\":[{\"path\":\"/nmae\",\"what\":\"is not a field we know.");
        assertThat(press.consoleGet("/console").text())
                .contains("newsletters/broken.json", "/nmae: is not a field we know.", press.newsletter);
    }

    @Test
    void everyProblemOfADocumentIsListedWithItsPath() {
        String path = "/api/newsletters/" + press.newsletter;
        String wrong =
                press.document("Weekly").replace("Europe/London", "London").replace("postalAddress", "address");

        Response answer = api("PUT", path, wrong);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("The newsletter's document has 3 problems.", "\"problems\":[{\"path\":\"/")
                .contains("{\"path\":\"/schedule/zone\",\"what\":\"\\\"London\\\" will not do.");
    }

    @Test
    void composingAsksForAKey() {
        assertThat(api("POST", "/api/newsletters/" + press.newsletter + "/editions", "")
                        .text())
                .contains("\"where\":\"Idempotency-Key\"");
        assertThat(press.consolePost("/console/newsletters/" + press.newsletter, "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void composingWithTheSameKeyGivesTheSameEdition() {
        press.articles.save(anArticle()
                .about("java")
                .titled("Virtual threads <script>alert(1)</script> {{subject}}")
                .on(Samples.NOW.minusSeconds(3600))
                .build());
        String path = "/api/newsletters/" + press.newsletter + "/editions";

        Response first = withKey(path, "special");
        Response second = withKey(path, "special");
        Response other = withKey(path, "another");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(other.headers().get("Location")).isNotEqualTo(first.headers().get("Location"));
        String edition = String.valueOf(first.headers().get("Location")).substring("/api/editions/".length());
        assertThat(press.consoleGet("/console/editions/" + edition).text())
                .contains("Virtual threads")
                .doesNotContain("<script>alert");
        assertThat(press.consoleGet("/console/editions/" + edition + "/preview").text())
                .contains("Virtual threads")
                .doesNotContain("<script>alert", "{{");
        assertThat(press.consoleGet(path).text()).contains(edition);
    }

    @Test
    void pressingComposeTwiceComposesOnce() {
        String page = "/console/newsletters/" + press.newsletter;

        Response first = press.consolePost(page, "key=pressed");
        Response second = press.consolePost(page, "key=pressed");

        assertThat(first.status()).isEqualTo(303);
        assertThat(second.headers()).isEqualTo(first.headers());
        assertThat(press.consoleGet(String.valueOf(first.headers().get("Location")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void thePreviewIsWhatIsSent() {
        EditionId id = press.edition("2026-03-02", EditionState.READY);

        assertThat(press.consoleGet("/api/editions/" + id + "/preview?locale=de")
                        .text())
                .contains("section java in de", "R&amp;D")
                .doesNotContain("{{");
        assertThat(press.consoleGet("/console/editions/" + id + "/preview?part=text")
                        .text())
                .contains("section java in en")
                .doesNotContain("{{");
        for (String unknown : List.of("locale=xx", "part=zzz", "lang=de")) {
            Response refused = press.consoleGet("/api/editions/" + id + "/preview?" + unknown);
            assertThat(refused.status()).as(unknown).isEqualTo(400);
            assertThat(refused.text()).contains("\"where\":\"" + unknown.split("=", -1)[0] + "\"");
        }
    }

    @Test
    void whereEverybodyIsIsShownPageByPage() {
        press.subscribe("pat@example.org", "/u/");
        EditionId id = press.edition("2026-03-02", EditionState.READY);
        press.send(id);

        assertThat(api("GET", "/api/editions/" + id + "/pages", "").text())
                .contains("\"total\":1")
                .contains("\"page\":0,\"state\":\"done\",\"eligible\":1,\"accepted\":1,\"rejected\":0");
        assertThat(press.consoleGet("/console/editions/" + id + "/pages").text())
                .contains("<th scope=\"row\">0</th><td>done</td>");
        assertThat(api("GET", "/api/editions/" + id + "/pages?from=x", "").status())
                .isEqualTo(400);
    }

    @Test
    void whoWasReachedIsNotMailedAgain() {
        press.subscribe("pat@example.org", "/u/");
        EditionId id = press.edition("2026-03-02", EditionState.READY);
        press.send(id);

        assertThat(page(id)).doesNotContain("Resend to");
        assertThat(api("POST", "/api/editions/" + id + "/resend-failed", "").status())
                .isEqualTo(409);
        assertThat(act(id, "resend-uncertain").status()).isEqualTo(409);
        assertThat(api("POST", "/api/editions/" + id + "/resend-failed", "").text())
                .contains("There is nobody failed to mail again");
    }

    @Test
    void whatWasCancelledSaysSoToWhoWouldMailItAgain() {
        EditionId id = press.edition("2026-03-02", EditionState.CANCELLED);

        assertThat(api("POST", "/api/editions/" + id + "/resend-failed", "").text())
                .contains("The edition is CANCELLED: it can't be asked to resend-failed.");
    }

    @Test
    void statisticsComeAsPageAndCsv() {
        EditionId id = press.edition("2026-03-02", EditionState.SENT);

        assertThat(press.consoleGet("/console/editions/" + id + "/stats").text())
                .contains("opened by people", "opened by machines only", "https://example.org/a");
        Response csv = press.consoleGet("/api/editions/" + id + "/stats.csv");
        assertThat(csv.headers().get("Content-Type")).startsWith("text/csv");
        assertThat(csv.text()).contains("accepted").contains("https://example.org/b");
        assertThat(press.consoleGet("/console/newsletters/" + press.newsletter + "/stats")
                        .status())
                .isEqualTo(200);
        assertThat(press.consoleGet("/api/newsletters/" + press.newsletter + "/stats.csv")
                        .text())
                .startsWith("edition,");
    }

    @Test
    void whoReadsTheStatisticsOfAnEditionThatWaitsDoesNotMakeItOneThatWasSent() {
        EditionId id = press.edition("2026-03-02", EditionState.READY);

        assertThat(press.consoleGet("/api/editions/" + id + "/stats.csv").text())
                .contains("accepted," + id + ",0\r\n");
        assertThat(press.consoleGet("/api/newsletters/" + press.newsletter + "/stats.csv")
                        .text())
                .doesNotContain(id.value());
    }

    @Test
    void statisticsBeginWithTheRatesThatMarketingLooksAtFirst() {
        String reader = press.newsletter + "-pat@example.org";
        press.subscribe(reader, "/u/");
        EditionId id = press.edition("2026-03-02", EditionState.READY);
        press.send(id);
        press.post(Press.linkIn(Press.mailsTo(reader).getLast(), "/u/"), "List-Unsubscribe=One-Click");
        press.wait(Duration.ofSeconds(10));

        assertThat(press.consoleGet("/console/editions/" + id + "/stats").text())
                .contains("<dt>delivered · 0</dt><dd>0.0 %</dd>", "<dt>unsubscribed · 1</dt><dd>100.0 %</dd>")
                .contains("All figures");
    }

    @Test
    void theApiItselfLeadsToWhatThereIs() {
        assertThat(press.consoleGet("/api").headers()).containsEntry("Location", "/api/newsletters");
    }

    @Test
    void theKillSwitchIsShownAndLifted() {
        EditionId id = press.edition("2026-03-02", EditionState.READY);
        press.consolePost("/console", "act=stop");
        assertThat(press.consoleGet("/console").text()).contains("All sending is stopped", "Stopped by editor");
        assertThat(page(id)).contains("All sending is stopped");

        press.consolePost("/console", "act=start");
        assertThat(press.consoleGet("/console").text()).doesNotContain("All sending is stopped");
    }

    @Test
    void anOperatorStopsAllSendingWithoutABrowser() {
        String stopped = api("POST", "/api/sending/stop", "").text();
        press.wait(Duration.ofMinutes(1));

        assertThat(stopped).contains("\"stopped\":true", "\"reason\":\"Stopped by editor\"");
        assertThat(api("POST", "/api/sending/stop", "").text()).isEqualTo(stopped);
        assertThat(api("GET", "/api/sending", "").text()).isEqualTo(stopped);
        assertThat(api("POST", "/api/sending/start", "").text()).isEqualTo("{\"stopped\":false}");
    }

    @Test
    void anotherSitesPageCannotActHere() {
        EditionId id = press.edition("2026-03-02", EditionState.READY);
        for (Map<String, String> headers : List.of(
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"),
                Map.of("Origin", "https://evil.example"),
                Map.of("Origin", "null"))) {
            assertThat(from(headers, "/console/editions/" + id).status())
                    .as("%s", headers)
                    .isEqualTo(403);
            assertThat(from(headers, "/api/editions/" + id + "/send").status()).isEqualTo(403);
        }
        assertThat(state(id)).isEqualTo(EditionState.READY);
        assertThat(from(
                                Map.of("Origin", "https://news.example.org", "Sec-Fetch-Site", "same-origin"),
                                "/api/editions/" + id + "/send")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void onLoopbackAStrangersNameIsTurnedAway() {
        SameOrigin local = new SameOrigin(java.net.URI.create("http://127.0.0.1:8080"));
        for (String host : List.of("localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST")) {
            local.check(Request.of("GET", "/console", Map.of("Host", host), new byte[0]));
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        local.check(Request.of("GET", "/console", Map.of("Host", "evil.example:8080"), new byte[0])))
                .isInstanceOf(Refused.class);
    }

    @Test
    void getChangesNothing() {
        EditionId id = press.edition("2026-03-02", EditionState.READY);
        Set<String> before = press.contents();

        for (String path : List.of(
                "/console?act=stop",
                "/console/newsletters/" + press.newsletter + "?key=x",
                "/console/editions/" + id + "?act=send",
                "/console/editions/" + id + "/stats",
                "/console/editions/" + id + "/preview",
                "/api/editions/" + id,
                "/api/newsletters/" + press.newsletter + "/editions")) {
            assertThat(press.consoleGet(path).status()).as(path).isEqualTo(200);
        }

        assertThat(press.contents()).isEqualTo(before);
    }

    @Test
    void hostileInputIsNeverEchoedAsItCame() {
        Press.hostile().forEach(text -> {
            String encoded = java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
            for (Response answer : List.of(
                    press.consoleGet("/console/editions/" + encoded),
                    press.consoleGet("/console/newsletters/" + text),
                    press.consolePost("/console", "act=" + encoded),
                    press.consoleGet("/api/newsletters/" + text),
                    api("PUT", "/api/newsletters/" + press.newsletter, text))) {
                assertThat(answer.status()).isBetween(400, 499);
                assertThat(answer.text()).doesNotContain("<script>alert", "<img src=x", "</title><b>", "\u202E");
            }
        });
    }

    private Response withKey(String path, String key) {
        return press.console.handle(
                Request.of("POST", path, Map.of("Host", "news.example.org", "Idempotency-Key", key), new byte[0]));
    }

    private Response from(Map<String, String> headers, String path) {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put("Host", "news.example.org");
        all.put("Content-Type", "application/x-www-form-urlencoded");
        return press.console.handle(Request.of("POST", path, all, "act=send".getBytes(StandardCharsets.UTF_8)));
    }

    private Response api(String method, String path, String body) {
        return press.console.handle(Press.request(method, path, "application/json", body));
    }

    private Response act(EditionId id, String act) {
        return press.consolePost("/console/editions/" + id, "act=" + act);
    }

    private String page(EditionId id) {
        return press.consoleGet("/console/editions/" + id).text();
    }

    private EditionState state(EditionId id) {
        return press.editions.state(id);
    }
}
