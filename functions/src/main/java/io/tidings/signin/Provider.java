package io.tidings.signin;

import java.net.URI;
import java.util.Set;

/**
 * The OpenID provider that knows the people.
 *
 * @param issuer what it calls itself: its discovery document stands below it
 * @param client what it calls us: a public client, which proves itself by PKCE
 */
public record Provider(URI issuer, String client) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Checks the issuer.
     *
     * @throws IllegalArgumentException where what it says could be read or changed on its way
     */
    public Provider {
        if (!isSafe(issuer)) {
            throw new IllegalArgumentException("The issuer must begin with https://, not be '" + issuer + "'.");
        }
    }

    URI discovery() {
        String issuerText = issuer.toString();
        return URI.create(issuerText.replaceFirst("/$", "") + "/.well-known/openid-configuration");
    }

    /** By TLS, or never leaving this machine. */
    static boolean isSafe(URI address) {
        return "https".equals(address.getScheme())
                ? address.getHost() != null
                : "http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(address.getHost()));
    }
}
