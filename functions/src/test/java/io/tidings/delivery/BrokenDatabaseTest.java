package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.Act;
import io.tidings.edition.EditionId;
import io.tidings.embedded.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** DynamoDB fails in the middle of a page, while its worker lives: nobody is uncertain whom SES was not asked to mail. */
final class BrokenDatabaseTest {
    private static final RemainingTime LONG = () -> Duration.ofMinutes(10);
    private static final int READERS = 8;

    private final Broken broken = new Broken();
    private final InProcess ground = new InProcess();
    private final SendingWorld world = new SendingWorld(ground, Engine.Kind.OURS.sesRetries(), 20, 3, broken)
            .readers(READERS, i -> i % 3 == 0 ? "de," : "en,");

    /** Fails the n-th call to DynamoDB, before it was made or after it was answered, and those after it as long as told. */
    private static final class Broken implements ExecutionInterceptor {
        private int momentsLeft = Integer.MAX_VALUE;
        private int failures;

        void at(int moment, int times) {
            momentsLeft = moment;
            failures = times;
        }

        boolean isStillToCome() {
            return momentsLeft >= 0;
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            moment(context);
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            moment(context);
        }

        private void moment(Context.BeforeExecution context) {
            if (context.request() instanceof DynamoDbRequest && momentsLeft-- <= 0 && failures-- > 0) {
                throw SdkClientException.create("DynamoDB is not well");
            }
        }
    }

    @Test
    void whoeverSesWasNotAskedForIsOpenAgainWhereverItFails() {
        int moment = 0;
        for (boolean more = true; more; moment++) {
            EditionId id = brokenAt(moment, 1);
            more = !broken.isStillToCome();

            assertThat(world.tally(id))
                    .as("failed at moment %d", moment)
                    .matches(sum -> sum.uncertain() == 0 && sum.accepted() + sum.open() == sum.eligible());
            goOn(id);
            assertThat(world.tally(id).accepted())
                    .as("failed at moment %d", moment)
                    .isEqualTo(READERS);
            assertThat(ground.accepted(id.value()).values()).containsOnly(1).hasSize(READERS);
        }
        assertThat(moment).as("moments of a page").isGreaterThan(25);
    }

    @Test
    void whoMayHaveBeenMailedStaysUncertainWhateverFailsAfterwards() {
        int moment = 0;
        for (boolean more = true; more; moment++) {
            ground.faults(call -> call.recipients().isEmpty() ? new Fault.None() : new Fault.DropAnswer());
            EditionId id = brokenAt(moment, 1);
            more = !broken.isStillToCome();
            ground.faults(call -> new Fault.None());

            int mailed = ground.accepted(id.value()).size();
            assertThat(world.tally(id)).as("failed at moment %d", moment).matches(sum -> sum.uncertain() == mailed);
        }
    }

    @Test
    void anAnswerThatNamesThePauseLastTakesNothingBackWhereThePauseFails() {
        int moment = 0;
        for (boolean more = true; more; moment++) {
            ground.faults(call -> call.recipients().size() < 2
                    ? new Fault.None()
                    : new Fault.FailEntries(Map.of(call.recipients().getFirst(), "ACCOUNT_SENDING_PAUSED")));
            EditionId id = brokenAt(moment, 1);
            more = !broken.isStillToCome();
            ground.faults(call -> new Fault.None());

            world.controls.resume(id, Act.byItself(world.clock.instant(), "mended"));
            goOn(id);
            assertThat(ground.accepted(id.value()).values())
                    .as("failed at moment %d", moment)
                    .containsOnly(1)
                    .hasSize(READERS);
        }
    }

    @Test
    void whileItStaysBrokenTheAttemptedStayAttempted() {
        EditionId id = brokenAt(48, 1_000);

        assertThat(world.tally(id)).matches(sum -> sum.uncertain() > 0);
        assertThat(ground.accepted(id.value()).values()).allMatch(mails -> mails == 1);
    }

    private void goOn(EditionId id) {
        world.clock.sleep(PageWorker.LEASE.plusSeconds(1));
        world.worker().work(new PageMessage(id, 0, 1), LONG);
    }

    private EditionId brokenAt(int moment, int times) {
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));
        PageWorker worker = world.worker();
        broken.at(moment, times);
        try {
            worker.work(new PageMessage(id, 0, 1), LONG);
        } catch (SdkException e) {
            assertThat(e).hasMessageContaining("not well");
        }
        broken.at(broken.isStillToCome() ? broken.momentsLeft : -1, 0);
        return id;
    }
}
