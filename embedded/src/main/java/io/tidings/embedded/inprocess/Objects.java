package io.tidings.embedded.inprocess;

import io.tidings.embedded.WireReply;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.SdkHttpRequest;

/** As much of S3 as sending needs: objects are put, once where that is asked for, got and deleted. Thread-safe. */
final class Objects {
    /** There is no clock here: every object is of the same hour. */
    private static final String ALWAYS = "Thu, 01 Jan 2026 00:00:00 GMT";

    private static final int FINE = 200;
    private static final int GONE = 204;
    private static final int NOT_FOUND = 404;
    private static final int EXISTS = 412;
    private static final int NOT_SPOKEN = 501;

    private final Map<String, WireReply> objects = new ConcurrentHashMap<>();

    WireReply answer(SdkHttpRequest request, byte[] body) {
        String path = request.encodedPath();
        boolean isBucket = path.indexOf('/', 1) < 0;
        return switch (request.method()) {
            case PUT -> isBucket ? WireReply.of(FINE, "") : put(path, request, body);
            case GET -> Optional.ofNullable(objects.get(path)).orElseGet(() -> error(NOT_FOUND, "NoSuchKey"));
            case HEAD ->
                Optional.ofNullable(objects.get(path))
                        .map(object -> new WireReply(FINE, object.headers(), new byte[0]))
                        .orElseGet(() -> WireReply.of(NOT_FOUND, ""));
            case DELETE -> delete(path);
            default -> error(NOT_SPOKEN, "NotImplemented");
        };
    }

    private WireReply delete(String path) {
        objects.remove(path);
        return WireReply.of(GONE, "");
    }

    private WireReply put(String path, SdkHttpRequest request, byte[] body) {
        byte[] content =
                request.firstMatchingHeader("x-amz-decoded-content-length").isPresent() ? unchunked(body) : body;
        WireReply object =
                new WireReply(FINE, Map.of("ETag", '"' + md5(content) + '"', "Last-Modified", ALWAYS), content);
        boolean once = request.firstMatchingHeader("If-None-Match").isPresent();
        if (once && objects.putIfAbsent(path, object) != null) {
            return error(EXISTS, "PreconditionFailed");
        }
        Optional<String> was = request.firstMatchingHeader("If-Match");
        return was.isPresent() ? replaced(path, object, was.get()) : written(path, object);
    }

    private WireReply written(String path, WireReply object) {
        objects.put(path, object);
        return new WireReply(FINE, object.headers(), new byte[0]);
    }

    private WireReply replaced(String path, WireReply object, String was) {
        WireReply old = objects.get(path);
        if (old == null) {
            return error(NOT_FOUND, "NoSuchKey");
        }
        boolean isSame = was.equals(old.headers().get("ETag"));
        return isSame && objects.replace(path, old, object)
                ? new WireReply(FINE, object.headers(), new byte[0])
                : error(EXISTS, "PreconditionFailed");
    }

    /** spec: aws-chunked: {@code length-in-hex[;signature]\r\n octets \r\n}, ended by a chunk of length 0. */
    private static byte[] unchunked(byte[] body) {
        var content = new ByteArrayOutputStream(body.length);
        int at = 0;
        while (true) {
            int length = 0;
            while (Character.digit(body[at], 16) >= 0) {
                length = 16 * length + Character.digit(body[at++], 16);
            }
            while (body[at++] != '\n') {
                // past the signature, and the end of the line
            }
            if (length == 0) {
                return content.toByteArray();
            }
            content.write(body, at, length);
            at += length + 2;
        }
    }

    static String md5(byte[] octets) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(octets);
            return "%032x".formatted(new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }

    private static WireReply error(int status, String code) {
        return WireReply.of(status, "<Error><Code>" + code + "</Code><Message>" + code + "</Message></Error>");
    }

    Map<String, WireReply> copy() {
        return new HashMap<>(objects);
    }

    void restore(Map<String, WireReply> kept) {
        objects.keySet().retainAll(kept.keySet());
        objects.putAll(kept);
    }
}
