package io.tidings.function;

import io.tidings.table.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Reads an object of S3 by one request that the SDK's signer signs: a function has it before the SDK's client would have been
 * built. It knows the plain case only, and says so of every other, so that the caller asks the client, which knows redirects,
 * errors and retries. Thread-safe.
 */
final class SignedGet {
    private static final Pattern ORDINARY_REGION = Pattern.compile("(?!cn-)[a-z]{2}-[a-z]+-[0-9]");
    private static final Pattern ORDINARY_BUCKET = Pattern.compile("[a-z0-9-]+");

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final SdkHttpClient http;
    private final String region;
    private final AwsCredentialsIdentity keys;
    private final Optional<String> endpoint;
    private final Clock clock;

    private SignedGet(
            SdkHttpClient http, String region, AwsCredentialsIdentity keys, Optional<String> endpoint, Clock clock) {
        this.http = http;
        this.region = region;
        this.keys = keys;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** From the SDK's own variables; empty where they do not say all that is needed. */
    static Optional<SignedGet> from(SdkHttpClient http, Map<String, String> environment, Clock clock) {
        String region = environment.getOrDefault("AWS_REGION", "");
        String id = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        String endpoint =
                environment.getOrDefault("AWS_ENDPOINT_URL_S3", environment.getOrDefault("AWS_ENDPOINT_URL", ""));
        if (!ORDINARY_REGION.matcher(region).matches() || id.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        // As Lambda puts them into the environment, they last as long as the process.
        AwsCredentialsIdentity keys = Optional.ofNullable(environment.get("AWS_SESSION_TOKEN"))
                .<AwsCredentialsIdentity>map(token -> AwsSessionCredentialsIdentity.create(id, secret, token))
                .orElseGet(() -> AwsCredentialsIdentity.create(id, secret));
        return Optional.of(new SignedGet(
                http,
                region,
                keys,
                endpoint.isEmpty() ? Optional.empty() : Optional.of(endpoint.replaceAll("/$", "")),
                clock));
    }

    /** Reads by one of these where it can, and leaves all else to the client. */
    static ObjectReader before(ObjectReader client, Optional<SignedGet> get) {
        return get.<ObjectReader>map(
                        first -> (bucket, key) -> first.bytes(bucket, key).orElseGet(() -> client.read(bucket, key)))
                .orElse(client);
    }

    /** Asks for an object that is not there: afterwards the classes are loaded and a connection stands. */
    void wake(String bucket) {
        var _ = bytes(bucket, "none");
    }

    /** Empty where it did not come as it should, whatever the reason. */
    private Optional<byte[]> bytes(String bucket, String key) {
        if (!ORDINARY_BUCKET.matcher(bucket).matches()) {
            return Optional.empty();
        }
        String path = "/" + SdkHttpUtils.urlEncodeIgnoreSlashes(key);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create(endpoint.map(at -> at + "/" + bucket)
                        .orElseGet(() -> "https://" + bucket + ".s3." + region + ".amazonaws.com")))
                .applyMutation(to -> to.encodedPath(to.encodedPath() + path))
                .build();
        try {
            return read(http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed(request))
                            .build())
                    .call());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private SdkHttpRequest signed(SdkHttpRequest request) {
        return signer.sign(sign -> sign.identity(keys)
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request();
    }

    private static Optional<byte[]> read(HttpExecuteResponse answer) throws IOException {
        if (answer.responseBody().isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = answer.responseBody().get()) {
            byte[] bytes = in.readAllBytes();
            boolean isWhole = answer.httpResponse()
                    .firstMatchingHeader("Content-Length")
                    .filter(Long.toString(bytes.length)::equals)
                    .isPresent();
            return isWhole && answer.httpResponse().statusCode() == HttpURLConnection.HTTP_OK
                    ? Optional.of(bytes)
                    : Optional.empty();
        }
    }
}
