package io.tidings.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.bench.RateWindow.Figures;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.SelfSigned;
import io.tidings.function.JdkHttp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;

/** A {@link SesStub} in a process of its own, until it is closed. */
final class StubProcess implements AutoCloseable {
    private final Process process;
    private final URI endpoint;

    private StubProcess(List<String> flags, String scheme, String... arguments) {
        process = Jvm.start(flags, SesStub.class, arguments);
        try {
            String port = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            endpoint = URI.create(scheme + "://localhost:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException("Waiting for the SES stub", e);
        }
    }

    /** Answers at once. */
    static StubProcess immediate() {
        return waiting(0, 0);
    }

    /** Answers after so many milliseconds, drawn anew for each call. */
    static StubProcess waiting(int shortestMillis, int longestMillis) {
        return new StubProcess(
                List.of("-XX:+UseSerialGC"),
                "http",
                Integer.toString(shortestMillis),
                Integer.toString(longestMillis),
                "0",
                "plain");
    }

    /** Takes so many mails in a second, and answers as fast as SES does. */
    static StubProcess limited(int mailsASecond) {
        return new StubProcess(
                List.of("-XX:+UseSerialGC"), "http", "20", "60", Integer.toString(mailsASecond), "plain");
    }

    /** Answers at once, and speaks TLS with that key. */
    static StubProcess tls(SelfSigned key, int mailsASecond) {
        return new StubProcess(key.serverFlags(), "https", "0", "0", Integer.toString(mailsASecond), "tls");
    }

    URI endpoint() {
        return endpoint;
    }

    SesV2ClientBuilder client() {
        return EmbeddedClients.ses(endpoint, new JdkHttp());
    }

    Figures figures() {
        try (var in = endpoint.resolve("/figures").toURL().openStream()) {
            return new ObjectMapper().readValue(in, Figures.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Asking the SES stub for its figures", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
