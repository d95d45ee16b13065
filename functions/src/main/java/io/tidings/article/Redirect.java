package io.tidings.article;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where an address may lead on to. The feed's own host is as the operator wrote it, wherever it stands; another one must not
 * stand inside: what answers there answers us, and nobody on the web.
 */
final class Redirect {
    private Redirect() {}

    /** Throws {@link IllegalArgumentException} that says why, unless it may be followed. */
    static void check(URI asked, URI from, URI to) {
        var isSecure = "https".equalsIgnoreCase(to.getScheme());
        if (to.getHost() == null || !(isSecure || "http".equalsIgnoreCase(to.getScheme()))) {
            throw new IllegalArgumentException("no address on the web");
        }
        if ("https".equalsIgnoreCase(from.getScheme()) && !isSecure) {
            throw new IllegalArgumentException("from https to http");
        }
        if (!to.getHost().equalsIgnoreCase(asked.getHost()) && isInside(to.getHost())) {
            throw new IllegalArgumentException("an address inside a network");
        }
    }

    private static boolean isInside(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(Redirect::isInside);
        } catch (UnknownHostException e) {
            // Behind a proxy only the proxy knows names; without one nothing will be reached.
            return false;
        }
    }

    static boolean isInside(InetAddress address) {
        var bytes = address.getAddress();
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet6Address ? isUniqueLocal(bytes) : isShared(bytes));
    }

    /** spec: RFC 4193, 3.1: fc00::/7 */
    private static boolean isUniqueLocal(byte[] bytes) {
        return (bytes[0] & 0xfe) == 0xfc;
    }

    /** spec: RFC 6598, 7: 100.64.0.0/10; RFC 1122, 3.2.1.3: 0.0.0.0/8 is "this host on this network" */
    private static boolean isShared(byte[] bytes) {
        return bytes[0] == 0 || (bytes[0] == 100 && (bytes[1] & 0xc0) == 64);
    }
}
