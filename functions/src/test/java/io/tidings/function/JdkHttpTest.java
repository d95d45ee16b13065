package io.tidings.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.SelfSigned;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/** Requests and answers byte by byte, on a server that does as it is told. */
final class JdkHttpTest {
    private static final String LONG = "é".repeat(50_000);
    private static final int MORE_THAN_ANYBODY_KEEPS = 64 << 20;
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

    @Test
    @Timeout(60)
    void whatIsStuckInWritingEndsWhenItIsAborted() throws Exception {
        try (SelfSigned certificate = new SelfSigned()) {
            SSLContext tls = certificate.context();
            JdkHttp http = new JdkHttp(Duration.ofHours(1), () -> new AbruptSockets(tls.getSocketFactory()));

            endsStuckWriting(http, "http", new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            endsStuckWriting(http, "https", tls.getServerSocketFactory().createServerSocket(0));
        }
    }

    private static void endsStuckWriting(JdkHttp http, String scheme, ServerSocket deaf) throws Exception {
        List<Socket> kept = Collections.synchronizedList(new ArrayList<>());
        try (deaf) {
            Thread.ofVirtual().start(() -> neverRead(deaf, kept));
            ExecutableHttpRequest call = http.prepareRequest(HttpExecuteRequest.builder()
                    .request(SdkHttpRequest.builder()
                            .method(SdkHttpMethod.POST)
                            .uri(URI.create(scheme + "://localhost:" + deaf.getLocalPort()))
                            .putHeader("Content-Length", "" + MORE_THAN_ANYBODY_KEEPS)
                            .build())
                    .contentStreamProvider(() -> new InOneWrite(MORE_THAN_ANYBODY_KEEPS))
                    .build());
            var aborting = CompletableFuture.runAsync(
                    call::abort, CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));

            assertThatThrownBy(call::call).as(scheme).isInstanceOf(IOException.class);
            aborting.join();

            for (Socket socket : kept) {
                socket.close();
            }
        }
    }

    /** Stuck in its last write, after which nothing looks at the stream any more. */
    private static final class InOneWrite extends ByteArrayInputStream {
        InOneWrite(int bytes) {
            super(new byte[bytes]);
        }

        @Override
        public synchronized long transferTo(OutputStream out) throws IOException {
            out.write(buf);
            return buf.length;
        }
    }

    private static void neverRead(ServerSocket callers, List<Socket> kept) {
        try {
            while (true) {
                Socket socket = callers.accept();
                kept.add(socket);
                if (socket instanceof SSLSocket secure) {
                    secure.startHandshake();
                }
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    @Test
    @Timeout(60)
    void whatIsNotAnsweredWithinItsSilenceFails() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SesV2Client impatient = EmbeddedClients.ses(
                                URI.create("http://localhost:" + mute.getLocalPort()),
                                new JdkHttp(Duration.ofMillis(200)))
                        .overrideConfiguration(with -> with.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                        .build()) {
            assertThatThrownBy(() -> send(impatient, "one"))
                    .isInstanceOf(SdkClientException.class)
                    .hasCauseInstanceOf(SocketTimeoutException.class);
        }
    }

    private String send(String text) {
        return send(ses, text);
    }

    private static String send(SesV2Client ses, String text) {
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
