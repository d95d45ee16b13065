package io.tidings.edition;

import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A week of old articles under new addresses and dates is no week: also of those that no edition had room for. */
final class ReturningArticlesTest {

    private static final int A_WEEK = 12;
    private static final Newsletter WEEKLY = Samples.weekly();
    private static final Duration DAY = Samples.DAY;

    private final Desk desk = new Desk();

    @Test
    void aWeekOfWhichAThirdCameBackIsHeld() {
        comeIn(0, 0);
        compose(0);
        comeIn(1, A_WEEK);
        compose(1);

        comeIn(2, 2 * A_WEEK);
        comeBack(2, 6, 2);

        Edition held = compose(2);
        assertThat(held.state()).isEqualTo(EditionState.HELD);
        assertThat(held.intake().duplicates()).isEqualTo(6);
        assertThat(desk.editions.frozen(held).reasons())
                .containsExactly("6 of 18 items: duplicates, also of earlier weeks (33.3 %), more than 15 %.");
    }

    @Test
    void whatNoEditionHadRoomForIsKnownToo() {
        comeIn(0, 0);
        Edition first = compose(0);
        int brought = desk.editions.frozen(first).sections().stream()
                .mapToInt(section -> section.stories().size())
                .sum();
        assertThat(brought).isLessThan(A_WEEK);

        comeBack(1, A_WEEK, 0);

        assertThat(compose(1).intake().duplicates()).isEqualTo(A_WEEK);
    }

    @Test
    void whatAnEditionBetweenHadIsNoDuplicateOfItself() {
        comeIn(0, 0);
        desk.at(hour(0).minus(DAY.dividedBy(2)));
        desk.ask(WEEKLY, "between");

        assertThat(compose(0).intake().duplicates()).isZero();
    }

    private void comeIn(int week, int from) {
        for (int i = from; i < from + A_WEEK; i++) {
            article(week, i, "first");
        }
    }

    private void comeBack(int week, int count, int from) {
        for (int i = from; i < from + count; i++) {
            article(week, i, "again-" + week);
        }
    }

    private void article(int week, int number, String under) {
        Instant at = hour(week).minus(DAY).plus(Duration.ofMinutes(number));
        desk.comeIn(
                at,
                anArticle()
                        .at("https://journal.example.com/" + under + "/" + number)
                        .titled("Postgres lesson " + number + " on " + thing(number))
                        .saying("What " + thing(number) + " taught us, and what " + thing(number + 40)
                                + " would have told us sooner."));
    }

    private static String thing(int number) {
        return "case" + Integer.toString(number * 7919 + 46_656, Character.MAX_RADIX);
    }

    private Edition compose(int week) {
        desk.at(hour(week));
        return desk.tick(WEEKLY).orElseThrow();
    }

    private static Instant hour(int week) {
        return WEEKLY.schedule()
                .period(LocalDate.of(2026, 3, 2).plusWeeks(week))
                .hour();
    }
}
