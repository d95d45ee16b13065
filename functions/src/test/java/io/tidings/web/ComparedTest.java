package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.delivery.Mark;
import io.tidings.delivery.PageKey;
import io.tidings.delivery.SlotSet;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two editions were sent to one reader, who clicked two links of the first and one of the second. */
final class ComparedTest {

    private final Press press = new Press();
    private EditionId first;
    private EditionId second;

    @BeforeEach
    void twoEditionsAreClicked() {
        press.subscribe(press.newsletter + "-pat@example.org", "/u/");
        first = sent("2026-03-02", Map.of(Mark.link(0), SlotSet.of(0), Mark.link(1), SlotSet.of(0)));
        second = sent("2026-03-09", Map.of(Mark.link(0), SlotSet.of(0)));
    }

    private EditionId sent(String date, Map<Mark, SlotSet> clicks) {
        EditionId id = press.edition(date, EditionState.READY);
        press.send(id);
        press.ledger.merge(new PageKey(id, 0), clicks);
        press.rollups.refresh(id);
        return id;
    }

    @Test
    void theEditionsOfANewsletterAreComparedBySectionAndLink() {
        String page = press.consoleGet("/console/newsletters/" + press.newsletter + "/stats")
                .text();

        assertThat(page)
                .contains("Java<span class=\"bar\" style=\"width:100.0%\"></span></th><td class=\"number\">2</td>"
                        + "<td class=\"number\">2</td><td class=\"number\">100.0</td>")
                .contains("In brief<span class=\"bar\" style=\"width:0.0%\">")
                .contains(
                        "Clicked most",
                        ">Title a</a>",
                        ">Title b</a>",
                        "href=\"/console/editions/" + second + "/stats\"");
    }

    @Test
    void forASpreadsheetTheFileSaysThatItIsUtf8() {
        String page = press.consoleGet("/console/newsletters/" + press.newsletter + "/stats")
                .text();
        String path = "/console/api/newsletters/" + press.newsletter + "/clicks.csv?for=spreadsheet";

        assertThat(page).contains("href=\"" + path + "\"");
        assertThat(press.consoleGet(path).text()).startsWith("\ufeffedition,");
    }

    @Test
    void everyClickOfEveryEditionIsThereAsCsv() {
        Response csv = press.consoleGet("/api/newsletters/" + press.newsletter + "/clicks.csv");

        assertThat(csv.headers()).containsEntry("Content-Type", "text/csv; charset=utf-8");
        assertThat(csv.text())
                .startsWith("edition,what,section,title,url,clicked,accepted\r\n" + second + ",section,java,,,1,1\r\n")
                .contains("\r\n" + second + ",link,java,Title b,https://example.org/b,0,1\r\n")
                .contains("\r\n" + first + ",link,java,Title b,https://example.org/b,1,1\r\n");
    }

    @Test
    void aLookAtTheEditionsCountsNoneOfThemAnew() {
        press.ledger.merge(new PageKey(second, 0), Map.of(Mark.link(1), SlotSet.of(0)));
        press.wait(Duration.ofMinutes(5));
        var before = press.rollups.find(second);

        press.consoleGet("/console/newsletters/" + press.newsletter + "/stats");

        assertThat(press.rollups.find(second)).isEqualTo(before);
    }
}
