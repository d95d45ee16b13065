package io.tidings.embedded;

import static io.tidings.embedded.SesCalls.bulk;
import static io.tidings.embedded.SesCalls.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntryResult;
import software.amazon.awssdk.services.sesv2.model.SendBulkEmailResponse;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

class FaultsTest {
    private static final String EDITION = "weekly-2026-01-05";

    private SesFixture fixture;

    @BeforeEach
    void start(@TempDir Path directory) {
        fixture = new SesFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private SendBulkEmailResponse send(Fault fault) {
        fixture.ses.faults(Faults.onNextSends(1, fault));
        return fixture.client.sendBulkEmail(bulk(
                        "x", List.of(entry("a@example.org", Map.of()), entry("b@example.org", Map.of())))
                .build());
    }

    private void accepted(int times) {
        assertThat(fixture.ses.truth().accepted("a@example.org", EDITION)).isEqualTo(times);
        assertThat(fixture.ses.truth().accepted("b@example.org", EDITION)).isEqualTo(times);
    }

    @Test
    void aDroppedAnswerIsAcceptedOnceThoughTheConnectionWasInUse() {
        send(new Fault.None());

        assertThatThrownBy(() -> send(new Fault.DropAnswer())).isInstanceOf(SdkClientException.class);
        accepted(2);
        assertThat(fixture.ses.truth().calls("SendBulkEmail")).isEqualTo(2);
        assertThat(fixture.ses.truth().accepted(EDITION)).isEqualTo(Map.of("a@example.org", 2, "b@example.org", 2));
    }

    @Test
    void aRefusedCallAcceptsNothing() {
        assertThatThrownBy(() -> send(new Fault.Refuse())).isInstanceOf(SdkClientException.class);
        accepted(0);
    }

    @Test
    void aThrottledOrFailedCallAcceptsNothing() {
        assertThatThrownBy(() -> send(new Fault.Throttle())).isInstanceOf(TooManyRequestsException.class);
        assertThatThrownBy(() -> send(new Fault.Fail(503, "ServiceUnavailable", "later")))
                .isInstanceOfSatisfying(
                        SesV2Exception.class, e -> assertThat(e.statusCode()).isEqualTo(503));
        accepted(0);
    }

    @Test
    void anAnswerCanLieAboutWhatWasAccepted() {
        assertThatThrownBy(() -> send(new Fault.FailAfterAccepting()))
                .isInstanceOfSatisfying(
                        SesV2Exception.class, e -> assertThat(e.statusCode()).isEqualTo(500));
        assertThatThrownBy(() -> send(new Fault.Malformed())).isInstanceOf(SdkException.class);
        accepted(2);
    }

    @Test
    void anAnswerCanHaveTooFewResults() {
        assertThat(send(new Fault.Partial(1)).bulkEmailEntryResults()).hasSize(1);
        accepted(1);
    }

    @Test
    void chosenEntriesFailAndTheOthersGoThrough() {
        var results = send(new Fault.FailEntries(Map.of("a@example.org", "TRANSIENT_FAILURE")))
                .bulkEmailEntryResults();

        assertThat(results)
                .extracting(BulkEmailEntryResult::statusAsString)
                .containsExactly("TRANSIENT_FAILURE", "SUCCESS");
        assertThat(fixture.ses.truth().accepted(EDITION)).isEqualTo(Map.of("b@example.org", 1));
    }

    @Test
    void aLateAnswerIsStillTheAnswer() {
        assertThat(send(new Fault.Delay(Duration.ofMillis(20), new Fault.None()))
                        .bulkEmailEntryResults())
                .hasSize(2);
    }

    @Test
    void callsAreCountedByOperation() {
        var counts = new CallCounts();
        try (var client = EmbeddedClients.ses(fixture.ses.endpoint())
                .overrideConfiguration(o -> o.addExecutionInterceptor(counts))
                .build()) {
            client.getAccount(b -> {});
            client.getAccount(b -> {});
        }

        assertThat(counts.byOperation()).isEqualTo(Map.of("GetAccount", 2L));
        assertThat(fixture.ses.calls()).isEqualTo(2);
        assertThat(fixture.ses.truth().calls("GetAccount")).isEqualTo(2);
    }
}
