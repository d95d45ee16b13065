package io.tidings.local;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.util.Set;

/**
 * Keeps other web pages in the same browser away from a mailbox without a login: a name that somebody lets point to
 * 127.0.0.1 is not ours, and a form on another site may not post here.
 */
final class Loopback {
    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

    private Loopback() {}

    static boolean trusts(String method, Headers headers) {
        var host = headers.getFirst("Host");
        if (host == null || !HOSTS.contains(withoutPort(host))) {
            return false;
        }
        // Our pages send no referrer: a form of theirs has the Origin "null", but the browser says where it stands.
        var site = headers.getFirst("Sec-Fetch-Site");
        var origin = "same-origin".equals(site) ? null : headers.getFirst("Origin");
        return method.equals("GET") || method.equals("HEAD") || origin == null || sameAs(host, origin);
    }

    private static boolean sameAs(String host, String origin) {
        try {
            return host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":[0-9]+$", "");
    }
}
