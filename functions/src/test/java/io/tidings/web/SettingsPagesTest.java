package io.tidings.web;

import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.delivery.Samples;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** An editor changes what a newsletter is called, when it comes and how it is judged, in a form. */
final class SettingsPagesTest {

    private final Press press = new Press();
    private final String page = "/console/newsletters/" + press.newsletter + "/settings";

    @Test
    void theNewsletterLeadsToBothForms() {
        assertThat(press.consoleGet("/console/newsletters/" + press.newsletter).text())
                .contains(">Topics</a>", "href=\"" + page + "\">Settings</a>");
    }

    @Test
    void whatIsTypedIsSavedAndNothingElseOfTheDocumentIsTouched() {
        String before = document();
        assertThat(form().press("save").status()).isEqualTo(303);
        assertThat(document()).as("nothing was typed").isEqualTo(before);

        Response saved = form().type("name", "Weekly & more")
                .type("schedule.day", "friday")
                .type("gate.lowestRatio", "0,4")
                .type("caps.inBrief", "0")
                .type("gate.holidays", "2026-12-25\r\n2026-12-31/2027-01-02")
                .type("locales", "en", "ja")
                .type("description", "")
                .press("save");

        assertThat(saved.headers()).containsEntry("Location", page + "?saved=1");
        assertThat(press.consoleGet(page + "?saved=1").text()).contains("Saved. It counts from the next");
        assertThat(document())
                .isEqualTo(before.replace(
                                "\"name\": \"Weekly\", \"description\": \"What happened in software.\"",
                                "\"name\": \"Weekly & more\"")
                        .replace("\"day\": \"monday\"", "\"day\": \"friday\"")
                        .replace("[\"en\", \"de\"]", "[\"ja\", \"en\"]")
                        .replace(
                                "\"coolingOffMinutes\": 30}}",
                                "\"coolingOffMinutes\": 30},\n \"caps\": {\"inBrief\": 0},\n \"gate\": {\"lowestRatio\": 0.4,"
                                        + " \"holidays\": [\"2026-12-25\", \"2026-12-31/2027-01-02\"]}}"));
    }

    @Test
    void whatIsSaidOfSourcesIsALineForEach() {
        String before = document();

        form().type("ranking.sources", "herald 2\r\n\r\njournal: 0,5\r\n")
                .type("ranking.preferred", "journal")
                .type("gate.expected", "herald 2026-09-01\r\nwire = 2026-12-01")
                .press("save");

        assertThat(document())
                .contains("\"ranking\": {\"sources\": {\"herald\": 2, \"journal\": 0.5}, \"preferred\": [\"journal\"]}")
                .contains("\"gate\": {\"expected\": [{\"source\": \"herald\", \"since\": \"2026-09-01\"},"
                        + " {\"source\": \"wire\", \"since\": \"2026-12-01\"}]}");
        assertThat(read().ranking().sources()).containsEntry("herald", 2.0).containsEntry("journal", 0.5);
        String saved = document();
        assertThat(press.consoleGet(page).text())
                .contains("\nherald 2\njournal 0.5</textarea>", "\nherald 2026-09-01\nwire 2026-12-01</textarea>");
        assertThat(form().press("save").status()).isEqualTo(303);
        assertThat(document()).as("nothing was typed").isEqualTo(saved);
        form().type("ranking.sources", "")
                .type("ranking.preferred", "")
                .type("gate.expected", "")
                .press("save");
        assertThat(document()).contains("\"ranking\": {}", "\"gate\": {}").hasSizeLessThan(before.length() + 40);
    }

    @Test
    void aSourceOfWhichNothingCameIsAskedAbout() {
        press.articles.save(anArticle()
                .from("herald")
                .about("java")
                .on(Samples.NOW.minusSeconds(60))
                .build());
        form().type("ranking.sources", "herald 2\r\nherold 2").press("save");
        assertThat(press.consoleGet(page).text()).as("before the first edition").doesNotContain("is that its name?");

        press.consolePost("/console/newsletters/" + press.newsletter, "key=one");

        assertThat(press.consoleGet(page).text())
                .contains("ranking.sources-advice\">Nothing came from “herold” of late: is that its name?")
                .doesNotContain("“herald” of late");
    }

    @Test
    void whatMakesNoSenseOfASourceIsSaidAtItsField() {
        Response wrong = form().type("ranking.sources", "herald 20\r\nwire\r\nnews 1\r\nnews 2\r\nBBC 1")
                .type("gate.expected", "herald soon")
                .press("save");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text())
                .contains(
                        "<a href=\"#ranking.sources\">Weights</a>: herald: 20 will not do. Use a number from 0.1 to 10.0.")
                .contains(
                        "wire: &quot;wire&quot; will not do",
                        "news: &quot;1 and 2&quot; will not do",
                        "is no source&#39;s name")
                .contains("<a href=\"#gate.expected\">Must not be silent</a>: Number 1: ", "Write a date")
                .contains("\nherald 20\nwire\nnews 1\nnews 2\nBBC 1</textarea>", "\nherald soon</textarea>");
    }

    @Test
    void whoNamesNobodyToReadAnswersIsToldThatRequestsToLeaveComeByMailToo() {
        assertThat(press.consoleGet(page).text())
                .contains("id=\"replyTo-advice\">Some mail programs ask to leave by a mail to this address");

        form().type("replyTo", "editor@example.org").press("save");

        assertThat(press.consoleGet(page).text()).doesNotContain("replyTo-advice");
    }

    @Test
    void whoseChangeMakesAnEditionDueAlreadyIsAsked() {
        String before = document();
        FormPress passed = form().type("schedule.time", "06:30");

        Response asked = passed.press("save");

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.text())
                .contains(
                        "Nothing is saved yet.",
                        "the edition of Monday, 2 March 2026 is due already",
                        "Once approved, it goes out after 30 minutes, in which it can be recalled.",
                        "the first is that of Monday, 9 March 2026");
        assertThat(document()).isEqualTo(before);
        FormPress again = new FormPress(press, asked, page);
        assertThat(again.press("later").status()).isEqualTo(303);
        assertThat(again.press("later").status()).as("pressed twice").isEqualTo(303);
        assertThat(document()).contains("\"06:30\"", "\"from\": \"2026-03-09\"");
        assertThat(press.consoleTools.composing().due(read())).isEmpty();
        assertThat(press.consoleGet("/console/newsletters/" + press.newsletter).text())
                .contains("2026-03-09 06:30");
    }

    @Test
    void whoHasWhatIsDueComposedNowIsToldWhereItWillBe() {
        FormPress asked =
                new FormPress(press, form().type("schedule.time", "06:30").press("save"), page);

        Response saved = asked.press("now");

        assertThat(saved.headers()).containsEntry("Location", page + "?saved=now");
        assertThat(press.consoleGet(page + "?saved=now").text())
                .contains("What is due by it is composed within minutes")
                .contains(
                        "<p class=\"label\"><a href=\"/console/newsletters/" + press.newsletter + "\">Weekly</a></p>");
    }

    @Test
    void whoComposesFurtherAheadIsAskedForAllThatIsDueThen() {
        FormPress passed = form().type("schedule.cadence", "daily").type("schedule.composeAheadHours", "48");

        Response asked = passed.press("save");

        assertThat(asked.text())
                .contains(
                        "the editions of Sunday, 1 March 2026, Monday, 2 March 2026 and Tuesday, 3 March 2026 are due already",
                        "within minutes. The first of them: ",
                        "Save, and have all 3 now",
                        "the first is that of Wednesday, 4 March 2026");
        assertThat(new FormPress(press, asked, page).press("later").status()).isEqualTo(303);
        assertThat(press.consoleTools.composing().allDue(read())).isEmpty();
    }

    @Test
    void theAnswerCountsForWhatWasAskedOnly() {
        Response asked = form().type("schedule.time", "06:30").press("save");
        FormPress another = new FormPress(press, asked, page).type("schedule.day", "wednesday");

        assertThat(another.press("later").status()).isEqualTo(303);

        assertThat(read().schedule().next(press.now()).date()).hasToString("2026-03-04");
        assertThat(document()).doesNotContain("\"from\"");
    }

    @Test
    void whoWantsItNowHasItAndIsNotAskedAgain() {
        Response asked = form().type("schedule.time", "06:30").press("save");

        assertThat(new FormPress(press, asked, page).press("now").status()).isEqualTo(303);

        assertThat(press.consoleTools.composing().due(read())).isPresent();
        assertThat(form().type("name", "Another").press("save").status())
                .as("it is due with and without this change")
                .isEqualTo(303);
    }

    @Test
    void languagesInAnotherOrderAreNoChangeOfMine() {
        FormPress mine = form().type("name", "Mine").type("locales", "de", "en");
        form().type("locales", "en", "de", "ja").press("save");

        Response answer = mine.press("save");

        assertThat(new FormPress(press, answer, page).press("save").status()).isEqualTo(303);
        assertThat(read().name()).isEqualTo("Mine");
        assertThat(read().locales()).contains(Locale.JAPANESE);
    }

    @Test
    void aDailyOneHasNoDay() {
        assertThat(form().type("schedule.cadence", "daily").press("now").status())
                .isEqualTo(303);
        assertThat(document()).doesNotContain("monday");
        assertThat(form().type("schedule.cadence", "weekly").press("save").status())
                .isEqualTo(303);
        assertThat(read().schedule().days()).isEqualTo(7);
    }

    @Test
    void everyProblemStandsAtItsFieldAndWhatWasTypedStays() {
        Response answer = form().type("schedule.zone", "Berlin")
                .type("schedule.time", "8 o'clock")
                .type("sender.address", "nobody")
                .type("caps.perSection", "many")
                .type("gate.holidays", "Christmas")
                .type("locale", "xx")
                .press("save");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains(
                        "6 problems",
                        "<a href=\"#schedule.zone\">Time zone</a>: &quot;Berlin&quot; will not do.",
                        "<a href=\"#caps.perSection\">",
                        "<a href=\"#gate.holidays\">Holidays</a>",
                        "id=\"sender.address-problem\"",
                        "value=\"8 o&#39;clock\"",
                        "<option value=\"xx\" selected>");
        assertThat(read().schedule().zone().getId()).isEqualTo("Europe/London");
    }

    @Test
    void whoWasSlowerIsToldAndNeitherLosesAnything() {
        FormPress mine = form().type("name", "Mine").type("postalAddress", "1 New Road");
        form().type("name", "Theirs").type("locale", "de").press("save");

        Response answer = mine.press("save");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("Somebody saved something else", "Now: Theirs");
        assertThat(new FormPress(press, answer, page).press("save").status()).isEqualTo(303);
        assertThat(read().name()).isEqualTo("Mine");
        assertThat(read().postalAddress()).isEqualTo("1 New Road");
        assertThat(read().locale()).isEqualTo(Locale.GERMAN);
    }

    @Test
    void whoPressesSaveTwiceSavesOnce() {
        FormPress form = form().type("name", "Mine").type("locales", "en", "ja");

        assertThat(form.press("save").status()).isEqualTo(303);
        assertThat(form.press("save").status()).isEqualTo(303);
        assertThat(read().name()).isEqualTo("Mine");
    }

    @Test
    void textsOfSeveralLinesStayAsTheyAre() {
        save(document()
                .replace("\"Weekly\"", "\"Weekly\\nNews\"")
                .replace("in software", "\\r\\n\\r\\n in software")
                .replace("Example Ltd, 1 Long Street, London", "Example GmbH\\nHauptstr. 1\\n10115 Berlin\\n"));
        String before = document();

        assertThat(form().value("postalAddress")).isEqualTo("Example GmbH Hauptstr. 1 10115 Berlin");
        assertThat(form().press("save").status()).isEqualTo(303);
        assertThat(document()).isEqualTo(before);
        assertThat(form().type("schedule.day", "friday").press("save").status()).isEqualTo(303);
        assertThat(document()).isEqualTo(before.replace("monday", "friday"));
    }

    @Test
    void aLanguageThatIsTickedStaysWhenAnotherBecomesTheNewslettersOwn() {
        String both = document();
        save(both.replace(", \"locales\": [\"en\", \"de\"]", ""));

        assertThat(form().type("locale", "de").press("save").status()).isEqualTo(303);
        assertThat(read().locales()).containsExactly(Locale.GERMAN, Locale.ENGLISH);

        save(both.replace("[\"en\", \"de\"]", "[\"de\"]"));
        assertThat(form().type("locale", "de").press("save").status()).isEqualTo(303);
        assertThat(read().locales()).containsExactly(Locale.GERMAN, Locale.ENGLISH);

        assertThat(form().type("locale", "ja").without("locales").press("save").status())
                .isEqualTo(303);
        assertThat(read().locales()).containsExactly(Locale.JAPANESE);
    }

    @Test
    void aDocumentMayBeginWithAByteOrderMark() {
        save("\ufeff" + document());

        assertThat(form().type("name", "Mine").press("save").status()).isEqualTo(303);
        assertThat(read().name()).isEqualTo("Mine");
    }

    @Test
    void theFormKnowsOneButton() {
        assertThat(form().press("try").status()).isEqualTo(400);
        assertThat(press.consoleGet("/console/newsletters/none/settings").status())
                .isEqualTo(404);
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

    private Newsletter read() {
        return NewsletterReader.read(document().getBytes(StandardCharsets.UTF_8));
    }
}
