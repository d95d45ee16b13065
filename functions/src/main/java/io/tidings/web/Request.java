package io.tidings.web;

import io.tidings.signin.Role;
import io.tidings.signin.Visitor;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A request as it came: method, path without query, the last value of each query parameter (decoded), headers by
 * lower-case name, and the body's bytes.
 */
@SuppressWarnings("ArrayRecordComponent") // bytes in, bytes out; nobody compares requests
public record Request(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {

    /** Who acts, as the handler learnt it from who signed the request. A client's own header of this name means nothing. */
    public static final String USER = "tidings-user";

    /** What somebody who has signed in may do: a role's name. Set behind the door only. */
    private static final String ROLE = "tidings-role";

    public Request {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = Collections.unmodifiableMap(lower);
    }

    /** From a request target as it stands in the first line of HTTP: path and, after '?', the raw query. */
    public static Request of(String method, String target, Map<String, String> headers, byte[] body) {
        int mark = target.indexOf('?');
        return mark < 0
                ? new Request(method, target, Map.of(), headers, body)
                : new Request(
                        method,
                        target.substring(0, mark),
                        Form.read(target.substring(mark + 1)).lastValues(),
                        headers,
                        body);
    }

    /** Whether only we may say this header of a request. */
    public static boolean isOurs(String header) {
        return header.equalsIgnoreCase(USER) || header.equalsIgnoreCase(ROLE);
    }

    /** The same from somebody who has signed in. */
    Request by(Visitor visitor) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(USER, visitor.name());
        more.put(ROLE, visitor.role().name());
        return new Request(method, path, query, more, body);
    }

    /** The same for another path. */
    Request at(String otherPath) {
        return new Request(method, otherPath, query, headers, body);
    }

    /** Path and query, as a link to it says them. */
    String target() {
        String asked = query.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        return asked.isEmpty() ? path : path + "?" + asked;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The role of who has signed in; empty for who needs none, as the account's own identities. */
    Optional<Role> role() {
        return header(ROLE).map(Role::valueOf);
    }

    /** Whether it asks for nothing but an answer: a GET or HEAD changes nothing. */
    boolean isReading() {
        return method.equals("GET") || method.equals("HEAD");
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    /** Refuses parameters of other names, as one that is misspelt would be passed over. */
    void only(String... names) {
        query.keySet().stream()
                .filter(name -> !List.of(names).contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Refused(
                            400,
                            "There is no such parameter here: " + name + ".",
                            name,
                            "Leave it out, or use one of " + String.join(", ", names) + ".");
                });
    }

    /** A parameter that is true or false; false where it is missing. */
    boolean flag(String name) {
        String given = query.getOrDefault(name, "false");
        if (!given.equals("true") && !given.equals("false")) {
            throw new Refused(400, "“" + given + "” is neither true nor false.", name, "Send " + name + "=true.");
        }
        return given.equals("true");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean isFor(String type) {
        return header("content-type").orElse("").toLowerCase(Locale.ROOT).startsWith(type);
    }

    /** The fields of a form; empty when the body is of another type. */
    Form form() {
        if (isFor("application/x-www-form-urlencoded")) {
            return Form.read(text());
        }
        return Multipart.read(header("content-type").orElse(""), body).orElseGet(() -> Form.read(""));
    }

    /**
     * The network address that asked, as the last proxy saw it (what stands before it, a client may have made up); empty
     * when there is no proxy. Of an IPv6 address only the network, as one household has endless addresses in it.
     */
    String origin() {
        String last = header("x-forwarded-for").orElse("");
        String address = last.substring(last.lastIndexOf(',') + 1).strip();
        try {
            return network(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException _) {
            return address;
        }
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? address.getHostAddress() : HexFormat.of().formatHex(bytes, 0, 8);
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            // A lone % is no reason to fail: it stands for itself.
            return text;
        }
    }
}
