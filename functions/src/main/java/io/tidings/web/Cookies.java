package io.tidings.web;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Our cookies: for this host only, sent to it alone, and out of reach of any script. */
final class Cookies {

    private final boolean secure;

    /** Over TLS, as everywhere but on one's own machine, the browser itself holds them to this host (RFC 6265bis, 4.1.3.2). */
    Cookies(URI base) {
        this.secure = "https".equals(base.getScheme());
    }

    /** As {@code Set-Cookie} has it. Another site's link brings it along, another site's form does not. */
    String set(String name, String value, Duration age) {
        return named(name) + "=" + value + "; Path=/; Max-Age=" + age.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    String clear(String name) {
        return set(name, "", Duration.ZERO);
    }

    Optional<String> read(Request request, String name) {
        String start = named(name) + "=";
        return Arrays.stream(request.header("cookie").orElse("").split(";", -1))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(start))
                .map(cookie -> cookie.substring(start.length()))
                .findFirst();
    }

    private String named(String name) {
        return (secure ? "__Host-tidings-" : "tidings-") + name;
    }
}
