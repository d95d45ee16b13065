package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.embedded.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Kills workers at every step and freezes them for hours, drops and garbles answers, loses, repeats and reorders messages,
 * moves the clock and sets workers' clocks wrong, stops, cancels and resends in the middle, and holds the ledger against
 * what SES really accepted. One seed is one trial: {@code -Dtidings.seed=N} repeats it alone.
 */
final class CrashTest {
    private static final int TRIALS = Integer.getInteger("tidings.trials", 10_000);
    private static final int TRIALS_OVER_HTTP = 50;
    private static final int NAIVE_TRIALS = 300;

    @AfterEach
    void nothingGoesWrongAnyMore() {
        SendingWorld.ses().faults(Faults.none());
    }

    @Test
    void nobodyIsMailedTwiceAndNobodyIsLostWhateverHappens() {
        Matrix matrix = new Matrix(Engine.Kind.OURS, Matrix.Finding.FAILS);
        Long only = Long.getLong("tidings.seed");
        if (only != null) {
            matrix.trial(only);
            return;
        }
        matrix.run(1, seed -> seed <= TRIALS);

        for (Toll toll : Toll.values()) {
            assertThat(matrix.tolls().of(toll))
                    .as("%s: %s", toll, matrix.tolls())
                    .isGreaterThan(TRIALS / 100);
        }
        assertThat(matrix.tolls().of(Toll.KILL)).as("kills").isGreaterThan(TRIALS / 2);
    }

    @Test
    void theSameTrialsFindOutAnEngineThatWritesDownAfterTheCall() {
        Matrix naive = new Matrix(Engine.Kind.NAIVE, Matrix.Finding.IS_COUNTED);

        naive.run(1, seed -> seed <= NAIVE_TRIALS);

        assertThat(naive.twice()).as("people mailed twice").isGreaterThan(NAIVE_TRIALS / 2);
        assertThat(naive.lost()).as("people lost").isGreaterThan(NAIVE_TRIALS / 4);
    }

    @Test
    void aSeedTellsTheSameStoryWhereverItRuns() {
        Arena used = Arena.inProcess(Engine.Kind.OURS, Arena.Size.SMALL);
        for (int seed = 1; seed <= 10; seed++) {
            Tolls one = new Tolls();
            Tolls other = new Tolls();
            new Trial(used, seed, one).run();
            new Trial(Arena.inProcess(Engine.Kind.OURS, Arena.Size.SMALL), seed, other).run();
            assertThat(other).as("seed %d", seed).hasToString(one.toString());
        }
    }

    @Test
    void theSameTrialsHoldOverHttpAndDynamoDbLocal() {
        Matrix matrix = new Matrix(Engine.Kind.OURS, Matrix.Finding.FAILS);
        for (int seed = 1; seed <= TRIALS_OVER_HTTP; seed++) {
            matrix.trial(Arena.overHttp(Engine.Kind.OURS, Arena.Size.of(seed)), seed);
        }
    }

    @Test
    void aWorkerKilledAtAnyStepOfAPageLosesNobody() {
        Arena arena = Arena.inProcess(Engine.Kind.OURS, Arena.Size.SMALL);

        assertThat(Trial.killedAtEachMoment(arena, 1)).as("steps of a page").isGreaterThan(40);
    }
}
