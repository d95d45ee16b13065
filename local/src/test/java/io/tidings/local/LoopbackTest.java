package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import org.junit.jupiter.api.Test;

final class LoopbackTest {

    @Test
    void ourOwnPagesMayDoAnything() {
        assertThat(Loopback.trusts("GET", headers("127.0.0.1:8080", ""))).isTrue();
        assertThat(Loopback.trusts("POST", headers("localhost:8080", "http://localhost:8080")))
                .isTrue();
        assertThat(Loopback.trusts("POST", headers("[::1]:8080", ""))).isTrue();
    }

    @Test
    void aNameThatSomebodyLetsPointHereIsNotOurs() {
        assertThat(Loopback.trusts("GET", headers("evil.example.com:8080", ""))).isFalse();
    }

    @Test
    void aFormOnAnotherSiteMayNotPostHere() {
        assertThat(Loopback.trusts("POST", headers("127.0.0.1:8080", "https://evil.example.com")))
                .isFalse();
        assertThat(Loopback.trusts("POST", headers("127.0.0.1:8080", "http://127.0.0.1:9999")))
                .isFalse();
        assertThat(Loopback.trusts("POST", headers("127.0.0.1:8080", "null"))).isFalse();
    }

    private static Headers headers(String host, String origin) {
        var headers = new Headers();
        headers.set("Host", host);
        if (!origin.isEmpty()) {
            headers.set("Origin", origin);
        }
        return headers;
    }
}
