package io.tidings.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.embedded.EmbeddedClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/** Requests and answers byte by byte, on a server that does as it is told. */
final class JdkHttpTest {
    private static final String LONG = "é".repeat(50_000);
    private static final String TAKEN = "HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n{\"MessageId\":\"m1\"}";
    private static final String REFUSED = "HTTP/1.1 400 Bad Request\r\nx-amzn-ErrorType: LimitExceededException\r\n"
            + "Content-Length: 18\r\n\r\n{\"message\":\"stop\"}";

    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> connections = Collections.synchronizedList(new ArrayList<>());
    private volatile List<String> answers = List.of();
    private ServerSocket server;
    private SesV2Client ses;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
        ses = EmbeddedClients.ses(URI.create("http://localhost:" + server.getLocalPort()), new JdkHttp())
                .overrideConfiguration(with -> with.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    @AfterEach
    void stop() throws IOException {
        ses.close();
        server.close();
    }

    @Test
    void aLongBodyArrivesWholeAndItsAnswerComesBack() {
        answers = List.of(TAKEN);

        assertThat(send(LONG)).isEqualTo("m1");

        assertThat(bodies).singleElement().asString().contains(LONG);
    }

    @Test
    void callsShareAConnection() {
        answers = List.of(TAKEN, TAKEN, TAKEN);

        send("one");
        send("two");
        send("three");

        assertThat(bodies).hasSize(3);
        assertThat(connections).hasSize(1);
    }

    @Test
    void whereNoConnectionComesAboutNothingWasSentAndItIsToldSo() throws IOException {
        try (ServerSocket rude = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SesV2Client secure = EmbeddedClients.ses(
                                URI.create("https://localhost:" + rude.getLocalPort()), new JdkHttp())
                        .overrideConfiguration(with -> with.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                        .build()) {
            Thread.ofVirtual().start(() -> hangUpOn(rude));

            // It hangs up in the middle of TLS's handshake.
            assertThatThrownBy(() -> secure.sendEmail(SendEmailRequest.builder().build()))
                    .isInstanceOf(SdkClientException.class)
                    .hasCauseInstanceOf(ConnectException.class);
        }
    }

    private static void hangUpOn(ServerSocket callers) {
        try {
            while (true) {
                callers.accept().close();
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    @Test
    void aRefusalIsReadToItsReason() {
        answers = List.of(REFUSED, TAKEN);

        assertThatThrownBy(() -> send("one"))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("stop");

        assertThat(send("two")).isEqualTo("m1");
    }

    @Test
    void whatHasNoAnswerIsNotSentAgain() {
        answers = List.of("");

        assertThatThrownBy(() -> send(LONG)).isInstanceOf(SdkClientException.class);

        assertThat(bodies).hasSize(1);
    }

    @Test
    void whatHasNoAnswerOnAnOldConnectionIsNotSentAgainEither() {
        answers = List.of(TAKEN, "", TAKEN);
        send("one");

        assertThatThrownBy(() -> send("two")).isInstanceOf(SdkClientException.class);

        assertThat(bodies).hasSize(2);
    }

    private String send(String text) {
        return ses.sendEmail(SendEmailRequest.builder()
                        .fromEmailAddress("news@example.org")
                        .content(content -> content.simple(mail -> mail.subject(subject -> subject.data(text))))
                        .build())
                .messageId();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.add(socket.getPort());
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // The test is over.
                return;
            }
        }
    }

    /** Answers each request with the next answer; an empty one closes the connection. */
    private void serve(Socket socket) {
        try (socket;
                var in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            while (true) {
                int length = 0;
                String line = in.readLine();
                if (line == null) {
                    return;
                }
                for (; !line.isEmpty(); line = in.readLine()) {
                    if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(line.substring(15).strip());
                    }
                }
                char[] body = new char[length];
                for (int at = 0; at < length; ) {
                    at += in.read(body, at, length - at);
                }
                bodies.add(new String(new String(body).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                String answer = answers.get(bodies.size() - 1);
                if (answer.isEmpty()) {
                    return;
                }
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
