package io.tidings.embedded;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer as it goes over the wire. Whoever makes one hands its octets over. */
public final class WireReply {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    public WireReply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    public static WireReply of(int status, String body) {
        return new WireReply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The octets themselves: not to be written to. */
    public byte[] body() {
        return body;
    }
}
