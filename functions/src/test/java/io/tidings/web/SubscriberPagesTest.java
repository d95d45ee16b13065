package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.subscriber.Audience;
import io.tidings.subscriber.ImportRequest;
import io.tidings.subscriber.ImportRequest.Mode;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubscriberPagesTest {

    private final Press press = new Press();
    private final String page = "/console/newsletters/" + press.newsletter + "/subscribers";

    @Test
    void anAddressIsLookedUpWithWhatItAgreedTo() {
        press.subscribe("ada@example.org", "/p/");

        String found = post("act=find", "address", " Ada@Example.org").text();

        assertThat(found)
                .contains("<dd>ada@example.org</dd>", "gets it", "every topic", "signed up on the page", "confirmed");
        assertThat(post("act=find", "address", "nobody@example.org").text()).contains("Nobody is known here");
        Response wrong = post("act=find", "address", "ada");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("An address has a name, an @ and a domain", "aria-invalid");
    }

    @Test
    void whoAskedAnEditorIsTakenOffAndTheirHistorySaysSo() {
        press.subscribe("bert@example.org", "/p/");

        assertThat(post("act=unsubscribe", "address", "bert@example.org").text())
                .contains("Unsubscribed: they get nothing more", "has left", "unsubscribed by an editor")
                .doesNotContain("Unsubscribe them");
        assertThat(post("act=unsubscribe", "address", "bert@example.org").text())
                .contains("They got nothing of it before.");
    }

    @Test
    void rowsAreTriedAndThenImported() {
        String rows = "address\tlocale\ttopics\ncleo@example.org\tde\tjava\nno address\t\t\n";

        String tried = importing("try", rows, "Our fair").text();
        assertThat(tried).contains("Tried, nothing is written", "can't be read", "Line 3:", "cleo@example.org\tde");
        assertThat(post("act=find", "address", "cleo@example.org").text()).contains("Nobody is known here");

        assertThat(importing("import", rows, "Our fair").text()).contains("<strong>Imported.</strong>");
        assertThat(post("act=find", "address", "cleo@example.org").text())
                .contains("gets it", "<dd>Java</dd>", "<dd>de</dd>", "imported", "Our fair");
    }

    @Test
    void whoseTopicsAreAllGoneGetsNothing() {
        importing("import", "address\ttopics\nhugo@example.org\tjava\n", "Our fair");
        press.newsletters.save(press.document("Weekly")
                .replace("\"slug\": \"java\", \"name\": \"Java\"", "\"slug\": \"coffee\", \"name\": \"Coffee\"")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(post("act=find", "address", "hugo@example.org").text())
                .contains("gets nothing: none of the topics they chose is there any more", "<dd>java</dd>");
    }

    @Test
    void addressesAloneAreEnough() {
        assertThat(importing("import", "dora@example.org\nemil@example.org", "Our fair")
                        .text())
                .contains("<dt>added</dt><dd>2</dd>");
    }

    @Test
    void anImportSaysHowPeopleAgreed() {
        Response answer = importing("import", "fritz@example.org", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("Say how these people agreed", "fritz@example.org");
        assertThat(importing("try", "name,town\nx,y", "Our fair").status()).isEqualTo(400);
    }

    @Test
    void anEditorHandsOutWhatIsKeptOfSomebodyAndErasesItAfterAQuestion() {
        String gina = press.newsletter + "-gina@example.org";
        press.subscribe(gina, "/p/");
        assertThat(post("act=find", "address", gina).text())
                .contains("Download it as JSON", "Erase it…", "can't be undone", "Yes: erase everything about them");

        Response data = post("act=export", "address", gina);
        assertThat(data.headers().get("Content-Disposition")).isEqualTo("attachment; filename=\"personal-data.json\"");
        assertThat(data.text()).contains("\"address\" : \"" + gina, "REQUESTED_ON_PAGE", "CONFIRMED");

        assertThat(post("act=erase", "address", gina).text())
                .contains(
                        "Erased. What is kept of them is a keyed hash",
                        "for five weeks at most",
                        "Nobody is known here")
                .doesNotContain("Erase it…");
        assertThat(press.contents().toString()).doesNotContain(gina);
        assertThat(importing("import", gina, "Our fair").text())
                .contains("<dt>left before: not brought back</dt><dd>1</dd>");
        assertThat(post("act=erase", "address", "nobody@example.org").text()).doesNotContain("Erased");
    }

    @Test
    void erasingReachesEveryNewsletter() {
        String hugo = press.newsletter + "-hugo@example.org";
        press.subscribe(hugo, "/p/");
        Audience other = new Audience("another");
        ImportRequest request = new ImportRequest(other, Set.of(), "en", "Fair", Mode.APPLY);
        press.subscribers.importAll(
                request, new ByteArrayInputStream(("address\n" + hugo).getBytes(StandardCharsets.UTF_8)));

        assertThat(post("act=find", "address", hugo).text())
                .contains("Known in other newsletters, too: <span class=\"mono\">another</span>");
        assertThat(post("act=erase", "address", hugo).text()).contains("Erased from 2 newsletters.");
        assertThat(press.contents().toString()).doesNotContain(hugo);
    }

    @Test
    void programsHandOutAndEraseToo() {
        String ida = press.newsletter + "-ida@example.org";
        press.subscribe(ida, "/p/");

        assertThat(api("export", ida).text()).contains("\"newsletter\" : \"" + press.newsletter);
        assertThat(api("erase", ida).text()).isEqualTo("{\"erased\":1}");
        assertThat(api("erase", ida).text()).as("again").isEqualTo("{\"erased\":0}");
        assertThat(api("export", ida).text()).contains("ERASED").doesNotContain(ida);
        assertThat(api("export", "nobody@example.org").status()).isEqualTo(404);
        assertThat(api("erase", "nobody@example.org").status()).isEqualTo(404);
        assertThat(api("erase", "nobody").status()).isEqualTo(400);
    }

    private Response api(String act, String address) {
        return press.console.handle(Press.request(
                "POST",
                "/api/newsletters/" + press.newsletter + "/subscriber/" + act,
                "application/json",
                "{\"address\": \"" + address + "\"}"));
    }

    @Test
    void theListIsDownloadedAsAnImportTakesIt() {
        press.subscribe("jan@example.org", "/p/");
        press.subscribe("kai@example.org", "/p/");
        assertThat(press.consoleGet(page).text()).contains("Download the list", "value=\"1 1\">Download</button>");

        Response file = press.consolePost(page, "act=export-list&part=1+1");

        assertThat(file.headers().get("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + press.newsletter + "-subscribers.csv\"");
        assertThat(file.text())
                .startsWith("address,locale,topics,zone,every,status,until\r\n")
                .contains("jan@example.org,en,,,1,active,\r\n", "kai@example.org,");
        assertThat(press.consolePost(page, "act=export-list&part=2+1").status()).isEqualTo(400);
        assertThat(press.consolePost(page, "act=export-list&part=x").status()).isEqualTo(400);
    }

    @Test
    void aProgramFollowsFromPartToPart() {
        for (int number = 0; number < 12; number++) {
            press.subscribe("reader" + number + "@example.org", "/p/");
        }
        Set<String> all = new TreeSet<>();
        String next = "/api/newsletters/" + press.newsletter + "/subscribers/export?of=5";
        int parts = 0;
        while (!next.isEmpty()) {
            Response part = press.console.handle(Press.request("POST", next, "application/json", ""));
            part.text().lines().skip(1).forEach(all::add);
            next = part.headers().getOrDefault("Link", "").replaceAll("^<|>; rel=\"next\"$", "");
            parts++;
        }

        assertThat(parts).isEqualTo(5);
        assertThat(all).hasSize(12);
        assertThat(press.consoleGet("/api/newsletters/" + press.newsletter + "/subscribers/export")
                        .status())
                .as("not by reading, which marketing may")
                .isEqualTo(405);
    }

    /** What the console takes at once: 50,000 rows and 4,000,000 letters. A fifth of both is left, as both are estimated. */
    @ParameterizedTest
    @CsvSource({"0, 60, 1", "40000, 3000000, 1", "50000, 3200000, 2", "100000, 9600000, 3", "10000, 9600001, 4"})
    void aPartIsNotMoreThanAnImportTakes(long people, long letters, int parts) {
        assertThat(ListDesk.parts(people, letters)).isEqualTo(parts);
    }

    @Test
    void aFileIsTriedAndThenImportedAsItWasTried() {
        String csv = "address,locale,topics\r\nlea@example.org,de,java\r\nno address,,\r\n";

        String tried = upload("try", "people.csv", csv, "", "Our fair").text();
        assertThat(tried)
                .contains(
                        "Tried, nothing is written", "people.csv</span> would come to", "Line 3:", "Import people.csv");
        assertThat(post("act=find", "address", "lea@example.org").text()).contains("Nobody is known here");

        String kept = tried.split("<textarea name=\"kept\" hidden>", 2)[1].split("</textarea>", 2)[0].strip();
        String body = part("kept", kept)
                + part("kept-name", "people.csv")
                + part("consent", "Our fair")
                + part("act", "import");
        assertThat(multipart(body).text()).contains("<strong>Imported.</strong>");
        assertThat(post("act=find", "address", "lea@example.org").text()).contains("gets it", "<dd>Java</dd>");
    }

    @Test
    void whatIsNoFileOfRowsIsRefusedWithWhatToDo() {
        assertThat(upload("try", "", "", "", "Our fair").text()).contains("Paste rows, or choose a file");
        assertThat(upload("try", "people.xlsx", "PK\u0003\u0004whatever", "", "Our fair")
                        .text())
                .contains("This is a workbook. Save its sheet as CSV");
        Response large = upload("try", "people.csv", "a@example.org\n".repeat(50_002), "", "Our fair");
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.text()).contains("at most 50,000 rows");
        assertThat(upload("import", "people.csv", "mia@example.org", "nora@example.org", "Our fair")
                        .text())
                .as("the file comes first")
                .contains("<dt>added</dt><dd>1</dd>");
        assertThat(post("act=find", "address", "mia@example.org").text()).contains("gets it");
    }

    private Response upload(String act, String name, String content, String rows, String consent) {
        String file = "--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n";
        return multipart(part("rows", rows) + file + part("consent", consent) + part("act", act));
    }

    private static String part(String name, String value) {
        return "--frontier\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private Response multipart(String parts) {
        return press.console.handle(
                Press.request("POST", page, "multipart/form-data; boundary=frontier", parts + "--frontier--\r\n"));
    }

    private Response importing(String act, String rows, String consent) {
        return press.consolePost(page, "act=" + act + "&rows=" + encoded(rows) + "&consent=" + encoded(consent));
    }

    private Response post(String act, String field, String value) {
        return press.consolePost(page, act + "&" + field + "=" + encoded(value));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
