package io.tidings.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.EditionState;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.EmbeddedServices;
import io.tidings.function.Clients;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A benchmark that looks at a real clock runs on any day. */
final class PlantTest {
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-16T08:00:00Z", "2027-02-25T23:10:11.123Z"})
    void articlesAreNewWhateverTheDay(String day) {
        try (EmbeddedServices services = EmbeddedServices.builder().start()) {
            Plant plant = new Plant(
                    new Clients(
                            services.dynamoClient(),
                            services.s3Client(),
                            services.sqsClient(),
                            () -> EmbeddedClients.ses(services.ses())),
                    () -> Instant.parse(day));

            plant.articles(0, 40);

            assertThat(plant.edition("one").state()).isEqualTo(EditionState.APPROVED);
        }
    }
}
