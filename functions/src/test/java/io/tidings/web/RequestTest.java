package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RequestTest {

    @Test
    void aNetworkOfTheNewKindIsOneOriginHoweverItsAddressesAreWritten() {
        assertThat(Stream.of(
                                "2001:db8::1",
                                "2001:db8::2",
                                "2001:db8::a:b",
                                "2001:DB8:0:0:1:2:3:4",
                                "2001:0db8::ffff:1.2.3.4")
                        .map(RequestTest::origin)
                        .collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(origin("2001:db8:0:1::1")).isNotEqualTo(origin("2001:db8::1"));
    }

    @Test
    void anAddressOfTheOldKindIsAnOriginOfItsOwn() {
        assertThat(origin("198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(origin("203.0.113.9, 198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(origin("::ffff:198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(origin("")).isEmpty();
    }

    @Test
    void whatIsNoAddressIsTakenAsItIs() {
        assertThat(origin("unknown")).isEqualTo("unknown");
        assertThat(origin("news.example.org")).isEqualTo("news.example.org");
        assertThat(origin("fe80::1%eth0")).isNotEmpty();
    }

    private static String origin(String forwarded) {
        return new Request("POST", "/subscribe", Map.of(), Map.of("X-Forwarded-For", forwarded), new byte[0]).origin();
    }
}
