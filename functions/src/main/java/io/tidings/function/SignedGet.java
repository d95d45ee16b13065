package io.tidings.function;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads an object of S3 with the JDK alone: a function has it before the SDK's client would have been built. It knows the
 * plain case only, and says so of every other, so that the caller asks the SDK, which knows redirects, errors and retries.
 * Thread-safe.
 */
final class SignedGet {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern ORDINARY_REGION = Pattern.compile("(?!cn-)[a-z]{2}-[a-z]+-[0-9]");
    private static final Pattern ORDINARY_BUCKET = Pattern.compile("[a-z0-9-]+");
    private static final String NOTHING = hex(sha256(new byte[0]));
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(10);

    private final String region;
    private final Keys keys;
    private final Optional<URI> endpoint;
    private final InstantSource clock;

    /** As Lambda puts them into the environment; they last as long as the process. */
    private record Keys(String id, String secret, Optional<String> token) {
        @Override
        public String toString() {
            return "Keys[" + id + "]";
        }
    }

    private SignedGet(String region, Keys keys, Optional<URI> endpoint, InstantSource clock) {
        this.region = region;
        this.keys = keys;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** From the SDK's own variables; empty where they do not say all that is needed. */
    static Optional<SignedGet> from(Map<String, String> environment, InstantSource clock) {
        String region = environment.getOrDefault("AWS_REGION", "");
        String id = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        String endpoint =
                environment.getOrDefault("AWS_ENDPOINT_URL_S3", environment.getOrDefault("AWS_ENDPOINT_URL", ""));
        if (!ORDINARY_REGION.matcher(region).matches() || id.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        Keys keys = new Keys(id, secret, Optional.ofNullable(environment.get("AWS_SESSION_TOKEN")));
        return Optional.of(new SignedGet(
                region, keys, endpoint.isEmpty() ? Optional.empty() : Optional.of(URI.create(endpoint)), clock));
    }

    /** Empty where it did not come as it should, whatever the reason. */
    Optional<byte[]> bytes(String bucket, String key) {
        if (!ORDINARY_BUCKET.matcher(bucket).matches()) {
            return Optional.empty();
        }
        URI object = endpoint.map(at -> URI.create(at + (at.toString().endsWith("/") ? "" : "/") + bucket + path(key)))
                .orElseGet(() -> URI.create("https://" + bucket + ".s3." + region + ".amazonaws.com" + path(key)));
        try {
            return read(signed(object));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> read(HttpURLConnection connection) throws IOException {
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            // The connection is not worth keeping for that.
            connection.disconnect();
            return Optional.empty();
        }
        try (InputStream in = connection.getInputStream()) {
            byte[] bytes = in.readAllBytes();
            return bytes.length == connection.getContentLengthLong() ? Optional.of(bytes) : Optional.empty();
        }
    }

    /** AWS Signature Version 4, all of it in headers. */
    private HttpURLConnection signed(URI object) throws IOException {
        String time = TIME.format(clock.instant());
        String scope = time.substring(0, 8) + "/" + region + "/s3/aws4_request";
        String names = "host;x-amz-content-sha256;x-amz-date"
                + keys.token().map(_ -> ";x-amz-security-token").orElse("");
        String canonical = "GET\n" + object.getRawPath() + "\n\nhost:" + object.getRawAuthority()
                + "\nx-amz-content-sha256:" + NOTHING + "\nx-amz-date:" + time
                + keys.token().map(token -> "\nx-amz-security-token:" + token).orElse("")
                + "\n\n" + names + "\n" + NOTHING;
        String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + hex(sha256(utf8(canonical)));
        byte[] key = utf8("AWS4" + keys.secret());
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        HttpURLConnection connection = (HttpURLConnection) object.toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(CONNECT.toMillis()));
        connection.setReadTimeout(Math.toIntExact(READ.toMillis()));
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("x-amz-content-sha256", NOTHING);
        connection.setRequestProperty("x-amz-date", time);
        keys.token().ifPresent(token -> connection.setRequestProperty("x-amz-security-token", token));
        connection.setRequestProperty(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + keys.id() + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                        + hex(hmac(key, toSign)));
        return connection;
    }

    /** As S3 wants it in the address and in what is signed alike: all but unreserved characters and slashes as percents. */
    private static String path(String key) {
        return "/"
                + URLEncoder.encode(key, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A")
                        .replace("%7E", "~")
                        .replace("%2F", "/");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no HmacSHA256, which every JVM must have.", e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no SHA-256, which every JVM must have.", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
