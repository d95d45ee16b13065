package io.tidings.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** An SES endpoint of its own for one test, with a client that never tries again. */
final class SesFixture implements AutoCloseable {
    final SettableClock clock = new SettableClock();
    final EmbeddedSes ses;
    final SesV2Client client;

    SesFixture(Path directory) {
        ses = EmbeddedSes.start(directory, clock, SesLimits.GENEROUS);
        client = client(ses.endpoint());
    }

    static SesV2Client client(URI endpoint) {
        return EmbeddedClients.ses(endpoint)
                .overrideConfiguration(
                        o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()).apiCallTimeout(Duration.ofSeconds(20)))
                .build();
    }

    @Override
    public void close() {
        client.close();
        ses.close();
    }
}
