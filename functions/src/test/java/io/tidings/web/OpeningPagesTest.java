package io.tidings.web;

import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.delivery.Samples;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.NewsletterId;
import io.tidings.embedded.SentMail;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An editor writes subject, preheader and introduction of an edition, on a page and over the API. */
final class OpeningPagesTest {

    private static final String BODY =
            "{\"openings\": {\"en\": {\"subject\": \"By program\", \"introduction\": \"Hi\"}}}";

    private final Press press = new Press();
    private final EditionId id = composed();
    private final String edition = "/console/editions/" + id;
    private final String page = edition + "/opening";
    private final String api = "/api/editions/" + id + "/opening";

    @Test
    void anEditorWritesAnOpeningAndFindsItWhereverTheMailIsShown() {
        assertThat(press.consoleGet(edition).text()).contains(page, "Subject and introduction");
        assertThat(press.consoleGet(page).text())
                .contains("<legend class=\"label\">German</legend>", "name=\"draft\" value=\"1\"");

        Response saved = save(
                1,
                Map.of(
                        "subject-en",
                        "R&D, \"quoted\"",
                        "introduction-en",
                        "Hello <b>you</b>.\r\n\r\nSee [the plan](https://example.org/plan)."));

        assertThat(saved.headers()).containsEntry("Location", edition + "#preview");
        assertThat(press.consoleGet(edition).text())
                .contains("R&amp;D, &quot;quoted&quot;", "by hand", "opening by hand: draft 2");
        assertThat(press.consoleGet(page).text())
                .contains("value=\"R&amp;D, &quot;quoted&quot;\"", "Hello &lt;b&gt;you&lt;/b&gt;.\n\nSee [the plan]");
        assertThat(press.consoleGet(edition + "/preview?locale=de").text())
                .contains("Hello &lt;b&gt;you&lt;/b&gt;.", "href=\"https://example.org/plan\"", "lang=\"en\"");
        assertThat(press.consoleGet(edition + "/preview?part=text").text())
                .contains("See the plan.\n- the plan: https://example.org/plan\n");
        String me = press.newsletter + "-me@example.org";
        press.consolePost(edition + "/test", "address=" + me.replace("@", "%40"));
        SentMail mail = Press.mailsTo(me).getLast();
        assertThat(mail.subject()).isEqualTo("[Test] R&D, \"quoted\"");
    }

    @Test
    void whatASubscriberGetsAndTheArchiveShowsIsWhatTheEditorWrote() {
        press.subscribe("pat@example.org", "/u/");
        save(1, Map.of("subject-en", "A subject by hand", "introduction-en", "Dear {{subscribers}},"));

        press.consolePost(edition, "act=send&draft=2");
        press.deliver(id);

        SentMail mail = Press.mailsTo("pat@example.org").getLast();
        assertThat(mail.subject()).isEqualTo("A subject by hand");
        assertThat(mail.html()).contains("Dear &#123;&#123;subscribers&#125;&#125;,");
        assertThat(mail.text()).contains("Dear { {subscribers} },");
        assertThat(press.get("/archive/" + id).text()).contains("Dear &#123;&#123;subscribers");
        assertThat(press.get("/archive?newsletter=" + press.newsletter).text()).contains("A subject by hand");
    }

    @Test
    void whatIsWrongIsNamedAndWhatWasTypedIsKept() {
        Response answer = save(1, Map.of("subject-de", "Gut", "introduction-en", "[me](javascript:alert(1))"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("<a href=\"#introduction-en\">Introduction (en)</a>: [me](javascript:alert(1)) does not lead")
                .contains("id=\"introduction-en-problem\">[me](javascript:alert(1)) does not lead to a web address")
                .contains("aria-describedby=\"introduction-en-problem introduction-en-hint\" aria-invalid=\"true\"")
                .doesNotContain("id=\"subject-en-problem\"", "id=\"introduction-de-problem\"")
                .contains("value=\"Gut\"", "\n[me](javascript:alert(1))</textarea>");
        assertThat(now().draft()).isEqualTo(1);
    }

    @Test
    void whoWasSlowerSeesBothAndDecides() {
        save(1, Map.of("subject-en", "Theirs"));

        Response answer = save(1, Map.of("subject-en", "Mine"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text())
                .contains("Somebody made draft 2", "value=\"Mine\"", "Now: Theirs", "name=\"draft\" value=\"2\"");
        assertThat(press.consoleGet(edition).text()).contains("Theirs").doesNotContain("Mine");
        assertThat(save(2, Map.of("subject-en", "Mine")).status()).isEqualTo(303);
        assertThat(save(1, Map.of("subject-en", "Mine")).status())
                .as("the same once more")
                .isEqualTo(303);
        assertThat(now().draft()).isEqualTo(3);
    }

    @Test
    void whoCorrectsWhatWasWrongIsStillToldWhatSomebodyElseWroteMeanwhile() {
        save(1, Map.of("introduction-en", "Theirs"));

        Response wrong = save(1, Map.of("introduction-en", "[me](javascript:alert(1))"));
        Response corrected = save(draftIn(wrong), Map.of("introduction-en", "Mine"));

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(corrected.status()).isEqualTo(409);
        assertThat(corrected.text()).contains("Somebody made draft 2", "\nMine</textarea>", "Now: Theirs");
        assertThat(press.consoleGet(edition + "/preview").text()).contains("Theirs");
        assertThat(save(draftIn(corrected), Map.of("introduction-en", "Mine")).status())
                .isEqualTo(303);
    }

    @Test
    void whatWasApprovedCannotBeChanged() {
        press.consolePost(edition, "act=approve&draft=1");

        assertThat(press.consoleGet(edition).text()).doesNotContain("/opening\"");
        assertThat(press.consoleGet(page).text()).contains("stands", "readonly").doesNotContain("value=\"save\"");
        Response answer = save(1, Map.of("subject-en", "Late", "introduction-de", "Lange Worte"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text())
                .contains("The edition is APPROVED: what it says stands")
                .as("to be copied")
                .contains("value=\"Late\"", "\nLange Worte</textarea>", "readonly")
                .doesNotContain("value=\"save\"", "press Save again", "Now: ");
        assertThat(put("?draft=1", BODY).status()).isEqualTo(409);
        assertThat(now().state()).isEqualTo(EditionState.APPROVED);
    }

    @Test
    void aProgramWritesAnOpeningToo() {
        assertThat(press.consoleGet(api).text()).isEqualTo("{\"edition\":\"" + id + "\",\"draft\":1,\"openings\":{}}");

        Response first = put("?draft=1", BODY);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text())
                .isEqualTo("{\"edition\":\"" + id + "\",\"draft\":2,\"openings\":{\"en\":{\"subject\":\"By program\","
                        + "\"preheader\":\"\",\"introduction\":\"Hi\"}}}");
        assertThat(put("?draft=1", BODY).text()).as("asked again").isEqualTo(first.text());
        assertThat(put("?draft=1", BODY.replace("Hi", "Ho")).text())
                .contains("draft 2 is not what you saw", "\"where\":\"draft\"");
        assertThat(put("", BODY).text()).contains("\"where\":\"draft\"", "Name the draft");
        assertThat(put("?draft=2", "{\"openings\":{}}").text()).contains("\"draft\":3,\"openings\":{}");
    }

    @Test
    void aProgramIsToldAllThatIsWrongWithItsPlace() {
        Response answer = put(
                "?draft=1",
                "{\"opening\":1,\"openings\":{\"fr\":{},\"en\":{\"title\":\"x\",\"subject\":7,"
                        + "\"introduction\":\"[a](ftp://x)\"}}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains(
                        "\"path\":\"/opening\"",
                        "\"path\":\"/openings/fr\",\"what\":\"is no language of the newsletter. It has [de, en].\"",
                        "\"path\":\"/openings/en/title\"",
                        "\"path\":\"/openings/en/subject\",\"what\":\"must be a string.\"",
                        "\"path\":\"/openings/en/introduction\"");
        assertThat(put("?draft=1", "{\"openings\":[]}").text()).contains("must be an object");
        assertThat(now().draft()).isEqualTo(1);
    }

    private EditionId composed() {
        press.wait(Duration.ofMinutes(2));
        press.articles.save(anArticle()
                .about("java")
                .titled("A first tale of java")
                .on(Samples.NOW.plusSeconds(60))
                .build());
        press.consolePost("/console/newsletters/" + press.newsletter, "key=one");
        return press.editions
                .recent(new NewsletterId(press.newsletter), 1)
                .getFirst()
                .id();
    }

    private Response save(int draft, Map<String, String> fields) {
        press.wait(Duration.ofSeconds(5));
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return press.consolePost(page, "act=save&draft=" + draft + "&" + form);
    }

    /** The number of the draft that the page's form sends back. */
    private static int draftIn(Response page) {
        return Integer.parseInt(page.text().replaceAll("(?s).*name=\"draft\" value=\"(\\d+)\".*", "$1"));
    }

    private Response put(String query, String body) {
        press.wait(Duration.ofSeconds(5));
        return press.console.handle(Press.request("PUT", api + query, "application/json", body));
    }

    private Edition now() {
        return press.editions.require(id);
    }
}
