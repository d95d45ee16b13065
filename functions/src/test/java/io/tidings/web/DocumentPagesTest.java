package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.NewsletterId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DocumentPagesTest {

    private static final Pattern WAS = Pattern.compile("name=\"was\" value=\"([0-9a-f-]*)\"");

    private final Press press = new Press();
    private final String page = "/console/newsletters/" + press.newsletter + "/document";

    @Test
    void aDocumentIsShownCheckedAndSaved() {
        String changed = press.document("Weekly & more");

        assertThat(press.consoleGet(page).text()).contains("<textarea", "&quot;minimumStories&quot;: 1");
        assertThat(change("check", changed, was()).text()).contains("Nothing is wrong with it. It is not saved yet.");
        assertThat(press.consoleGet("/console").text()).doesNotContain("Weekly &amp; more");

        Response saved = change("save", changed, was());

        assertThat(saved.headers()).containsEntry("Location", page + "?saved=1");
        assertThat(press.consoleGet(page + "?saved=1").text()).contains("Saved. It counts from the next");
        assertThat(press.consoleGet("/console").text()).contains("Weekly &amp; more");
        assertThat(press.consoleGet(page).text()).contains("Weekly &amp; more");
    }

    @Test
    void everyProblemIsNamedWithItsLineAndNothingIsSaved() {
        String wrong = press.document("Weekly").replace("\"postalAddress\"", "\"postaladress\"");

        Response answer = change("save", wrong, was());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains(
                        "2 problems",
                        "<li>Line 3, <span class=\"mono\">/postaladress</span>",
                        "&quot;postaladress&quot;");
        assertThat(change("check", "\ufeff" + wrong, was()).text()).contains("<li>Line 3, ");
        assertThat(press.consoleGet(page).text()).doesNotContain("postaladress");
    }

    @Test
    void whatIsNoJsonIsShownAgainAsItWasTyped() {
        Response answer = change("save", "{\"id\": </textarea>", was());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("One problem", "<li>This is no JSON: line 1", "&#123;&quot;id&quot;: &lt;/textarea&gt;");
    }

    @Test
    void whatSomebodySavedMeanwhileIsNotWrittenOverUnawares() {
        String before = was();
        change("save", press.document("Theirs"), before);

        Response answer = change("save", press.document("Mine"), before);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("Somebody saved another one", "Mine");
        assertThat(press.consoleGet("/console").text()).contains("Theirs").doesNotContain("Mine");
        assertThat(change("save", press.document("Mine"), was(answer)).status()).isEqualTo(303);
    }

    @Test
    void ofTwoWhoSaveInOneMomentOneIsTold() throws Exception {
        for (int round = 0; round < 10; round++) {
            String was = was();
            List<Callable<Response>> editors = Stream.of("Ada's " + round, "Bert's " + round)
                    .<Callable<Response>>map(name -> () -> change("save", press.document(name), was))
                    .toList();

            List<Response> answers;
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                answers = threads.invokeAll(editors).stream()
                        .map(Future::resultNow)
                        .toList();
            }

            assertThat(answers).extracting(Response::status).containsExactlyInAnyOrder(303, 409);
            String winner = answers.getFirst().status() == 303 ? "Ada" : "Bert";
            assertThat(press.consoleGet("/console").text()).contains(winner + "&#39;s " + round);
        }
    }

    @Test
    void aProgramReplacesWhatItReadOrMakesWhatIsNotThere() {
        String api = "/api/newsletters/" + press.newsletter;
        String tag = Objects.requireNonNull(press.consoleGet(api).headers().get("ETag"));
        assertThat(tag).matches("\"[0-9a-f-]+\"");

        assertThat(put(api, "If-Match", tag, "Mine").status()).isEqualTo(200);
        assertThat(put(api, "If-Match", tag, "Mine again").status()).isEqualTo(412);
        assertThat(put(api, "If-Match", tag, "Mine again").text()).contains("Somebody saved another");
        assertThat(put(api, "If-None-Match", "*", "Another").status()).isEqualTo(412);
        assertThat(press.consoleGet(api).text()).contains("\"name\": \"Mine\"");
        assertThat(put(api, "X-Nothing", "", "Whatever").status()).isEqualTo(200);
    }

    private Response put(String api, String header, String value, String name) {
        Request plain = Press.request("PUT", api, "application/json", press.document(name));
        Map<String, String> headers = new HashMap<>(plain.headers());
        headers.put(header, value);
        return press.console.handle(new Request("PUT", api, Map.of(), headers, plain.body()));
    }

    @Test
    void theIdStays() {
        String other = press.document("Weekly").replace(press.newsletter, "another");

        assertThat(change("save", other, was()).text()).contains("It must stay");
    }

    @Test
    void aNewOneIsMadeFromAnExampleAndTakesNobodysPlace() {
        String id = press.newsletter + "-b";
        String document = press.document("Second").replace(press.newsletter, id);
        assertThat(press.consoleGet("/console/new").text()).contains("Engineering Weekly");

        Response made = press.consolePost("/console/new", form("save", document, ""));

        assertThat(made.headers()).containsEntry("Location", "/console/newsletters/" + id);
        assertThat(press.consoleGet("/console/newsletters/" + id).text()).contains("Second");
        Response again = press.consolePost("/console/new", form("save", document, ""));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text()).contains("already. Choose another id.");
    }

    @Test
    void whoseScheduleHasAnEditionDueAlreadyIsAsked() {
        String id = press.newsletter + "-b";
        String passed = press.document("Second").replace(press.newsletter, id).replace("08:00", "06:30");

        Response asked = press.consolePost("/console/new", form("save", passed, ""));

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.text()).contains("Nothing is saved yet.", "Monday, 2 March 2026 is due already");
        assertThat(press.newsletters.document(new NewsletterId(id))).isEmpty();
        Response made = press.consolePost("/console/new", form("later", passed, "") + "&next=2026-03-09");
        assertThat(made.status()).isEqualTo(303);
        assertThat(press.consoleGet("/console/newsletters/" + id + "/document").text())
                .contains("&quot;from&quot;: &quot;2026-03-09&quot;");
        assertThat(press.consolePost("/console/new", form("later", "{", "") + "&next=2026-03-09")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoChangesTheDocumentIsAskedToo() {
        String passed = press.document("Weekly").replace("08:00", "06:30");
        assertThat(change("save", passed, was()).text()).contains("Nothing is saved yet.");

        assertThat(change("now", passed, was()).status()).isEqualTo(303);

        assertThat(press.consoleGet(page).text()).contains("06:30").doesNotContain("&quot;from&quot;");
    }

    @Test
    void aProgramIsToldWhatIsDueAlready() {
        String api = "/api/newsletters/" + press.newsletter;
        Request plain = Press.request(
                "PUT", api, "application/json", press.document("Weekly").replace("08:00", "06:30"));

        assertThat(press.console.handle(plain).text()).contains("\"dueAlready\":\"2026-03-02\"");
        assertThat(put(api, "X-Nothing", "", "Weekly").text()).doesNotContain("dueAlready");
    }

    @Test
    void whatCantBeUsedCanBeCorrectedFromTheFirstPage() {
        press.bucket.writeJson(
                "newsletters/" + press.newsletter + ".json", "{\"id\": 7}".getBytes(StandardCharsets.UTF_8));

        assertThat(press.consoleGet("/console").text()).contains("<a href=\"" + page + "\">Correct it</a>");
        assertThat(press.consoleGet(page).text()).contains("can't be used like this", "&quot;id&quot;: 7");
        assertThat(change("save", press.document("Whole again"), was()).status())
                .isEqualTo(303);
        assertThat(press.consoleGet("/console").text()).contains("Whole again");
    }

    private Response change(String act, String document, String was) {
        return press.consolePost(page, form(act, document, was));
    }

    /** As browsers send the text of a field: with CR LF. */
    private static String form(String act, String document, String was) {
        String text = URLEncoder.encode(document.replace("\n", "\r\n"), StandardCharsets.UTF_8);
        return "act=" + act + "&was=" + was + "&document=" + text;
    }

    private String was() {
        return was(press.consoleGet(page));
    }

    private static String was(Response page) {
        Matcher mark = WAS.matcher(page.text());
        assertThat(mark.find()).isTrue();
        return mark.group(1);
    }
}
