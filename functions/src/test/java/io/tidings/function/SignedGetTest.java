package io.tidings.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.EmbeddedServices;
import io.tidings.embedded.TestServices;
import io.tidings.table.ObjectReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Reads without the SDK's client what is simply there, and leaves it all the rest. */
final class SignedGetTest {
    private static final Instant NOON = Instant.parse("2026-11-16T12:00:00Z");
    private static final JdkHttp HTTP = new JdkHttp();
    private static final String ODD_KEY = "newsletters/a b+c*d~é/.json";

    private final EmbeddedServices services = TestServices.shared();
    private final String bucket = TestServices.bucket("late");
    private final AtomicInteger built = new AtomicInteger();

    @Test
    void anObjectThatIsThereIsReadWithoutTheClient() {
        put("newsletters/weekly.json", "{}");
        put("empty", "");

        assertThat(read("newsletters/weekly.json")).isEqualTo("{}");
        assertThat(read("empty")).isEmpty();
        assertThat(built).hasValue(0);
    }

    @Test
    void aKeyMayHoldAnything() {
        put(ODD_KEY, "odd");

        assertThat(read(ODD_KEY)).isEqualTo("odd");
        assertThat(built).hasValue(0);
    }

    @Test
    void ofAnObjectThatIsNotThereTheClientTells() {
        assertThatThrownBy(() -> read("none")).isInstanceOf(NoSuchKeyException.class);
        assertThat(built).hasValue(1);
    }

    @Test
    void withoutKeysInTheEnvironmentAllIsTheClients() {
        put("key", "text");
        Map<String, String> environment = environment();
        environment.remove("AWS_SECRET_ACCESS_KEY");

        assertThat(read(environment, "key")).isEqualTo("text");
        assertThat(built).hasValue(1);
    }

    @Test
    void anAnswerThatBreaksOffIsAskedForAgainByTheClient() throws IOException {
        put("key", "whole text");
        AtomicReference<String> authorization = new AtomicReference<>();
        Map<String, String> environment = environment();
        environment.put("AWS_ENDPOINT_URL_S3", answering(authorization, "whole"));

        assertThat(read(environment, "key")).isEqualTo("whole text");
        assertThat(built).hasValue(1);
    }

    @Test
    void aRequestIsSignedAsTheSdkSignsIt() throws IOException {
        AtomicReference<String> authorization = new AtomicReference<>();
        Map<String, String> environment = environment();
        String endpoint = answering(authorization, "");
        environment.put("AWS_ENDPOINT_URL_S3", endpoint);
        environment.put("AWS_SESSION_TOKEN", "a/token==");

        var get = SignedGet.from(HTTP, environment, Clock.fixed(NOON, ZoneOffset.UTC));
        var _ = SignedGet.before((_, _) -> new byte[0], get).read(bucket, ODD_KEY);

        assertThat(authorization).hasValue(signedBySdk(endpoint));
    }

    @Test
    void wakingGoesTheWholeWay() throws IOException {
        AtomicReference<String> authorization = new AtomicReference<>();
        Map<String, String> environment = environment();
        environment.put("AWS_ENDPOINT_URL_S3", answering(authorization, "whole"));

        SignedGet.from(HTTP, environment, Clock.systemUTC()).orElseThrow().wake(bucket);

        assertThat(authorization.get()).startsWith("AWS4-HMAC-SHA256 Credential=");
    }

    @Test
    void anObjectThatWakingDoesNotFindIsNoFailure() {
        SignedGet get = SignedGet.from(HTTP, environment(), Clock.systemUTC()).orElseThrow();

        assertThatCode(() -> get.wake(bucket)).doesNotThrowAnyException();
    }

    private String signedBySdk(String endpoint) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create(endpoint))
                .encodedPath("/" + bucket + "/newsletters/a%20b%2Bc%2Ad~%C3%A9/.json")
                .build();
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsSessionCredentialsIdentity.create("test", "test", "a/token=="))
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOON, ZoneOffset.UTC)))
                .request()
                .firstMatchingHeader("Authorization")
                .orElseThrow();
    }

    /** A server that promises ten bytes and sends these; it goes with the process. */
    private static String answering(AtomicReference<String> authorization, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.getHttpContext().getServer().stop(0);
        });
        server.start();
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void put(String key, String text) {
        services.s3Client().putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    private String read(String key) {
        return read(environment(), key);
    }

    private String read(Map<String, String> environment, String key) {
        ObjectReader client = ObjectReader.through(new LateS3(() -> {
            built.incrementAndGet();
            return services.s3Client();
        }));
        var get = SignedGet.from(HTTP, environment, Clock.systemUTC());
        return new String(SignedGet.before(client, get).read(bucket, key), StandardCharsets.UTF_8);
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "AWS_REGION",
                "us-east-1",
                "AWS_ACCESS_KEY_ID",
                EmbeddedClients.CREDENTIAL,
                "AWS_SECRET_ACCESS_KEY",
                EmbeddedClients.CREDENTIAL,
                "AWS_ENDPOINT_URL_S3",
                services.s3().toString()));
    }
}
