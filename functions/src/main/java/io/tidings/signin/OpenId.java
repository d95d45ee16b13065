package io.tidings.signin;

import static java.net.http.HttpResponse.BodyHandlers.limiting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** OpenID Connect with one provider, whose addresses it asks for once: code flow with PKCE (S256). Thread-safe. */
final class OpenId {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final long LARGEST = 100_000;
    private static final int OK = 200;
    private static final int FAULT_OF_THEIRS = 500;
    private static final int PARTS_OF_A_TOKEN = 3;

    private final Provider provider;
    private volatile @Nullable Addresses known;

    /** Apart, so that the client, which is slow to make, is made when somebody signs in and not when a function starts. */
    private static final class Outside {
        private static final HttpClient HTTP =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    /** As the provider's discovery document tells them (OpenID Connect Discovery 1.0). */
    private record Addresses(URI authorization, URI token, Optional<URI> endSession) {}

    OpenId(Provider provider) {
        this.provider = provider;
    }

    /** Where the browser goes to sign in. */
    URI signInAt(Attempt attempt, URI back) {
        return with(
                addresses().authorization(),
                "response_type=code",
                field("client_id", provider.client()),
                field("redirect_uri", back.toString()),
                "scope=openid+email",
                field("state", attempt.state()),
                field("nonce", attempt.nonce()),
                field("code_challenge", attempt.challenge()),
                "code_challenge_method=S256");
    }

    /** Where the browser goes to sign out there as well; empty where the provider has no such place. */
    Optional<URI> signOutAt(URI back) {
        // Cognito has a name of its own for the way back.
        return addresses()
                .endSession()
                .map(address -> with(
                        address,
                        field("client_id", provider.client()),
                        field("post_logout_redirect_uri", back.toString()),
                        field("logout_uri", back.toString())));
    }

    /** The ID token for a code, which is good for one time. */
    IdToken redeem(String code, Attempt attempt, URI back) {
        String form = String.join(
                "&",
                "grant_type=authorization_code",
                field("client_id", provider.client()),
                field("code", code),
                field("redirect_uri", back.toString()),
                field("code_verifier", attempt.verifier()));
        HttpResponse<String> answer = ask(HttpRequest.newBuilder(addresses().token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        if (answer.statusCode() != OK && answer.statusCode() < FAULT_OF_THEIRS) {
            throw SignInFailed.attempt(
                    "The sign-in service did not take its own code back; it may have been used before.");
        }
        return claims(object(answer).path("id_token").asText(""));
    }

    private Addresses addresses() {
        Addresses addresses = known;
        if (addresses == null) {
            addresses = discovered();
            known = addresses;
        }
        return addresses;
    }

    private Addresses discovered() {
        JsonNode document = object(ask(HttpRequest.newBuilder(provider.discovery())));
        if (!document.path("issuer").asText().equals(provider.issuer().toString())) {
            throw SignInFailed.provider("The sign-in service calls itself something else than we were told.");
        }
        return new Addresses(
                address(document, "authorization_endpoint").orElseThrow(OpenId::unclear),
                address(document, "token_endpoint").orElseThrow(OpenId::unclear),
                address(document, "end_session_endpoint"));
    }

    private static Optional<URI> address(JsonNode document, String name) {
        try {
            return Optional.of(document.path(name).asText(""))
                    .filter(text -> !text.isEmpty())
                    .map(URI::create)
                    .filter(Provider::isSafe);
        } catch (IllegalArgumentException e) {
            throw unclear().because(e);
        }
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) {
        try {
            return Outside.HTTP.send(
                    request.timeout(PATIENCE)
                            .header("Accept", "application/json")
                            .build(),
                    limiting(BodyHandlers.ofString(), LARGEST));
        } catch (IOException e) {
            throw SignInFailed.provider("The sign-in service does not answer.").because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SignInFailed.provider("The sign-in service was not waited for.")
                    .because(e);
        }
    }

    private static JsonNode object(HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            throw SignInFailed.provider("The sign-in service answered with status " + answer.statusCode() + ".");
        }
        return parsed(answer.body());
    }

    /** The middle part of a compact JWT (RFC 7519). */
    private static IdToken claims(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS_OF_A_TOKEN) {
            throw unclear();
        }
        try {
            return new IdToken(parsed(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw unclear().because(e);
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw unclear().because(e);
        }
    }

    private static SignInFailed unclear() {
        return SignInFailed.provider("The sign-in service's answer can't be understood.");
    }

    private static URI with(URI address, String... fields) {
        List<String> query = new ArrayList<>();
        Optional.ofNullable(address.getRawQuery()).ifPresent(query::add);
        query.addAll(List.of(fields));
        String text = address.toString();
        int mark = text.indexOf('?');
        return URI.create((mark < 0 ? text : text.substring(0, mark)) + "?" + String.join("&", query));
    }

    private static String field(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
