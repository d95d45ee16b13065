package io.tidings.web;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody act through an editor's browser from another site. A browser says with each POST where it came from
 * ({@code Sec-Fetch-Site}, {@code Origin}); a program that says neither has no sign-in of ours that could be abused.
 */
final class SameOrigin {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI base;

    SameOrigin(URI base) {
        this.base = base;
    }

    void check(Request request) {
        // On one's own machine a name that a stranger's DNS points here must not reach the console, not even to read.
        if (isLoopback(base.getHost()) && !isLoopback(host(request))) {
            throw refused("This console answers on this machine only.", "Host");
        }
        if (request.method().equals("GET") || request.method().equals("HEAD")) {
            return;
        }
        String site = request.header("sec-fetch-site").orElse("none");
        if (site.equals("same-origin")) {
            // Our pages send no referrer, and a form of such a page has the Origin "null".
            return;
        }
        if (!site.equals("none")) {
            throw refused("This act came from another site's page.", "Sec-Fetch-Site");
        }
        if (request.header("origin").filter(origin -> !isOurs(origin, request)).isPresent()) {
            throw refused("This act came from another site's page.", "Origin");
        }
    }

    private boolean isOurs(String origin, Request request) {
        int scheme = origin.indexOf("://");
        String authority = scheme < 0 ? "" : origin.substring(scheme + 3).toLowerCase(Locale.ROOT);
        return authority.equals(request.header("host").orElse("").toLowerCase(Locale.ROOT))
                || authority.equals(String.valueOf(base.getAuthority()).toLowerCase(Locale.ROOT));
    }

    private static boolean isLoopback(@Nullable String host) {
        return host == null || LOOPBACK.contains(host);
    }

    private static @Nullable String host(Request request) {
        String host = request.header("host").orElse("").toLowerCase(Locale.ROOT);
        if (host.isEmpty()) {
            return null;
        }
        int port = host.lastIndexOf(':');
        return port > host.lastIndexOf(']') ? host.substring(0, port) : host;
    }

    private Refused refused(String what, String where) {
        return new Refused(403, what, where, "Open the console at " + base + "/console and act there.");
    }
}
