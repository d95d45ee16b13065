package io.tidings.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.tidings.article.ArticleId;
import io.tidings.embedded.EmbeddedSes;
import io.tidings.embedded.SentMail;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every function of the template goes its whole way on this machine, and each of its calls is held against what its role
 * allows: a right that is missing shows here, and not when somebody presses a button in an account.
 */
@NeedsNode
final class RightsTest {

    private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");

    private static final String NEWSLETTER = """
            {"id": "weekly", "name": "Weekly", "sender": {"name": "Weekly", "address": "weekly@news.example.com"},
             "postalAddress": "Example Street 1, 10115 Berlin, Germany",
             "schedule": {"cadence": "weekly", "day": "monday", "time": "08:00", "zone": "UTC"},
             "topics": [{"slug": "databases", "name": "Databases", "keywords": ["database", "postgres", "sql", "index"]},
                        {"slug": "security", "name": "Security", "keywords": ["attack", "secret", "tls", "passkey"]}],
             "locales": ["en", "de"], "minimumStories": 1, "approval": {"mode": "editor", "coolingOffMinutes": 0}}
            """;

    private static final String ARTICLES = """
            {"url": "https://a.example.com/1", "title": "Why Postgres vacuums at night", "publishedAt": "2026-11-12T10:00:00Z"}
            {"url": "https://a.example.com/2", "title": "Passkeys after a year", "publishedAt": "2026-11-13T10:00:00Z"}
            """;

    private static final String PEOPLE = """
            address,locale,topics,zone,status
            one@example.com,en,,,active
            two@example.com,de,,,active
            bounce@simulator.amazonses.com,en,,,active
            """;

    /** What is done only where somebody is in trouble, is mailed again or was corrected: none of it happens on this way. */
    private static final Set<String> ONLY_AT_TIMES = Set.of(
            "Console dynamodb:BatchGetItem on arn:Articles",
            "Console dynamodb:PutItem on arn:Stats",
            "Console dynamodb:UpdateItem on arn:Stats",
            "Console dynamodb:UpdateItem on arn:Ledger",
            "Send dynamodb:BatchGetItem on arn:Subscribers",
            "Send dynamodb:UpdateItem on arn:Editions",
            "Tick dynamodb:UpdateItem on arn:Ledger",
            "Train dynamodb:GetItem on arn:Articles");

    private static Deployment deployment;

    @BeforeAll
    static void everythingHappensOnce() {
        deployment = new Deployment(MONDAY.minus(Duration.ofHours(2)));
        new Scenario(deployment).run();
    }

    @AfterAll
    static void over() {
        deployment.close();
    }

    @Test
    void noFunctionAsksForWhatItsRoleDoesNotAllow() {
        assertThat(deployment.roles())
                .hasSize(7)
                .allSatisfy((function, role) ->
                        assertThat(role.refused()).as(function).isEmpty());
    }

    /** Recipients are verified identities in the sandbox, and the right on those must not become one to send as them. */
    @Test
    void nobodySendsAsAnotherOfTheAccountsIdentities() {
        Map<String, String> asOurs = Map.of("ses:FromAddress", "weekly@news.example.com");
        Map<String, String> asTheirs = Map.of("ses:FromAddress", "boss@example.com");

        for (String sender : List.of("Send", "Tick", "Site", "Console")) {
            Role role = Objects.requireNonNull(deployment.roles().get(sender));
            assertThat(role.allows(new Call("ses:SendEmail", Deployment.identity("ada@example.com"), asOurs)))
                    .isTrue();
            assertThat(role.allows(new Call("ses:SendEmail", Deployment.identity("boss@example.com"), asTheirs)))
                    .isFalse();
            assertThat(role.allows(new Call("ses:SendBulkEmail", Deployment.identity("boss@example.com"))))
                    .isFalse();
        }
    }

    @Test
    void noFunctionMayDoToATableWhatItNeverDoes() {
        Set<String> unused = new TreeSet<>();
        deployment
                .roles()
                .forEach((function, role) -> role.unused().stream()
                        .filter(right -> right.matches("dynamodb:[A-Za-z]+ on arn:.*"))
                        .forEach(right -> unused.add(function + " " + right)));

        // Not a subset of it: what is granted for bad times only would be missed in them alone.
        assertThat(unused).isEqualTo(ONLY_AT_TIMES);
    }

    private static final class Scenario {
        private final Deployment deployment;
        private final Deployed functions;

        Scenario(Deployment deployment) {
            this.deployment = deployment;
            functions = new Deployed(deployment);
        }

        void run() {
            fill();
            readers();
            String edition = compose();
            correct(edition);
            send(edition);
            feedback(edition);
            show(edition);
        }

        private void fill() {
            fine(functions.console("PUT /api/newsletters/weekly", NEWSLETTER));
            functions.drop("articles/blog/week.ndjson", ARTICLES + "this is no article\n");
            functions.ingest("articles/blog/week.ndjson");
            functions.drop("articles/blog/week.ndjson", ARTICLES);
            functions.ingest("articles/blog/week.ndjson");
            functions.drop("articles/blog/swept.ndjson", "{\"url\": \"https://a.example.com/3\"}\nno article either\n");
            functions.train();
            functions.tick();
            functions.drop(
                    "articles/blog/swept.ndjson", "{\"url\": \"https://a.example.com/3\", \"title\": \"An index\"}");
            // Whose rejection stays for editors to read.
            functions.drop("articles/blog/broken.ndjson", "no article at all\n");
            functions.tick();
            fine(functions.console("POST /api/newsletters/weekly/subscribers", PEOPLE));
            fine(functions.console(
                    "POST /api/newsletters/weekly/subscribers",
                    PEOPLE.replace("two@example.com,de,,,active", "two@example.com,de,,,unsubscribed")
                            + "three@example.com,en,,,suppressed\n"));
        }

        private void readers() {
            String preferences = signedUp("stays@example.net", "/p/");
            for (String form : new String[] {
                "act=save&which=some&topics=databases&locale=en&every=1",
                "act=pause",
                "act=resume",
                "act=leave",
                "act=undo",
                "act=export"
            }) {
                fine(functions.site("POST " + preferences, form));
            }
            fine(functions.site("POST " + signedUp("goes@example.net", "/p/"), "act=erase&sure=yes"));
            fine(functions.site("POST " + signedUp("leaves@example.net", "/u/"), "List-Unsubscribe=One-Click"));
            fine(functions.console("POST /api/sending/stop", "{}"));
            fine(functions.site("POST /subscribe", "newsletter=weekly&address=waits%40example.net"));
            fine(functions.console("POST /api/sending/start", "{}"));
            functions.tick();
            fine(functions.site("POST " + link("waits@example.net", "/c/"), "act=confirm"));
        }

        private String signedUp(String address, String kind) {
            fine(functions.site("GET /subscribe?newsletter=weekly", ""));
            fine(functions.site("POST /subscribe", "newsletter=weekly&address=" + address.replace("@", "%40")));
            String confirm = link(address, "/c/");
            fine(functions.site("GET " + confirm, ""));
            fine(functions.site("POST " + confirm, "act=confirm"));
            String link = link(address, kind);
            fine(functions.site("GET " + link, ""));
            return link;
        }

        private String link(String address, String kind) {
            SentMail mail =
                    deployment.services().sesEndpoint().mails().to(address).getLast();
            Matcher link = Pattern.compile(Deployment.SITE + "(" + kind + "[A-Za-z0-9._-]+)")
                    .matcher(mail.text() + mail.headers());
            assertThat(link.find()).as(mail.text()).isTrue();
            return link.group(1);
        }

        private String compose() {
            deployment.at(MONDAY);
            functions.tick();
            return "weekly-2026-11-16";
        }

        private void correct(String edition) {
            fine(functions.console("GET /console", ""));
            fine(functions.console("GET /console/newsletters/weekly", ""));
            fine(functions.console("GET /console/newsletters/weekly/grouping", ""));
            fine(functions.console("GET /console/editions/" + edition, ""));
            fine(functions.console("GET /console/editions/" + edition + "/preview", ""));
            fine(functions.console("GET /api/editions/" + edition + "/dry-run", ""));
            fine(functions.console("POST /api/newsletters/weekly/editions", "{}"));
            String article = ArticleId.of(URI.create("https://a.example.com/1")).value();
            for (String act : new String[] {"confirm", "pin", "drop", "unpick"}) {
                String form = "title=T&topic=databases&article=" + article + "&act=" + act;
                fine(functions.console("POST /console/newsletters/weekly/grouping", form));
            }
            String body = "{\"address\": \"editor@example.com\"}";
            fine(functions.console("POST /api/editions/" + edition + "/test", body));
        }

        private void send(String edition) {
            fine(functions.console("POST /api/sending/stop", "{}"));
            fine(functions.console("GET /api/sending", ""));
            fine(functions.console("POST /api/sending/start", "{}"));
            fine(functions.console("POST /api/editions/" + edition + "/compose-again", "{}"));
            fine(functions.console("POST /api/editions/" + edition + "/approve", "{}"));
            functions.tick();
            functions.send();
        }

        private void feedback(String edition) {
            functions.feedback();
            EmbeddedSes ses = deployment.services().sesEndpoint();
            SentMail mail = ses.mails().to("stays@example.net").getLast();
            assertThat(mail.tags()).containsEntry("edition", edition);
            ses.click(mail.messageId(), "https://a.example.com/1", "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0");
            functions.feedback();
            fine(functions.site("POST " + link("stays@example.net", "/u/"), "List-Unsubscribe=One-Click"));
            deployment.at(MONDAY.plus(Duration.ofMinutes(2)));
            functions.tick();
        }

        private void show(String edition) {
            fine(functions.console("GET /console/editions/" + edition + "/pages", ""));
            fine(functions.console("GET /console/editions/" + edition + "/stats", ""));
            fine(functions.console("GET /api/editions/" + edition + "/stats.csv", ""));
            fine(functions.console("GET /api/newsletters/weekly/stats.csv", ""));
            fine(functions.console("GET /api/newsletters/weekly/growth.csv", ""));
            fine(functions.console("GET /console/newsletters/weekly/stats", ""));
            settings();
            fine(functions.site("GET /archive?newsletter=weekly", ""));
            fine(functions.site("GET /archive/" + edition, ""));
        }

        private void settings() {
            String other = URLEncoder.encode(
                    NEWSLETTER.replace("\"id\": \"weekly\"", "\"id\": \"other\""), StandardCharsets.UTF_8);
            fine(functions.console("GET /console/new", ""));
            // Its hour is over by two minutes: the first press asks.
            fine(functions.console("POST /console/new", "act=save&document=" + other));
            fine(functions.console("POST /console/new", "act=now&document=" + other));
            fine(functions.console("GET /console/newsletters/other/document", ""));
            fine(functions.console("POST /console/newsletters/other/document", "act=check&was=&document=" + other));
            topics("POST /console/newsletters/weekly/topics");
            String people = "POST /console/newsletters/weekly/subscribers";
            fine(functions.console("GET /console/newsletters/weekly/subscribers", ""));
            fine(functions.console(people, "act=find&address=one%40example.com"));
            fine(functions.console(people, "act=unsubscribe&address=one%40example.com"));
            fine(functions.console(people, "act=export&address=one%40example.com"));
            fine(functions.console(people, "act=erase&address=one%40example.com"));
            fine(functions.console(people, "act=export-list&part=1+1"));
            fine(functions.console(people, "act=try&consent=Fair&rows=four%40example.com"));
            fine(functions.console(people, "act=import&consent=Fair&rows=four%40example.com"));
        }

        private void topics(String page) {
            String base = Base64.getUrlEncoder().encodeToString(NEWSLETTER.getBytes(StandardCharsets.UTF_8));
            String form = "&base=" + base + "&topic=databases&name-databases=Data&keywords-databases=sql&topic=security"
                    + "&name-security=Security&keywords-security=attack%2C+secret%2C+tls%2C+passkey&whole=1";
            fine(functions.console("GET /console/newsletters/weekly/settings", ""));
            fine(functions.console("GET /console/newsletters/weekly/topics", ""));
            fine(functions.console(page, "act=try" + form));
            fine(functions.console(page, "act=save" + form));
        }

        private static void fine(APIGatewayV2HTTPResponse answer) {
            assertThat(answer.getStatusCode()).as(answer.getBody()).isLessThan(400);
        }
    }
}
