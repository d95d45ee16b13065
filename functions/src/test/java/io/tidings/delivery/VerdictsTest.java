package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.delivery.Verdict.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sesv2.model.BulkEmailStatus;

final class VerdictsTest {
    @ParameterizedTest
    @EnumSource(value = BulkEmailStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN_TO_SDK_VERSION")
    void everyStatusThatTheApiKnowsHasAVerdict(BulkEmailStatus status) {
        assertThat(Verdicts.ofEntry(status.toString(), "")).isNotInstanceOf(Verdict.Uncertain.class);
    }

    @Test
    void aStatusFromTheFutureIsUncertain() {
        assertThat(Verdicts.ofEntry("PROBABLY_SENT", "")).isInstanceOf(Verdict.Uncertain.class);
    }

    @Test
    void theRateAndTheDaysQuotaAreToldApartByTheirMessage() {
        String code = "TooManyRequestsException";

        assertThat(Verdicts.ofError(429, code, "Maximum sending rate exceeded."))
                .isEqualTo(new Verdict.TryAgain(Patience.ENDLESS));
        assertThat(Verdicts.ofError(429, code, "Daily message quota exceeded.")).isEqualTo(new Verdict.QuotaIsUsedUp());
        assertThat(Verdicts.ofError(400, "LimitExceededException", "")).isEqualTo(new Verdict.QuotaIsUsedUp());
    }

    @Test
    void onlyARefusalIsCertain() {
        assertThat(Verdicts.ofError(500, "InternalServiceErrorException", "")).isInstanceOf(Verdict.Uncertain.class);
        assertThat(Verdicts.ofError(503, "ServiceUnavailable", "")).isInstanceOf(Verdict.Uncertain.class);
        assertThat(Verdicts.ofError(302, "Moved", "")).isInstanceOf(Verdict.Uncertain.class);
        assertThat(Verdicts.ofError(408, "RequestTimeout", "")).isInstanceOf(Verdict.Uncertain.class);
        assertThat(Verdicts.ofError(403, "AccessDeniedException", "no")).isInstanceOf(Verdict.PauseEdition.class);
    }
}
