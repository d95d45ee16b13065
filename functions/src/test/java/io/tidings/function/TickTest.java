package io.tidings.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.function.Tick.DutiesFailed;
import io.tidings.function.Tick.Duty;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TickTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void everyDutyHasItsTurn() {
        var tick = new Tick(List.of(() -> List.of(duty("sweep"), duty("pull")), () -> List.of(duty("compose"))));

        assertThat(tick.run()).isEqualTo(3);
        assertThat(done).containsExactly("sweep", "pull", "compose");
    }

    @Test
    void aDutyThatFailsStopsNoOtherAndIsReportedInTheEnd() {
        var tick = new Tick(
                List.of(() -> List.of(broken("sweep"), duty("pull")), () -> List.of(duty("compose"), broken("send"))));

        assertThatThrownBy(tick::run)
                .isInstanceOf(DutiesFailed.class)
                .hasMessage("Failed in this tick: sweep, send")
                .satisfies(failed -> assertThat(failed.getSuppressed()).hasSize(2));
        assertThat(done).containsExactly("pull", "compose");
    }

    @Test
    void aDutyThatTheMachineCannotDoStopsNoOther() {
        List<Error> errors =
                List.of(new StackOverflowError(), new OutOfMemoryError("no room"), new NoClassDefFoundError("Gone"));
        var tick = new Tick(List.of(
                () -> errors.stream()
                        .map(error -> new Duty("compose", () -> {
                            throw error;
                        }))
                        .toList(),
                () -> List.of(duty("send"))));

        assertThatThrownBy(tick::run)
                .isInstanceOf(DutiesFailed.class)
                .satisfies(failed -> assertThat(failed.getSuppressed()).containsExactlyElementsOf(errors));
        assertThat(done).containsExactly("send");
    }

    @Test
    void aRoundThatCannotSayWhatIsDueStopsNoOther() {
        var tick = new Tick(List.of(
                () -> {
                    throw new IllegalStateException("as the test wants it");
                },
                () -> List.of(duty("compose"))));

        assertThatThrownBy(tick::run).hasMessage("Failed in this tick: asking what is due");
        assertThat(done).containsExactly("compose");
    }

    private Duty duty(String name) {
        return new Duty(name, () -> done.add(name));
    }

    private static Duty broken(String name) {
        return new Duty(name, () -> {
            throw new IllegalStateException("as the test wants it");
        });
    }
}
