package io.tidings.article;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one address of an article, however it is written: scheme and host in lower case, an international host in its ASCII
 * form, no default port, no fragment, no dot segments, no parameters that only say where a click came from, the others
 * sorted by name. Its scheme, {@code www.} and a slash at the end of the path stay in the address, as servers may need them, and
 * are left out of the {@link ArticleId}.
 */
public final class CanonicalUrl {
    private static final int LONGEST = 2048;
    private static final int LONGEST_FRAGMENT = 200;
    private static final Pattern SCHEME = Pattern.compile("(?i)([a-z][a-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9._-]*[a-z0-9])?|\\[[0-9a-f:.]+]");

    private CanonicalUrl() {}

    /**
     * Reads an address as it stands in a file or feed.
     *
     * @param base what a relative address is relative to
     * @throws IllegalArgumentException with a sentence that says why there is no such address to link to
     */
    public static URI of(String raw, @Nullable URI base) {
        var text = raw.strip().replaceAll("[\\t\\n\\r]", "").replaceFirst("#.*", "");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("has no link");
        }
        requireWeb(text);
        var address = absolute(UrlText.escape(text), base);
        return checked(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT)
                + "://"
                + host(address)
                + port(address)
                + UrlText.path(address.getRawPath())
                + query(address));
    }

    /** What an address says of a place in its page, as it may stand in an address; empty where that is nothing. */
    static String fragment(String raw) {
        int hash = raw.indexOf('#');
        var fragment = hash < 0 ? "" : raw.substring(hash + 1).strip();
        try {
            var escaped = UrlText.escape(fragment).replace("#", "%23");
            return escaped.length() > LONGEST_FRAGMENT
                    ? ""
                    : Optional.ofNullable(new URI("#" + escaped).getRawFragment())
                            .orElse("");
        } catch (URISyntaxException e) {
            return "";
        }
    }

    /** That place in the page; the page itself where the fragment is empty. */
    static String withFragment(URI page, String fragment) {
        return fragment.isEmpty() ? page.toString() : page + "#" + fragment;
    }

    /** The address of what others are relative to; empty where it is none to link to itself. */
    static Optional<URI> find(String raw) {
        try {
            return isWeb(raw) ? Optional.of(of(raw, null)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether this could be an address on the web; the ids of feeds are, or are not. */
    static boolean isWeb(String text) {
        return text.strip().matches("(?is)https?://\\S.*");
    }

    private static void requireWeb(String text) {
        var scheme = SCHEME.matcher(text);
        if (scheme.matches() && !scheme.group(1).toLowerCase(Locale.ROOT).matches("https?")) {
            throw new IllegalArgumentException(
                    "links with " + scheme.group(1).toLowerCase(Locale.ROOT) + ": instead of http: or https:");
        }
    }

    private static URI absolute(String text, @Nullable URI base) {
        try {
            var address = new URI(text.startsWith("//") && base == null ? "https:" + text : text);
            if (address.isAbsolute()) {
                return address;
            }
            if (base == null || !base.isAbsolute() || base.isOpaque()) {
                throw new IllegalArgumentException("has a relative link and nothing says relative to what");
            }
            return resolved(address, base);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("has a link that is no address (" + e.getReason() + ")", e);
        }
    }

    /** As browsers do it: URI is wrong about a base without a path and about a query alone. */
    private static URI resolved(URI address, URI base) throws URISyntaxException {
        var page = base.toString().replaceFirst("[?#].*", "");
        if (address.toString().startsWith("?")) {
            return new URI(page + address);
        }
        return new URI(base.getRawPath().isEmpty() ? page + "/" : page).resolve(address);
    }

    private static String host(URI address) {
        if (Optional.ofNullable(address.getRawAuthority()).orElse("").contains("@")) {
            throw new IllegalArgumentException("has a link with a user name in it");
        }
        var ascii = ascii(UrlText.host(address)).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (!HOST.matcher(ascii).matches()) {
            throw new IllegalArgumentException("has a link without a proper host");
        }
        return ascii;
    }

    private static String ascii(String host) {
        try {
            return host.startsWith("[") ? host : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a link without a proper host", e);
        }
    }

    private static String port(URI address) {
        int port = UrlText.port(address);
        var usual = "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
        return port < 0 || port == usual ? "" : ":" + port;
    }

    private static String query(URI address) {
        var raw = address.getRawQuery();
        var kept = raw == null ? "" : Tracking.removedFrom(raw);
        return kept.isEmpty() ? "" : "?" + kept;
    }

    private static URI checked(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("has a link of more than " + LONGEST + " characters");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("has a link that is no address (" + e.getReason() + ")", e);
        }
    }
}
