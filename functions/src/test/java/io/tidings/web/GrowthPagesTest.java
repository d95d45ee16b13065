package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GrowthPagesTest {

    private final Press press = new Press();

    private void countedWithTwoWhoCameAndOneWhoWent() {
        press.subscribe(press.newsletter + "-a@example.org", "/p/");
        press.post(press.subscribe(press.newsletter + "-b@example.org", "/u/"), "act=leave");
        press.growths.refreshIfDue(
                press.newsletters.all().getFirst().id(),
                Set.of("java", "cloud"),
                press.now().plusSeconds(20));
    }

    private String page() {
        Response page = press.consoleGet("/console/newsletters/" + press.newsletter + "/stats");
        assertThat(page.status()).isEqualTo(200);
        return page.text();
    }

    @Test
    void theStatisticsOfANewsletterShowHowItsListGrew() {
        countedWithTwoWhoCameAndOneWhoWent();

        assertThat(page())
                .contains(
                        "Subscribers as of 2026-03-02 ",
                        "<title>Week from 2026-03-02: 2 signed up, 0 imported, 1 left, 0 suppressed</title>",
                        "Every topic: chose none")
                .contains("<th scope=\"row\">2026-03-02</th><td class=\"number\">1</td><td class=\"number\">2</td>"
                        + "<td class=\"number\">0</td><td class=\"number\">1</td><td class=\"number\">0</td>"
                        + "<td class=\"number\">+1</td>");
    }

    @Test
    void thePageSaysThatTheListWasNotCountedYet() {
        assertThat(page()).contains("The list has not been counted yet.").doesNotContain("<svg");
    }

    @Test
    void theGrowthIsThereAsCsvAndAsJson() {
        countedWithTwoWhoCameAndOneWhoWent();
        press.wait(Duration.ofMinutes(1));

        Response csv = press.consoleGet("/api/newsletters/" + press.newsletter + "/growth.csv");
        Response json = press.consoleGet("/api/newsletters/" + press.newsletter + "/growth");

        assertThat(csv.headers())
                .containsEntry("Content-Type", "text/csv; charset=utf-8")
                .containsEntry("Content-Disposition", "attachment; filename=\"" + press.newsletter + "-growth.csv\"");
        assertThat(csv.text())
                .startsWith(
                        "what,of,subscribers,joined,imported,left,suppressed,net\r\nweek,2025-09-08,0,0,0,0,0,0\r\n")
                .contains("week,2026-03-02,1,2,0,1,0,1\r\n", "topic,*,1,,,,,\r\n", "topic,java,0,,,,,\r\n");
        assertThat(json.text())
                .startsWith("{\"newsletter\":\"" + press.newsletter + "\",\"asOf\":\"2026-03-02T")
                .contains("{\"week\":\"2026-03-02\",\"subscribers\":1,\"joined\":2,\"imported\":0,\"left\":1,"
                        + "\"suppressed\":0,\"net\":1}")
                .endsWith("\"topics\":{\"*\":1,\"?\":0,\"cloud\":0,\"java\":0}}");
    }

    @Test
    void growthOfANewsletterThatIsNotThereIsNotFound() {
        assertThat(press.consoleGet("/api/newsletters/nowhere/growth.csv").status())
                .isEqualTo(404);
        assertThat(press.consoleGet("/api/newsletters/" + press.newsletter + "/growth")
                        .text())
                .endsWith("\"weeks\":[],\"topics\":{}}");
    }
}
