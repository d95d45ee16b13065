package io.tidings.article;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of an address as people write them, brought into the form that RFC 3986 calls normal. */
final class UrlText {
    private static final Pattern AUTHORITY = Pattern.compile("(.*?)(?::([0-9]{0,5}))?");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=%";

    private UrlText() {}

    /** Escapes what may not stand in an address as it is; a backslash is a slash, as browsers read it. */
    static String escape(String text) {
        var escaped = new StringBuilder();
        text.replace('\\', '/').codePoints().forEach(c -> {
            if (isPlain(c) || ALLOWED.indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    escaped.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
                }
            }
        });
        return escapeBrackets(escaped.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25"));
    }

    /** Brackets stand in hosts; URI refuses them elsewhere, where many addresses have them. */
    private static String escapeBrackets(String text) {
        int host = text.indexOf("//");
        int path = host < 0 ? 0 : text.indexOf('/', host + 2);
        int rest = path < 0 ? text.length() : path;
        return text.substring(0, rest)
                + text.substring(rest).replace("[", "%5B").replace("]", "%5D");
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    static String host(URI address) {
        var host = authority(address).group(1);
        return URLDecoder.decode(host.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The port, or -1 where none is given. */
    static int port(URI address) {
        var port = authority(address).group(2);
        return port == null || port.isEmpty() ? -1 : Integer.parseInt(port);
    }

    // URI knows no host where it is escaped or has an underscore, so the authority is taken apart here.
    private static Matcher authority(URI address) {
        var matcher =
                AUTHORITY.matcher(Optional.ofNullable(address.getRawAuthority()).orElse(""));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("has a link without a proper host");
        }
        return matcher;
    }

    /** spec: RFC 3986, 6.2.2: upper-case escapes, unreserved characters unescaped, no dot segments. */
    static String path(String raw) {
        var plain = ESCAPE.matcher(raw).replaceAll(found -> {
            int c = Integer.parseInt(found.group(1), 16);
            var unreserved = isPlain(c) || "-._~".indexOf(c) >= 0;
            return unreserved ? Character.toString(c) : "%" + found.group(1).toUpperCase(Locale.ROOT);
        });
        var segments = new ArrayDeque<String>();
        for (var segment : plain.replaceFirst("^/", "").replaceFirst("/$", "").split("/", -1)) {
            switch (segment) {
                case "." -> {}
                case ".." -> segments.pollLast();
                default -> segments.add(segment);
            }
        }
        var slash = plain.endsWith("/") || plain.endsWith("/.") || plain.endsWith("/..");
        var joined = "/" + String.join("/", segments);
        return slash && !joined.endsWith("/") ? joined + "/" : joined;
    }
}
