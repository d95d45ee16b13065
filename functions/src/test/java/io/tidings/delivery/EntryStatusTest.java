package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sesv2.model.BulkEmailStatus.FAILED;
import static software.amazon.awssdk.services.sesv2.model.BulkEmailStatus.INVALID_PARAMETER;
import static software.amazon.awssdk.services.sesv2.model.BulkEmailStatus.MESSAGE_REJECTED;

import io.tidings.edition.Act;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.embedded.Fault;
import io.tidings.embedded.Faults;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sesv2.model.BulkEmailStatus;

/** Every word that SES has for one recipient of a call, the whole way to the ledger and on. */
final class EntryStatusTest {
    private static final Set<BulkEmailStatus> ABOUT_THE_READER = Set.of(MESSAGE_REJECTED, INVALID_PARAMETER, FAILED);

    private static final SendingWorld WORLD = new SendingWorld(200, 50).readers(8);

    @AfterEach
    void nothingGoesWrongAnyMore() {
        SendingWorld.ses().faults(Faults.none());
    }

    @ParameterizedTest
    @EnumSource(
            value = BulkEmailStatus.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SUCCESS", "UNKNOWN_TO_SDK_VERSION"})
    void whatSesSaysOfOneReaderHarmsNoOtherAndNobodyIsLostForIt(BulkEmailStatus status) {
        EditionId id = WORLD.anEdition();
        SendingWorld.ses()
                .faults(Faults.onNextSends(1, new Fault.FailEntries(Map.of(WORLD.address(3), status.toString()))));

        WORLD.sent(id);

        Tally told = WORLD.tally(id);
        assertThat(told.accepted()).isGreaterThanOrEqualTo(7);
        assertThat(told.uncertain()).isZero();
        assertThat(told.rejected()).isEqualTo(ABOUT_THE_READER.contains(status) ? 1 : 0);

        // What is no fault of the reader's is over some time, with or without an editor.
        if (WORLD.edition(id).state() == EditionState.PAUSED) {
            WORLD.controls.resume(id, Act.byItself(WORLD.clock.instant(), "mended"));
        }
        WORLD.requeue(id);
        WORLD.messages().forEach(message -> WORLD.worker().work(message, () -> Duration.ofMinutes(10)));

        assertThat(WORLD.tally(id).accepted()).isEqualTo(ABOUT_THE_READER.contains(status) ? 7 : 8);
        assertThat(SendingWorld.ses().truth().accepted(id.value()).values()).containsOnly(1);
    }
}
