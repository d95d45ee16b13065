package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.embedded.EmbeddedClients;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * What anybody can hold against Tidings from outside: a system that is killed at random moments and started again, an SES
 * that somebody else wrote and that does most things badly, event files dropped where endpoints.json says. Each run is
 * another trial: {@code -Dtidings.seed=N} repeats one, as far as processes can.
 */
final class KilledAgainAndAgainTest {
    private static final int PEOPLE = 700;
    private static final int KILLS = 3;
    private static final String EDITION = "weekly-2026-11-16";

    @TempDir
    private Path directory;

    @Test
    void nobodyIsAcceptedTwiceAndTheSumIsTheTruth() throws Exception {
        long seed = Long.getLong("tidings.seed", new Random().nextInt(1_000_000));
        try {
            trial(seed);
        } catch (Exception | AssertionError e) {
            throw new AssertionError("Failed with -Dtidings.seed=" + seed + ": " + e.getMessage(), e);
        }
    }

    private void trial(long seed) throws Exception {
        var random = new Random(seed);
        var inputs = new TestInputs(directory);
        List<String> arguments = List.of(
                "--newsletter", inputs.newsletter("automatic", 0, 1).toString(),
                "--subscribers", inputs.subscribers(PEOPLE).toString(),
                "--articles", inputs.articles().toString());
        try (var ses = new StubbornSes(seed)) {
            Instant at = TestInputs.MONDAY;
            for (int kill = 1; kill <= KILLS; kill++) {
                var system = ChildSystem.start(directory, ses.endpoint(), at, arguments);
                killInTheMiddle(system, ses, PEOPLE * kill / (KILLS + 2), random);
                // Later than its leases are long.
                at = at.plus(Duration.ofMinutes(3));
                arguments = List.of();
            }
            var last = ChildSystem.start(directory, ses.endpoint(), at, arguments);
            try {
                hold(last, ses, seed);
            } finally {
                last.kill();
                last.isOverWithin(Patience.MOST);
            }
        }
    }

    private static void killInTheMiddle(ChildSystem system, StubbornSes ses, int mails, Random random)
            throws InterruptedException {
        Patience.until(
                mails + " mails\n" + system.log(),
                () -> Optional.of(ses.accepted()).filter(accepted -> accepted.size() >= mails));
        if (random.nextBoolean()) {
            drop(
                    system.endpoints(),
                    "half",
                    ses.events().subList(0, ses.events().size() / 2));
        }
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(600)).toNanos());
        system.kill();
        assertThat(system.isOverWithin(Patience.MOST)).isTrue();
    }

    private static void hold(ChildSystem system, StubbornSes ses, long seed) {
        var endpoints = system.endpoints();
        var browser = new TestBrowser(URI.create(endpoints.path("site").asText()));
        Patience.until(
                "nobody open\n" + system.log(),
                () -> Optional.of(edition(browser))
                        .filter(edition -> edition.path("open").asInt() == 0
                                && edition.path("eligible").asInt() == PEOPLE));
        JsonNode settled = truth(system, ses, browser, endpoints);

        assertThat(ses.accepted().values()).as("mails to each, seed %d", seed).containsOnly(1);
        assertThat(settled.path("accepted").asInt()
                        + settled.path("rejected").asInt()
                        + settled.path("uncertain").asInt())
                .as("seed %d: %s", seed, settled)
                .isEqualTo(PEOPLE);
        assertThat(ses.troubles()).as("troubles of seed %d", seed).isPositive();
    }

    /** Drops every event there is, again when more came: a slot is not open while its call is under way, and is again where SES was busy. */
    private static JsonNode truth(ChildSystem system, StubbornSes ses, TestBrowser browser, JsonNode endpoints) {
        int[] dropped = {0};
        try {
            return Patience.until("the ledger to say what SES knows", () -> {
                List<String> events = ses.events();
                if (events.size() > dropped[0]) {
                    dropped[0] = events.size();
                    drop(endpoints, "all-" + dropped[0], events);
                }
                return Optional.of(edition(browser))
                        .filter(edition -> edition.path("open").asInt() == 0
                                && edition.path("accepted").asInt()
                                        == ses.accepted().size());
            });
        } catch (AssertionError e) {
            throw new AssertionError(
                    ses.accepted().size() + " were mailed: " + edition(browser) + "\n" + system.log(), e);
        }
    }

    private static JsonNode edition(TestBrowser browser) {
        return browser.json("/api/editions/" + EDITION);
    }

    private static void drop(JsonNode endpoints, String name, List<String> events) {
        try (var s3 =
                EmbeddedClients.s3(URI.create(endpoints.path("s3").asText())).build()) {
            s3.putObject(
                    put -> put.bucket(endpoints.path("bucket").asText())
                            .key(endpoints.path("eventsPrefix").asText() + "outside/" + name),
                    RequestBody.fromString(String.join("\n", events) + "\n"));
        }
    }
}
