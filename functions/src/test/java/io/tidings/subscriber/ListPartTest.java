package io.tidings.subscriber;

import static io.tidings.subscriber.People.WEEKLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.ImportRequest.Mode;
import io.tidings.subscriber.Suppression.Reason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ListPartTest {

    private static final int ENOUGH = 1_000_000;

    private final People people = People.nobodyYet();

    @Test
    void whatIsExportedAndImportedElsewhereIsTheSamePeople() {
        everyKind();
        String exported = whole(people);
        People elsewhere = People.nobodyYet();

        ImportReport report = load(elsewhere, exported);

        assertThat(report.firstErrors()).isEmpty();
        assertThat(report.rows()).isEqualTo(9);
        // Who is suppressed is on the list there, which no newsletter has in it.
        assertThat(report.suppressed()).isEqualTo(1);
        assertThat(elsewhere.subscribers.isSuppressed(elsewhere.id("bounced@example.org")))
                .isTrue();
        assertThat(whole(elsewhere))
                .isEqualTo(exported.lines()
                        .filter(line -> !line.startsWith("bounced@"))
                        .map(line -> line + "\r\n")
                        .reduce("", String::concat));
        Subscriber away = elsewhere.require(elsewhere.id("away@example.org"));
        assertThat(away.pausedUntil()).contains(LocalDate.of(2026, 4, 1));
        assertThat(elsewhere.subscribers.isPausedToday(away)).isTrue();
        assertThat(elsewhere.require(elsewhere.id("choosy@example.org")).choices())
                .isEqualTo(people.require(people.id("choosy@example.org")).choices());
    }

    private void everyKind() {
        Subscribers subscribers = people.subscribers;
        people.active("ada@example.org");
        SubscriberId choosy = people.active("choosy@example.org");
        Choices choices =
                Choices.read(Set.of("java", "aws"), "pt-BR", "Asia/Tokyo", "en").every("4");
        subscribers.change(WEEKLY, choosy, old -> choices, "Saved.");
        subscribers.pause(WEEKLY, people.active("paused@example.org"), Optional.empty(), "Pause.");
        subscribers.pause(WEEKLY, people.active("away@example.org"), Optional.of(LocalDate.of(2026, 4, 1)), "Pause.");
        subscribers.unsubscribe(WEEKLY, people.active("left@example.org"), How.UNSUBSCRIBED_ON_PAGE, "Leave.");
        subscribers.suppress(WEEKLY, people.active("bounced@example.org"), Reason.HARD_BOUNCE, People.NOON);
        people.active("=1+1@example.org");
        people.active("-x@example.org");
        people.active("'+y@example.org");
        people.pending("pending@example.org");
        subscribers.erase(WEEKLY, people.active("erased@example.org"));
    }

    @Test
    void noCellIsAFormula() {
        everyKind();

        assertThat(whole(people)).contains("\r\n'=1+1@example.org,en,,,1,active,\r\n", "\r\n''+y@example.org,");
        assertThat(whole(people).lines().toList()).noneMatch(line -> line.matches("[=+\\-@].*"));
    }

    @Test
    void whoNeverConfirmedOrWasErasedIsNotInIt() {
        everyKind();

        assertThat(whole(people)).doesNotContain("pending@", "erased@");
    }

    @Test
    void thePartsTogetherAreTheWholeAndHaveNobodyTwice() {
        IntStream.range(0, 40).forEach(number -> people.active("reader" + number + "@example.org"));

        Set<String> all = new TreeSet<>();
        int count = 0;
        for (int part = 0; part < 7; part++) {
            ListPart some = people.subscribers.list(WEEKLY, new Slice(part, 7), ENOUGH);
            List<String> lines = some.csv().lines().toList();
            assertThat(lines).hasSize(some.people() + 1);
            assertThat(lines.getFirst()).startsWith("address,locale,");
            all.addAll(lines.subList(1, lines.size()));
            count += some.people();
        }

        assertThat(count).isEqualTo(40);
        assertThat(all).hasSize(40);
    }

    @Test
    void aSampleIsWrittenAsItWouldStandInTheList() {
        everyKind();

        Sample everybody = people.subscribers.sample(WEEKLY, 500);

        assertThat(ListPart.of(everybody.people()).csv().length())
                .isGreaterThanOrEqualTo(whole(people).length());
    }

    @Test
    void aPartThatDoesNotFitSaysSo() {
        everyKind();

        assertThatThrownBy(() -> people.subscribers.list(WEEKLY, Slice.whole(), 100))
                .isInstanceOf(ListPart.TooLarge.class)
                .hasMessageContaining("make more parts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "'a", "=a", "'=a", "''+a", "-", "'-", "@a", "'", "''", "a=b"})
    void aCellIsReadAsItWas(String value) {
        assertThat(SheetCell.read(SheetCell.written(value))).isEqualTo(value);
        assertThat(SheetCell.written(value)).doesNotMatch("[=+\\-@].*");
    }

    @Test
    void aDayGoesWithAPauseOnly() {
        ImportReport report = load(
                people,
                "address,status,until\na@example.org,active,2026-04-01\nb@example.org,paused,April\nc@example.org,paused,2026-04-01\n");

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.firstErrors())
                .extracting(ImportReport.RowError::reason)
                .containsExactly(
                        "A day in the column until goes with the status paused only.",
                        "The day until which somebody pauses looks like 2026-12-31.");
    }

    private static String whole(People people) {
        return people.subscribers.list(WEEKLY, Slice.whole(), ENOUGH).csv();
    }

    private static ImportReport load(People people, String csv) {
        ImportRequest request = new ImportRequest(WEEKLY, Set.of(), "en", "Moved.", Mode.APPLY);
        return people.subscribers.importAll(request, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }
}
