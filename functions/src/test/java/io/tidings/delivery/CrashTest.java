package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.embedded.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;

/**
 * Kills workers at every step, drops and garbles answers, loses, repeats and reorders messages, moves the clock, and holds
 * the ledger against what SES really accepted. One seed is one trial: {@code -Dtidings.seed=N} repeats it alone.
 */
final class CrashTest {
    private static final int TRIALS = Integer.getInteger("tidings.trials", 200);

    @AfterEach
    void nothingGoesWrongAnyMore() {
        SendingWorld.ses().faults(Faults.none());
    }

    @Test
    void nobodyIsMailedTwiceAndNobodyIsLostWhateverHappens() {
        Trials trials = new Trials(12);
        Integer only = Integer.getInteger("tidings.seed");
        for (int seed = only == null ? 1 : only; seed <= (only == null ? TRIALS : only); seed++) {
            trials.run(seed);
        }
        if (only == null) {
            // The harness must have something to show for itself: with nothing but calm weather it would prove nothing.
            assertThat(trials.kills()).as("kills").isGreaterThan(TRIALS / 2);
            assertThat(trials.lostAnswers()).as("lost answers").isGreaterThan(TRIALS / 4);
        }
    }

    @Test
    void theSameTrialsFindOutAnEngineThatRepeatsItsCalls() {
        Trials naive = new Trials(AwsRetryStrategy.standardRetryStrategy(), 12);

        assertThatThrownBy(() -> {
                    for (int seed = 1; seed <= TRIALS; seed++) {
                        naive.run(seed);
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasStackTraceContaining("mails to reader");
    }

    @Test
    void aWorkerKilledAtAnyStepOfAPageLosesNobody() {
        Trials trials = new Trials(5);
        int moment = 0;
        while (trials.killedAt(moment)) {
            moment++;
        }
        assertThat(moment).as("steps of a page").isGreaterThan(20);
    }
}
