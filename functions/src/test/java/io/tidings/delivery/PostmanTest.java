package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.delivery.BulkMail.Entry;
import io.tidings.delivery.BulkMail.SesTemplate;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.Fault;
import io.tidings.embedded.Faults;
import io.tidings.function.JdkHttp;
import io.tidings.render.Fragment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/** What is known of calls that got no answer, over the HTTP client that is deployed, and what is tried again. */
final class PostmanTest {
    private static final BulkMail MAIL = mail("reader");

    private final List<Duration> waits = new ArrayList<>();

    private static BulkMail mail(String readers) {
        return new BulkMail(
                "news@example.org",
                List.of(),
                new SesTemplate("subject", "<p>html</p>", "text"),
                "{}",
                List.of(),
                List.of(),
                List.of(entry(readers, 0), entry(readers, 1)));
    }

    private static Entry entry(String readers, int slot) {
        return new Entry(slot, readers + slot + "@example.org", "{}", List.of(), List.of());
    }

    @Test
    void whereNobodyListensNothingWasSentAndItIsTriedAgain() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        try (Postman postman = postman(port, Postman.LONGEST_CALL)) {
            assertThat(postman.sendBulk(MAIL)).hasSize(2).containsOnly(new Verdict.TryAgain(Verdict.Patience.ENDLESS));
        }
    }

    @Test
    void anAnswerThatDoesNotComeInTimeLeavesEverybodyUncertainAndNothingIsSentAgain() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        List<Socket> open = new ArrayList<>();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Postman postman = postman(silent.getLocalPort(), Duration.ofMillis(700))) {
            Thread.ofVirtual().start(() -> takeAndSayNothing(silent, open, connections));

            assertThat(postman.sendBulk(MAIL))
                    .hasSize(2)
                    .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Uncertain.class));

            assertThat(connections).hasValue(1);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    /** By the constructor that is deployed: how it builds the client is what nobody being mailed twice hangs on. */
    @Test
    void whatMayHaveBeenSentIsNotSentAgain() {
        for (Fault fault : List.of(new Fault.DropAnswer(), new Fault.FailAfterAccepting(), new Fault.Malformed())) {
            BulkMail mail = mail(fault.getClass().getSimpleName());

            assertThat(bulk(mail, Faults.onEverySend(fault)))
                    .hasSize(2)
                    .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Uncertain.class));

            assertThat(mail.entries())
                    .allSatisfy(entry -> assertThat(SendingWorld.ses().mails().to(entry.to()))
                            .as("%s", fault)
                            .hasSize(1));
        }
    }

    @Test
    void aLetterThatSesIsTooBusyForIsTriedAgain() {
        assertThat(letter(Faults.onNextSends(3, new Fault.Throttle()))).isInstanceOf(LetterOutcome.Accepted.class);
        assertThat(waits).containsExactly(millis(250), millis(500), millis(1_000));
    }

    @Test
    void aLetterThatSesStaysTooBusyForIsGivenUpAfterSomeSeconds() {
        assertThat(letter(Faults.onEverySend(new Fault.Throttle()))).isInstanceOf(LetterOutcome.TryLater.class);
        assertThat(waits).hasSize(4);
    }

    @Test
    void aLetterThatNobodyCouldSendJustNowMayGoOutLater() {
        Fault paused = new Fault.Fail(400, "SendingPausedException", "Sending is paused for this account.");
        Fault notVerified = new Fault.Fail(
                400,
                "MessageRejected",
                "Email address is not verified. The following identities failed the check in region EU-CENTRAL-1:"
                        + " News@example.org");
        assertThat(letter(Faults.onNextSends(1, paused))).isInstanceOf(LetterOutcome.SenderRefused.class);
        assertThat(letter(Faults.onNextSends(1, notVerified))).isInstanceOf(LetterOutcome.SenderRefused.class);
        assertThat(waits).isEmpty();
    }

    @Test
    void aLetterThatMayHaveBeenSentOrIsRefusedIsNotTriedAgain() {
        assertThat(letter(Faults.onNextSends(1, new Fault.DropAnswer()))).isInstanceOf(LetterOutcome.Uncertain.class);
        assertThat(letter(Faults.onNextSends(1, new Fault.Fail(400, "MessageRejected", "no"))))
                .isInstanceOf(LetterOutcome.NotSent.class);
        assertThat(waits).isEmpty();
    }

    /** In the sandbox SES says so of every reader whom it does not know. */
    @Test
    void whomSesNamesWhereItRefusesStandsNeitherInTheOutcomeNorInTheLog() {
        Fault notVerified = new Fault.Fail(
                400,
                "MessageRejected",
                "Email address is not verified. The following identities failed the check in region EU-CENTRAL-1:"
                        + " reader@example.org, reader0@example.org");
        List<Object> outcomes = new ArrayList<>();

        String log = logOf(() -> {
            outcomes.add(letter(Faults.onNextSends(1, notVerified)));
            outcomes.add(
                    letter(Faults.onNextSends(1, new Fault.Fail(403, "AccessDenied", "identity/reader@example.org"))));
            outcomes.addAll(bulk(MAIL, Faults.onNextSends(1, notVerified)));
        });

        assertThat(outcomes.toString())
                .contains("is not verified", "***@example.org")
                .doesNotContain("reader");
        assertThat(log).contains("is not verified", "***@example.org").doesNotContain("reader");
    }

    private static List<Verdict> bulk(BulkMail mail, Faults faults) {
        SendingWorld.ses().faults(faults);
        try (Postman postman = new Postman(EmbeddedClients.ses(OverHttp.SERVICES.ses()), Optional.empty())) {
            return postman.sendBulk(mail);
        } finally {
            SendingWorld.ses().faults(Faults.none());
        }
    }

    /** What stands in the log of a function, which is its standard error, after this. */
    private static String logOf(Runnable act) {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            act.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    private LetterOutcome letter(Faults faults) {
        SendingWorld.ses().faults(faults);
        Letter letter = new Letter(
                "news@example.org",
                List.of(),
                "reader@example.org",
                "Please confirm",
                new Fragment("<p>Confirm</p>", "Confirm"),
                Map.of(),
                Map.of("letter", "confirmation"));
        try (Postman postman = new Postman(
                EmbeddedClients.ses(OverHttp.SERVICES.ses()),
                Optional.empty(),
                DefaultRetryStrategy.doNotRetry(),
                Postman.LONGEST_CALL,
                waits::add)) {
            return postman.send(letter);
        } finally {
            SendingWorld.ses().faults(Faults.none());
        }
    }

    private static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }

    private static void takeAndSayNothing(ServerSocket server, List<Socket> open, AtomicInteger connections) {
        try {
            while (true) {
                open.add(server.accept());
                connections.incrementAndGet();
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private Postman postman(int port, Duration longestCall) {
        return new Postman(
                EmbeddedClients.ses(URI.create("http://127.0.0.1:" + port), new JdkHttp()),
                Optional.empty(),
                DefaultRetryStrategy.doNotRetry(),
                longestCall,
                waits::add);
    }
}
