package io.tidings.web;

import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.delivery.Samples;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterReader;
import io.tidings.subscriber.ImportRequest;
import io.tidings.topic.Topic;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An editor works on the topics of a newsletter in a form. */
final class TopicPagesTest {

    private final Press press = new Press();
    private final String page = "/console/newsletters/" + press.newsletter + "/topics";

    @Test
    void whatIsTypedIsSavedAndNothingElseOfTheDocumentIsTouched() {
        String before = document();

        Response saved = form().type("name-java", "Java & friends")
                .type("keywords-cloud", "cloud, kubernetes\r\n  serverless  \r\n\r\n,")
                .type("weight-cloud", "1,5")
                .press("save");

        assertThat(saved.headers()).containsEntry("Location", page + "?saved=1");
        assertThat(press.consoleGet(page + "?saved=1").text()).contains("Saved. It counts from the next");
        assertThat(document())
                .isEqualTo(before.replace("\"Java\"", "\"Java & friends\"")
                        .replace("[\"cloud\"]", "[\"cloud\", \"kubernetes\", \"serverless\"]")
                        .replace(
                                "\"coolingOffMinutes\": 30}}",
                                "\"coolingOffMinutes\": 30},\n \"ranking\": {\"topics\": {\"cloud\": 1.5}}}"));
        assertThat(form().type("weight-cloud", "").press("save").status()).isEqualTo(303);
        assertThat(document()).contains("\"ranking\": {\"topics\": {}}");
    }

    @Test
    void whoTypesNothingChangesNothing() {
        save(document().replace("[\"java\"]", "[\"java\", \"Paris, Texas\"]").replace("\n", "\r\n"));
        String before = document();

        assertThat(form().press("save").status()).isEqualTo(303);
        assertThat(document()).isEqualTo(before);
        assertThat(form().type("keywords-java", "java\r\nParis, Texas\r\nrome, italy")
                        .press("save")
                        .status())
                .isEqualTo(303);
        assertThat(document()).contains("[\"java\", \"Paris, Texas\", \"rome\", \"italy\"]");
    }

    @Test
    void aNameWithLineBreaksStaysAsItIs() {
        save(document().replace("\"name\": \"Java\"", "\"name\": \"Java\\r\\n& friends\""));
        String before = document();

        assertThat(form().value("name-java")).isEqualTo("Java & friends");
        assertThat(form().type("name-cloud", "Clouds").press("save").status()).isEqualTo(303);
        assertThat(document()).isEqualTo(before.replace("\"Cloud\"", "\"Clouds\""));
    }

    @Test
    void aDocumentMayBeginWithAByteOrderMark() {
        save("\ufeff" + document());

        assertThat(press.consoleGet(page).status()).isEqualTo(200);
        assertThat(form().press("try").status()).isEqualTo(200);
        assertThat(form().type("name-java", "Coffee").press("save").status()).isEqualTo(303);
        assertThat(topics()).extracting(Topic::name).containsExactly("Coffee", "Cloud");
    }

    @Test
    void topicsAreAddedAndPutInAnotherOrder() {
        FormPress added = form().type("name-java", "Typed before").again("add");
        assertThat(added.value("name-java")).isEqualTo("Typed before");

        Response saved = added.type("name-_new1", "Müßiggang & Zoo")
                .type("keywords-_new1", "zebra")
                .type("place-_new1", "1")
                .type("place-java", "3")
                .press("save");

        assertThat(saved.status()).isEqualTo(303);
        assertThat(topics()).extracting(Topic::slug).containsExactly("mu-iggang-zoo", "cloud", "java");
        assertThat(topics()).extracting(Topic::name).containsExactly("Müßiggang & Zoo", "Cloud", "Typed before");
        FormPress twice = form().again("add").type("keywords-_new1", "fog");
        assertThat(twice.type("name-_new1", "Cloud").press("save").text())
                .contains("&quot;Cloud&quot; is another topic&#39;s too: readers could not tell them apart.");
        assertThat(twice.type("name-_new1", "Cloud!").press("save").status()).isEqualTo(303);
        assertThat(topics()).extracting(Topic::slug).contains("cloud-2");
        assertThat(form().again("add").press("save").status())
                .as("nothing was said of it")
                .isEqualTo(303);
        assertThat(topics()).hasSize(4);
    }

    @Test
    void everyProblemStandsAtItsFieldAndWhatWasTypedStays() {
        String before = document();

        Response answer = form().type("name-java", "")
                .type("keywords-java", "<b>, <b>")
                .type("weight-cloud", "heavy")
                .press("save");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains(
                        "3 problems",
                        "<li><a href=\"#name-java\">Java, Name</a>: is missing. Add it.</li>",
                        "<a href=\"#keywords-java\">",
                        "&quot;heavy&quot; will not do. Use a number from 0.1 to 10.",
                        "id=\"weight-cloud-problem\"",
                        "aria-describedby=\"weight-cloud-problem weight-cloud-hint\"",
                        "aria-invalid=\"true\"",
                        "&lt;b&gt;, &lt;b&gt;</textarea>",
                        "value=\"heavy\"");
        assertThat(document()).isEqualTo(before);
    }

    @Test
    void whoWasSlowerIsToldAndNeitherLosesAnything() {
        FormPress mine = form().type("name-java", "Mine").type("keywords-cloud", "cloud\r\nmist");
        FormPress added = form().again("add").type("name-_new1", "Theirs").type("keywords-_new1", "zebra");
        added.type("name-java", "Also theirs").type("aliases-java", "JRE").press("save");

        Response answer = mine.press("save");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("Somebody saved something else", "Now: Also theirs", "value=\"Mine\"");
        FormPress both = new FormPress(press, answer, page);
        assertThat(both.value("aliases-java")).isEqualTo("JRE");
        assertThat(both.value("keywords-cloud")).isEqualTo("cloud\r\nmist");
        assertThat(both.press("save").status()).isEqualTo(303);
        assertThat(topics()).extracting(Topic::name).containsExactly("Mine", "Cloud", "Theirs");
        assertThat(topics().getFirst().tagAliases()).containsExactly("JRE");
        assertThat(topics().get(1).keywords()).containsExactly("cloud", "mist");
    }

    @Test
    void whoPressesSaveTwiceSavesOnce() {
        FormPress form = form().again("add").type("name-_new1", "Zebras").type("keywords-_new1", "zebra");

        assertThat(form.press("save").status()).isEqualTo(303);
        assertThat(form.press("try").text()).doesNotContain("Somebody saved", "id=\"name-_new1\"");
        assertThat(form.press("save").status()).isEqualTo(303);

        assertThat(topics()).extracting(Topic::slug).containsExactly("java", "cloud", "zebras");
    }

    @Test
    void aTryKeepsWhatSomebodySavedMeanwhile() {
        come("zebras", "Of zebras");
        FormPress mine = form().type("name-java", "Mine");
        FormPress theirs = form().again("add").type("name-_new1", "Theirs").type("keywords-_new1", "zebra");
        theirs.type("aliases-java", "JRE").press("save");

        Response answer = mine.press("try");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("Somebody saved something else", "No article goes elsewhere.");
        FormPress both = new FormPress(press, answer, page);
        assertThat(both.value("name-theirs")).isEqualTo("Theirs");
        assertThat(both.value("aliases-java")).isEqualTo("JRE");
        assertThat(both.press("try").text()).doesNotContain("Somebody saved something else");
        assertThat(both.press("save").status()).isEqualTo(303);
        assertThat(topics()).extracting(Topic::name).containsExactly("Mine", "Cloud", "Theirs");
    }

    @Test
    void whatSomebodySavedMeanwhileIsKeptWhenATopicIsToGo() {
        FormPress mine = form().type("remove-java", "1");
        form().type("name-cloud", "Theirs").press("save");

        Response asked = mine.press("save");

        assertThat(asked.text()).contains("Somebody saved something else", "Yes: save without them");
        assertThat(new FormPress(press, asked, page).press("sure").status()).isEqualTo(303);
        assertThat(topics()).extracting(Topic::name).containsExactly("Theirs");
    }

    @Test
    void aTopicThatSomebodyRemovedMeanwhileComesBackOnlyIfSomethingWasTyped() {
        FormPress untouched = form().type("name-java", "Mine");
        FormPress touched = form().type("name-cloud", "Mine too");
        form().type("remove-cloud", "1").type("sure", "cloud").press("sure");

        assertThat(new FormPress(press, untouched.press("save"), page).value("name-cloud"))
                .isEqualTo("?");
        Response answer = touched.press("save");
        assertThat(answer.text()).contains("Somebody removed this topic meanwhile");
        assertThat(new FormPress(press, answer, page).press("save").status()).isEqualTo(303);
        assertThat(topics()).extracting(Topic::name).containsExactly("Java", "Mine too");
    }

    @Test
    void beforeATopicGoesItIsSaidWhatBecomesOfWhoChoseIt() {
        people("ada@example.org,java", "bo@example.org,java;cloud", "cy@example.org,", "di@example.org,law");
        save(document().replace("\"minimumStories\"", "\"ranking\": {\"topics\": {\"java\": 2}}, \"minimumStories\""));
        assertThat(press.consoleGet(page).text())
                .contains(
                        "2 people chose it",
                        "1 person chose it",
                        "<span class=\"mono\">law</span> (1 person). Of them");

        Response asked =
                form().type("remove-java", "1").type("name-cloud", "Clouds").press("save");

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.text())
                .contains(
                        "Nothing is saved yet.",
                        "2 people chose it by name. 1 person of them chose nothing else that is here: they get no mail",
                        "Yes: save without them");
        assertThat(topics()).extracting(Topic::name).containsExactly("Java", "Cloud");
        FormPress sure = new FormPress(press, asked, page);
        assertThat(sure.press("save").text()).contains("Nothing is saved yet.");
        assertThat(topics()).extracting(Topic::name).containsExactly("Java", "Cloud");
        assertThat(sure.press("sure").status()).isEqualTo(303);
        assertThat(topics()).extracting(Topic::name).containsExactly("Clouds");
        assertThat(press.consoleGet(page).text())
                .contains("<span class=\"mono\">java</span> (2 people)", "Of them 2 people get nothing");
    }

    @Test
    void theLastTopicCannotGo() {
        Response answer =
                form().type("remove-java", "1").type("remove-cloud", "1").press("save");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("<a href=\"#topics\">Topics</a>: has no topic.", "id=\"topics\"");
    }

    @Test
    void aTrySavesNothingAndShowsWhereArticlesWouldGo() {
        come("java", "Coffee & java");
        come("cloud", "A cloud over it");
        come("zebras", "Of zebras");
        assertThat(press.consoleGet(page).text()).contains("3 articles that came in since", "1 article · ");
        String before = document();

        Response answer = form().type("keywords-java", "zebra")
                .type("keywords-cloud", "cloud, java")
                .press("try");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("What it would do", "Coffee &amp; java</a></td><td>Java</td><td>Cloud</td>")
                .containsPattern("Of zebras</a></td><td><span class=\"muted\">no topic</span></td><td>Java</td>")
                .contains(
                        "<th scope=\"row\">Cloud</th><td class=\"number\">1</td><td class=\"number\"><strong>2</strong>");
        assertThat(new FormPress(press, answer, page).value("keywords-java")).isEqualTo("zebra");
        assertThat(document()).isEqualTo(before);
        assertThat(form().press("try").text()).contains("No article goes elsewhere.");
        assertThat(form().type("keywords-java", "")
                        .type("aliases-java", "")
                        .press("try")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void adviceStandsAtItsTopic() {
        save(document().replace(", \"tagAliases\": [\"AWS\"]", ""));

        assertThat(press.consoleGet(page).text())
                .containsOnlyOnce("class=\"advice\"")
                .contains("id=\"keywords-cloud-advice\"", "&quot;Cloud&quot; has 1 keyword; with fewer than 12")
                .contains("aria-describedby=\"keywords-cloud-advice keywords-cloud-hint\"");
        Response tried = form().again("add")
                .type("name-_new1", "Same")
                .type("keywords-_new1", "cloud")
                .press("try");
        assertThat(tried.text()).contains("id=\"keywords-_new1-advice\"");
    }

    @Test
    void aBrokenDocumentIsCorrectedWhereTheFormHasItAndElsewhereByItsOwnPage() {
        press.bucket.writeJson(
                "newsletters/" + press.newsletter + ".json",
                document()
                        .replace("\"name\": \"Java\"", "\"name\": \"\"")
                        .replace("Europe/London", "Nowhere")
                        .getBytes(StandardCharsets.UTF_8));

        Response answer = form().type("name-java", "Java").press("save");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("One problem", "/schedule/zone", "in the document itself");
        assertThat(form().press("try").status()).isEqualTo(400);
        press.bucket.writeJson("newsletters/" + press.newsletter + ".json", "[".getBytes(StandardCharsets.UTF_8));
        assertThat(press.consoleGet(page).status()).isEqualTo(409);
        assertThat(press.consoleGet("/console/newsletters/none/topics").status())
                .isEqualTo(404);
    }

    @Test
    void aFormThatWasCutOffSavesNothing() {
        FormPress form = form();

        assertThat(form.without("whole").press("save").status()).isEqualTo(413);
        assertThat(form.type("whole", "1").press("dance").status()).isEqualTo(400);
        assertThat(form().without("base").press("save").status()).isEqualTo(413);
        assertThat(form().type("base", "!").press("save").status()).isEqualTo(400);
    }

    @Test
    void whatIsTypedIsData() {
        Press.hostile().forEach(text -> {
            Response answer =
                    form().type("name-java", text).type("weight-java", text).press("save");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).doesNotContain("<script>alert", "<img src=x", "</title><b>");
            assertThat(form().type("name-java", "N" + text)
                            .type("keywords-java", "k " + text)
                            .press("save")
                            .status())
                    .as(text)
                    .isEqualTo(303);
        });
    }

    private void come(String about, String title) {
        press.articles.save(anArticle()
                .about(about)
                .titled(title)
                .on(Samples.NOW.minus(Duration.ofDays(2)))
                .build());
    }

    private void people(String... rows) {
        String csv = "address,topics\n" + String.join("\n", rows);
        press.subscribers.importAll(
                new ImportRequest(press.audience, Set.of(), "en", "They asked for it.", ImportRequest.Mode.APPLY),
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private FormPress form() {
        return FormPress.on(press, page);
    }

    private String document() {
        return new String(
                press.newsletters.document(ConsoleFrame.id(press.newsletter)).orElseThrow(), StandardCharsets.UTF_8);
    }

    private void save(String document) {
        press.newsletters.save(document.getBytes(StandardCharsets.UTF_8));
    }

    private List<Topic> topics() {
        Newsletter newsletter = NewsletterReader.read(document().getBytes(StandardCharsets.UTF_8));
        return newsletter.topics();
    }
}
