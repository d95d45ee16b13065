package io.tidings.signin;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the provider says of somebody: the claims of an ID token. Its signature is not looked at: it comes from the
 * provider itself over TLS, which OpenID Connect Core 1.0, section 3.1.3.7, point 6, lets stand for it. Everything else
 * that section asks for is.
 */
record IdToken(JsonNode claims) {

    /** How wrong the two clocks may be. */
    private static final Duration SLACK = Duration.ofMinutes(2);

    /** Where people are called something: the first that is there. */
    private static final List<String> NAMES = List.of("email", "preferred_username", "cognito:username", "name", "sub");

    /** Where their groups stand, at Cognito and elsewhere. */
    private static final List<String> GROUPS = List.of("cognito:groups", "groups", "roles");

    /**
     * Who it is.
     *
     * @throws SignInFailed when the token is not of this provider, for us, for this attempt and of now, or who it names has
     *     no role here
     */
    Visitor visitor(Provider provider, Attempt attempt, Instant now) {
        require(text("iss").equals(provider.issuer().toString()), "iss");
        Set<String> audience = texts("aud");
        require(audience.contains(provider.client()), "aud");
        require(audience.size() == 1 || text("azp").equals(provider.client()), "azp");
        require(now.minus(SLACK).getEpochSecond() < claims.path("exp").asLong(), "exp");
        require(claims.path("iat").asLong() <= now.plus(SLACK).getEpochSecond(), "iat");
        require(same(text("nonce"), attempt.nonce()), "nonce");
        Set<String> groups = new HashSet<>();
        GROUPS.forEach(claim -> groups.addAll(texts(claim)));
        String name = name();
        return Role.of(groups)
                .map(role -> new Visitor(name, role))
                .orElseThrow(() -> new SignInFailed(
                        SignInFailed.Fault.NO_ROLE,
                        "You are signed in as " + name + ", who has no role here.",
                        "Ask whoever runs Tidings to put you into the group editor or marketing, or sign in as somebody"
                                + " else."));
    }

    private String name() {
        return NAMES.stream()
                .map(this::text)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElseThrow(() -> wrong("sub"));
    }

    private String text(String claim) {
        return claims.path(claim).asText("");
    }

    /** A claim may be a list, or a text that stands alone. */
    private Set<String> texts(String claim) {
        Set<String> texts = new HashSet<>();
        JsonNode value = claims.path(claim);
        if (value.isTextual()) {
            texts.add(value.asText());
        }
        value.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static void require(boolean right, String claim) {
        if (!right) {
            throw wrong(claim);
        }
    }

    private static SignInFailed wrong(String claim) {
        return SignInFailed.provider("The sign-in service's answer is not for us: its \"" + claim + "\" is wrong.");
    }
}
