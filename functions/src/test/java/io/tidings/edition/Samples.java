package io.tidings.edition;

import io.tidings.topic.Topic;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A newsletter and its Mondays, for tests. */
final class Samples {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** The hour of the weekly newsletter: a Monday at eight in Berlin. */
    static final Instant FIRST_HOUR = Instant.parse("2026-03-02T07:00:00Z");

    static final Duration DAY = Duration.ofDays(1);

    /** An article that is long enough to be known again by its text. */
    static final String TITLE = "Postgres vacuum explained with seven drawings";

    static final String TEXT =
            "A tour of tuples that are dead, pages that are not, and a background worker that cannot say no.";

    private Samples() {}

    static Newsletter weekly() {
        return new Newsletter(
                new NewsletterId("weekly"),
                "The Weekly",
                "",
                new Sender("The Weekly", "weekly@example.com"),
                Optional.of("editor@example.com"),
                "1 Example Street, 10115 Berlin",
                Schedule.weekly(DayOfWeek.MONDAY, LocalTime.of(8, 0), BERLIN),
                List.of(
                        new Topic("databases", "Databases", List.of("postgres", "mysql", "index"), List.of("Storage")),
                        new Topic("cloud", "Cloud", List.of("kubernetes", "serverless"), List.of())),
                new Caps(5, 3, 10, 90),
                RankingSettings.USUAL,
                3,
                Duration.ofDays(14),
                GateSettings.USUAL,
                Locale.ENGLISH,
                List.of(Locale.ENGLISH, Locale.GERMAN),
                new Approval(Approval.Mode.AUTOMATIC, Duration.ofMinutes(60)),
                new SendingSettings(
                        SendingSettings.Uncertain.REPORT,
                        Duration.ofMinutes(120),
                        Duration.ofHours(24),
                        SendingSettings.Timing.ONCE));
    }

    /** The weekly one, by another schedule. */
    static Newsletter scheduled(Schedule schedule) {
        Newsletter n = weekly();
        return with(n, schedule, n.caps(), n.ranking(), n.gate(), n.approval());
    }

    /** Composed so long before its hour. */
    static Newsletter ahead(Schedule schedule, Duration ahead) {
        return scheduled(new Schedule(
                schedule.cadence(), schedule.day(), schedule.time(), schedule.zone(), ahead, schedule.from()));
    }

    static Newsletter capped(int perSection, int perSource, int inBrief) {
        return with(weekly(), new Caps(perSection, perSource, inBrief, 90), weekly().approval());
    }

    /** With room for so many stories in a section, and so many kilobytes in a mail. */
    static Newsletter sized(int perSection, int kilobytes) {
        return with(weekly(), new Caps(perSection, 3, 10, kilobytes), weekly().approval());
    }

    static Newsletter approvedByEditor() {
        return with(weekly(), weekly().caps(), new Approval(Approval.Mode.EDITOR, Duration.ofMinutes(60)));
    }

    /** Of which an editor approves, with room for two stories in a section. */
    static Newsletter small() {
        return with(
                approvedByEditor(), new Caps(2, 2, 10, 90), approvedByEditor().approval());
    }

    static Newsletter gated(List<GateSettings.Holiday> holidays, List<GateSettings.Expected> expected) {
        GateSettings gate = GateSettings.USUAL;
        return with(
                weekly(),
                weekly().caps(),
                RankingSettings.USUAL,
                new GateSettings(
                        gate.lowestRatio(),
                        gate.warnRatio(),
                        gate.highestRatio(),
                        gate.weeks(),
                        gate.mostEmpty(),
                        gate.mostDuplicates(),
                        gate.mostFuture(),
                        gate.mostStale(),
                        expected,
                        holidays),
                weekly().approval());
    }

    static Newsletter ranked(RankingSettings ranking) {
        return with(weekly(), weekly().caps(), ranking, weekly().gate(), weekly().approval());
    }

    private static Newsletter with(Newsletter n, Caps caps, Approval approval) {
        return with(n, caps, n.ranking(), n.gate(), approval);
    }

    private static Newsletter with(
            Newsletter n, Caps caps, RankingSettings ranking, GateSettings gate, Approval approval) {
        return with(n, n.schedule(), caps, ranking, gate, approval);
    }

    private static Newsletter with(
            Newsletter n, Schedule schedule, Caps caps, RankingSettings ranking, GateSettings gate, Approval approval) {
        return new Newsletter(
                n.id(),
                n.name(),
                n.description(),
                n.sender(),
                n.replyTo(),
                n.postalAddress(),
                schedule,
                n.topics(),
                caps,
                ranking,
                n.minimumStories(),
                n.maximumAge(),
                gate,
                n.locale(),
                n.locales(),
                approval,
                n.sending());
    }

    /** The id of what leads the last story of its first section. */
    static String lastOfTheFirst(FrozenEdition edition) {
        return edition.sections().getFirst().stories().getLast().lead().id();
    }

    /** Of all articles that have a place in it, in order. */
    static List<String> titles(FrozenEdition edition) {
        return edition.sections().stream()
                .flatMap(FrozenSection::articles)
                .map(FrozenArticle::title)
                .toList();
    }

    /** An edition as the gate sees it: of that date, with that intake. */
    static Edition edition(String id, Instant cutOff, int intake) {
        return edition(id, EditionState.SENT, cutOff, intake);
    }

    static Edition edition(String id, EditionState state, Instant cutOff, int intake) {
        return edition(id, state, cutOff, WeekIntake.of(intake));
    }

    static Edition edition(String id, EditionState state, Instant cutOff, WeekIntake intake) {
        return new Edition(
                new EditionId(id),
                new EditionId(id).newsletter(),
                state,
                cutOff.minus(Duration.ofDays(7)),
                cutOff,
                cutOff,
                List.of(),
                7,
                List.of("databases", Edition.IN_BRIEF),
                List.of(),
                intake,
                0,
                Optional.empty(),
                Optional.empty(),
                1,
                cutOff,
                List.of(new Change(state, cutOff, Act.TIDINGS, "composed")));
    }
}
