package io.tidings.embedded;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The codes and tokens of the OpenID provider. A code is good for one time, and for whoever knows the verifier. */
final class Grants {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Duration HOUR = Duration.ofHours(1);

    private final URI issuer;
    private final String client;
    private final InstantSource clock;
    private final KeyPair keys;
    private final Map<String, Grant> open = new ConcurrentHashMap<>();
    private volatile UnaryOperator<Map<String, Object>> twist = UnaryOperator.identity();

    private record Grant(EmbeddedOpenId.Person person, Map<String, String> asked) {}

    Grants(URI issuer, String client, InstantSource clock) {
        this.issuer = issuer;
        this.client = client;
        this.clock = clock;
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has RSA", e);
        }
    }

    void twist(UnaryOperator<Map<String, Object>> claims) {
        twist = claims;
    }

    String discovery() {
        return json(Map.of(
                "issuer", issuer.toString(),
                "authorization_endpoint", issuer + "/authorize",
                "token_endpoint", issuer + "/token",
                "end_session_endpoint", issuer + "/logout",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "code_challenge_methods_supported", List.of("S256"),
                "id_token_signing_alg_values_supported", List.of("RS256")));
    }

    /** As a sentence; empty for what a client may ask. */
    Optional<String> whatIsWrongWith(Map<String, String> query) {
        if (!client.equals(query.get("client_id"))) {
            return Optional.of("The client_id is unknown.");
        }
        if (!"code".equals(query.get("response_type"))) {
            return Optional.of("The response_type must be code.");
        }
        if (!"S256".equals(query.get("code_challenge_method")) || !query.containsKey("code_challenge")) {
            return Optional.of("A code_challenge by S256 is wanted.");
        }
        if (!query.getOrDefault("scope", "").contains("openid")) {
            return Optional.of("The scope must have openid.");
        }
        return query.getOrDefault("redirect_uri", "").startsWith("http")
                ? Optional.empty()
                : Optional.of("The redirect_uri is missing.");
    }

    String code(EmbeddedOpenId.Person person, Map<String, String> asked) {
        var code = UUID.randomUUID().toString();
        open.put(code, new Grant(person, asked));
        return code;
    }

    /** The answer to who brings a code; empty when it is none, was brought before, or is not theirs. */
    Optional<String> token(Map<String, String> form) {
        return Optional.ofNullable(open.remove(form.getOrDefault("code", "")))
                .filter(grant -> "authorization_code".equals(form.get("grant_type")))
                .filter(grant -> client.equals(form.get("client_id")))
                .filter(grant -> grant.asked().getOrDefault("redirect_uri", "").equals(form.get("redirect_uri")))
                .filter(grant -> grant.asked()
                        .getOrDefault("code_challenge", "")
                        .equals(hash(form.getOrDefault("code_verifier", ""))))
                .map(grant -> json(Map.of(
                        "access_token", UUID.randomUUID().toString(),
                        "token_type", "Bearer",
                        "expires_in", HOUR.toSeconds(),
                        "id_token", signed(claims(grant)))));
    }

    private Map<String, Object> claims(Grant grant) {
        var now = clock.instant().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer.toString());
        claims.put("aud", client);
        claims.put(
                "sub",
                UUID.nameUUIDFromBytes(grant.person().address().getBytes(StandardCharsets.UTF_8))
                        .toString());
        claims.put("iat", now);
        claims.put("exp", now + HOUR.toSeconds());
        claims.put("nonce", grant.asked().getOrDefault("nonce", ""));
        claims.put("email", grant.person().address());
        claims.put("cognito:groups", grant.person().groups());
        return twist.apply(claims);
    }

    private String signed(Map<String, Object> claims) {
        var text = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(json(claims));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM signs with RSA", e);
        }
    }

    private static String hash(String verifier) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Map<String, Object> values) {
        return new String(Json.bytes(values), StandardCharsets.UTF_8);
    }
}
