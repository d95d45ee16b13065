package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.EmbeddedServices;
import io.tidings.embedded.Fault;
import io.tidings.embedded.Service;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plug is pulled: a system in a JVM of its own is killed while SES has a call of its, and started again. SES is here,
 * in this JVM, and remembers the truth.
 */
final class KilledSendTest {
    private static final int PEOPLE = 520;
    private static final int KILLING_CALL = 5;
    private static final String EDITION = "weekly-2026-11-16";

    @TempDir
    private Path directory;

    @Test
    void aKillInTheMiddleOfASendMailsNobodyTwiceAndForgetsNobody() throws Exception {
        var inputs = new TestInputs(directory);
        var arguments = List.of(
                "--newsletter", inputs.newsletter("automatic", 0, 1).toString(),
                "--subscribers", inputs.subscribers(PEOPLE).toString(),
                "--articles", inputs.articles().toString());
        try (var mail = EmbeddedServices.builder()
                .without(Service.DYNAMO, Service.S3, Service.SQS)
                .start()) {
            var first = ChildSystem.start(directory, mail.ses(), TestInputs.MONDAY, arguments);
            var calls = new AtomicInteger();
            mail.sesEndpoint().faults(call -> {
                if (!call.recipients().isEmpty() && calls.incrementAndGet() == KILLING_CALL) {
                    first.kill();
                }
                // Accepted all the same: the answer has nobody left to read it.
                return new Fault.None();
            });
            var killed = first.isOverWithin(Patience.MOST);
            assertThat(killed).as("killed by the call").isTrue();
            var before = mail.sesEndpoint().truth().accepted();
            assertThat(before).isBetween(1L, PEOPLE - 1L);

            // Later than its leases are long: the pages are found again, and nobody is left to be sent to.
            var second =
                    ChildSystem.start(directory, mail.ses(), TestInputs.MONDAY.plus(Duration.ofMinutes(10)), List.of());
            settled(
                    mail,
                    second,
                    edition -> edition.path("open").asInt() == 0
                            && edition.path("pages").path("claimed").asInt()
                                    == edition.path("pages").path("total").asInt());
            second.end();
            assertThat(second.isOverWithin(Patience.MOST))
                    .as("ended by SIGTERM")
                    .isTrue();

            // Later than SES may take to tell: the edition is over, whatever is uncertain.
            var third =
                    ChildSystem.start(directory, mail.ses(), TestInputs.MONDAY.plus(Duration.ofHours(1)), List.of());
            try {
                var settled = settled(
                        mail, third, edition -> edition.path("state").asText().equals("SENT"));
                var truth = mail.sesEndpoint().truth().accepted(EDITION);
                assertThat(truth)
                        .allSatisfy((address, times) ->
                                assertThat(times).as(address).isEqualTo(1));
                assertThat(settled.path("eligible").asInt()).isEqualTo(PEOPLE);
                assertThat(settled.path("accepted").asInt()).isEqualTo(truth.size());
                assertThat(settled.path("rejected").asInt()).isZero();
                assertThat(settled.path("open").asInt()).isZero();
                // Calls that the kill cut off before they were whole: nobody can know, so nobody is asked twice.
                assertThat(settled.path("uncertain").asInt()).isEqualTo(PEOPLE - truth.size());
                assertThat(truth.size()).isGreaterThan(PEOPLE - LocalSettings.SENDERS * 50);
            } finally {
                third.kill();
                third.isOverWithin(Patience.MOST);
            }
        }
    }

    /** SES's events are put where endpoints.json says, and the ledger learns from them what the kill hid. */
    private JsonNode settled(EmbeddedServices mail, ChildSystem system, Predicate<JsonNode> enough) {
        var endpoints = system.endpoints();
        var s3 = EmbeddedClients.s3(URI.create(endpoints.path("s3").asText())).build();
        mail.sesEndpoint().writeEventsTo(s3, endpoints.path("bucket").asText());
        var browser = new TestBrowser(URI.create(endpoints.path("site").asText()));
        var truth = mail.sesEndpoint().truth();
        var last = new AtomicReference<JsonNode>();
        try {
            return Patience.until("the ledger to say so", () -> {
                last.set(browser.json("/api/editions/" + EDITION));
                return Optional.of(last.get())
                        .filter(enough)
                        .filter(edition -> edition.path("delivered").asLong() == truth.accepted());
            });
        } catch (AssertionError e) {
            throw new AssertionError(last.get() + "\n" + system.log(), e);
        }
    }
}
