package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.delivery.Tally;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.FrozenSection;
import io.tidings.edition.FrozenStory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An editor puts stories where they want them, and corrects what they say: on the edition's page and over the API. */
final class StoryPagesTest {

    private final Press press = new Press();
    private final EditionId id = press.edition("2026-03-02", EditionState.READY);
    private final String edition = "/console/editions/" + id;
    private final List<FrozenStory> before =
            press.editions.frozen(id).sections().getFirst().stories();
    private final String a = before.getFirst().lead().id();
    private final String b = before.getLast().lead().id();

    @Test
    void aStoryGoesFirstDownAndIntoAnotherSectionByItsButtons() {
        assertThat(press.consoleGet(edition).text())
                .contains("value=\"java:1\">First</button>", "value=\"java:2\">Down</button>")
                .contains("formaction=\"" + edition + "/place\"")
                .doesNotContain(">Up</button>");

        Response answer = place(1, b, "java:1", "");

        assertThat(answer.headers()).containsEntry("Location", edition + "#a-" + b);
        assertThat(order("java")).containsExactly(b, a);
        assertThat(press.consoleGet(edition).text()).contains("by hand: place", "a story by hand: draft 2");
        assertThat(place(1, b, "java:1", "").status()).as("the second click").isEqualTo(303);
        assertThat(place(1, a, "java:1", "").text()).contains("draft 2 is not what you saw");
        place(2, b, ":", "cloud");
        assertThat(order("java")).containsExactly(a);
        assertThat(order("cloud")).containsExactly(b);
    }

    @Test
    void figuresCallItAsTheMailDoes() {
        say(1, "What the mail says", "");

        assertThat(Stats.links(Tally.NONE, press.editions.frozen(id)))
                .extracting(Stats.LinkClicks::title)
                .contains("What the mail says", "Title b")
                .doesNotContain("Title a");
    }

    @Test
    void whatWasPutElsewhereTeachesNothingByMistake() {
        String grouping = "/console/newsletters/" + press.newsletter + "/grouping";
        assertThat(press.consoleGet(grouping).text()).contains("Title a</a>", "Title b</a>");

        place(1, b, ":", "cloud");

        assertThat(press.consoleGet(grouping).text()).contains("Title a</a>").doesNotContain("Title b</a>");
        assertThat(press.consoleGet(edition).text())
                .containsPattern("aria-label=\"Topic of Title b\"><option value=\"java\" selected>");
    }

    @Test
    void aPlaceThatIsNoneIsRefused() {
        for (String place : List.of("java:0", "java:x", "sports:1", "java:10000")) {
            assertThat(place(1, a, place, "").status()).as(place).isEqualTo(400);
        }
        assertThat(place(1, "nobody", "java:1", "").status()).isEqualTo(400);
        assertThat(press.editions.require(id).draft()).isEqualTo(1);
    }

    @Test
    void whoPressesSendWhileSomebodyApprovesAnotherDraftSendsNothing() {
        Edition seen = press.editions.require(id);
        say(1, "What nobody saw", "");
        press.consolePost(edition, "act=approve&draft=2");
        Console.Tools tools = press.consoleTools;
        EditionDesk desk = new EditionDesk(
                new ConsoleFrame(tools.newsletters(), tools.templates(), tools.base()),
                tools.editions(),
                tools.composing(),
                tools.dispatch(),
                tools.resending(),
                tools.controls(),
                tools.clock());

        assertThatThrownBy(() -> desk.act(seen, EditionAct.SEND, 1, "ida"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("draft 2 is not what you saw");

        assertThat(press.editions.state(id)).isEqualTo(EditionState.APPROVED);
    }

    @Test
    void aHeadlineIsCorrectedAndTakenBack() {
        String page = edition + "/story?article=" + a;
        assertThat(press.consoleGet(page).text()).contains("Title a", "name=\"draft\" value=\"1\"");

        assertThat(say(1, "A <better> headline", "").status()).isEqualTo(303);

        assertThat(press.consoleGet(edition).text()).contains("A &lt;better&gt; headline", "by hand: headline");
        assertThat(press.consoleGet(edition + "/preview").text()).contains(">A &lt;better&gt; headline</a>");
        assertThat(press.consoleGet(page).text()).contains("value=\"A &lt;better&gt; headline\"");
        Response overtaken = say(1, "Mine", "");
        assertThat(overtaken.status()).isEqualTo(409);
        assertThat(overtaken.text()).contains("value=\"Mine\"", "Now: A &lt;better&gt; headline");
        assertThat(say(2, "x".repeat(201), "").text())
                .contains("<a href=\"#title\">Headline</a>: has 201 characters. Use at most 200.")
                .contains("id=\"title-problem\">has 201 characters");
        assertThat(say(2, "Title a", "").status()).isEqualTo(303);
        assertThat(press.editions
                        .frozen(id)
                        .sections()
                        .getFirst()
                        .stories()
                        .getFirst()
                        .byHand())
                .as("what its source says is nothing by hand")
                .isEmpty();
        say(3, "By hand", "");
        press.consolePost(edition + "/story", "act=take-back&draft=4&article=" + a);
        assertThat(press.consoleGet(edition + "/preview").text()).contains(">Title a</a>");
        assertThat(press.consoleGet(edition + "/story?article=nobody").status()).isEqualTo(404);
    }

    @Test
    void whoCorrectsWhatWasWrongIsStillToldWhatSomebodyElseWroteMeanwhile() {
        say(1, "Theirs", "");

        Response wrong = say(1, "x".repeat(201), "");
        Response corrected = say(draftIn(wrong), "Mine", "");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(corrected.status()).isEqualTo(409);
        assertThat(corrected.text()).contains("Somebody made draft 2", "value=\"Mine\"", "Now: Theirs");
        assertThat(press.consoleGet(edition + "/preview").text()).contains(">Theirs</a>");
        assertThat(say(draftIn(corrected), "Mine", "").status()).isEqualTo(303);
    }

    @Test
    void wordsThatComeAfterTheApprovalAreShownToBeCopied() {
        press.consolePost(edition, "act=approve&draft=1");

        Response answer = say(1, "My long headline", "And+more");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text())
                .contains("The edition is APPROVED: what it says stands", "readonly")
                .contains("value=\"My long headline\"", "\nAnd more</textarea>")
                .doesNotContain("value=\"save\"", "Press Save again", "Now: ");
        assertThat(press.editions.require(id).draft()).isEqualTo(1);
    }

    @Test
    void wordsForAStoryThatIsGoneMeanwhileAreShown() {
        Response gone = press.consolePost(
                edition + "/story",
                "act=save&draft=1&article=" + "0".repeat(32) + "&title=My+long+headline&summary=And+more");

        assertThat(gone.status()).isEqualTo(409);
        assertThat(gone.text()).contains("has this story no more", "“My long headline” and “And more”");
    }

    @Test
    void aProgramDoesTheSame() {
        assertThat(press.consoleGet("/api/editions/" + id + "/stories").text())
                .startsWith("{\"edition\":\"" + id
                        + "\",\"draft\":1,\"sections\":[{\"section\":\"java\",\"stories\":[{\"article\":\"" + a
                        + "\",\"url\":\"https://example.org/a\",\"title\":\"Title a\",\"summary\":\"\"}");

        Response put = put(b, 1, "{\"section\":\"java\",\"place\":1,\"title\":\"By hand\"}");

        assertThat(put.text())
                .contains("\"draft\":2")
                .contains("\"title\":\"By hand\",\"summary\":\"\",\"byHand\":{\"place\":true,\"title\":\"By hand\"");
        assertThat(order("java")).containsExactly(b, a);
        assertThat(put(b, 2, "{\"summary\":\"S\"}").text()).contains("\"title\":\"By hand\",\"summary\":\"S\"");
        assertThat(put(b, 3, "{\"section\":\"\",\"title\":\"\",\"summary\":\"\"}")
                        .text())
                .doesNotContain("byHand");
        assertThat(order("java")).containsExactly(a, b);
        assertThat(put("nobody", 4, "{}").status()).isEqualTo(404);
        assertThat(put(a, 4, "{\"place\":1}").text()).contains("\"where\":\"section\"");
        assertThat(put(a, 4, "{\"title\":7}").text()).contains("\"where\":\"title\"");
    }

    @Test
    void whatWasSentOffersNothingAndRefuses() {
        EditionId sent = press.edition("2026-02-23", EditionState.SENT);

        assertThat(press.consoleGet("/console/editions/" + sent).text()).doesNotContain("/place\"", "/story?");
        assertThat(press.consolePost("/console/editions/" + sent + "/place", "draft=1&article=" + b + "&place=java:1")
                        .status())
                .isEqualTo(409);
    }

    private List<String> order(String section) {
        return press.editions.frozen(id).sections().stream()
                .filter(one -> one.slug().equals(section))
                .map(FrozenSection::stories)
                .flatMap(List::stream)
                .map(story -> story.lead().id())
                .toList();
    }

    private Response place(int draft, String article, String place, String topic) {
        press.wait(Duration.ofSeconds(5));
        return press.consolePost(
                edition + "/place",
                "draft=" + draft + "&article=" + article + "&topic=" + topic + "&place=" + place.replace(":", "%3A"));
    }

    private Response say(int draft, String title, String summary) {
        press.wait(Duration.ofSeconds(5));
        return press.consolePost(
                edition + "/story",
                "act=save&draft=" + draft + "&article=" + a + "&title="
                        + URLEncoder.encode(title, StandardCharsets.UTF_8) + "&summary=" + summary);
    }

    /** The number of the draft that the page's form sends back. */
    private static int draftIn(Response page) {
        return Integer.parseInt(page.text().replaceAll("(?s).*name=\"draft\" value=\"(\\d+)\".*", "$1"));
    }

    private Response put(String article, int draft, String body) {
        press.wait(Duration.ofSeconds(5));
        return press.console.handle(Press.request(
                "PUT",
                "/api/editions/" + id + "/stories?article=" + article + "&draft=" + draft,
                "application/json",
                body));
    }
}
