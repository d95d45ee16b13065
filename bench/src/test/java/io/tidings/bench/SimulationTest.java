package io.tidings.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.bench.Simulation.Costs;
import io.tidings.bench.Simulation.Feedback;
import io.tidings.embedded.CountingSes;
import org.junit.jupiter.api.Test;

/** What the verdicts of growth, dollars and end-to-end are made of. */
final class SimulationTest {
    @Test
    void anEditionIsCountedAndFedBack() {
        try (Simulation simulation = new Simulation(120, CountingSes.Memory.EVENTS)) {
            Costs first = simulation.send(120, 40, 2);
            Costs second = simulation.send(120, 40, 2);
            Feedback feedback = simulation.feedBack(100);

            assertThat(first.sesCalls()).isEqualTo(3);
            assertThat(first.pages()).isEqualTo(1);
            assertThat(first.renders()).isEqualTo(first.expectedRenders()).isPositive();
            // Roster, claim, a boundary before each of three calls, and the release: six writes at least.
            assertThat(first.ledgerUnits()).isBetween(6.0, 12.0);
            assertThat(first.queueCalls()).isBetween(3L, 5L);
            // The same again costs the same again: what was before is not counted.
            assertThat(second.sesCalls()).isEqualTo(first.sesCalls());
            assertThat(second.ledgerUnits()).isEqualTo(first.ledgerUnits());
            assertThat(second.peopleReads()).isEqualTo(first.peopleReads()).isPositive();
            assertThat(second.otherReads()).isEqualTo(first.otherReads()).isPositive();
            // Send and Delivery of both editions.
            assertThat(feedback.events()).isEqualTo(480);
            assertThat(feedback.writeUnits()).isPositive();
        }
    }

    @Test
    void heapIsLookedAtWhereNothingIsKept() {
        try (Simulation simulation = new Simulation(120, CountingSes.Memory.NUMBERS)) {
            assertThat(simulation.send(120, 40, 1).heapBytes()).isPositive();
        }
    }
}
