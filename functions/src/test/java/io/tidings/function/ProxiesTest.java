package io.tidings.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.utils.internal.SystemSettingUtilsTestBackdoor;

/** Which requests go by way of a proxy that the environment names. */
final class ProxiesTest {
    private static final String PROXY = "http://proxy.example.net:3128";

    @AfterEach
    void forget() {
        SystemSettingUtilsTestBackdoor.clearEnvironmentVariableOverrides();
    }

    @ParameterizedTest(name = "{0}, NO_PROXY {1}: by proxy {2}")
    @CsvSource({
        "https://email.eu-west-1.amazonaws.com/v2, '', true",
        "https://email.eu-west-1.amazonaws.com/v2, other.example, true",
        "https://email.eu-west-1.amazonaws.com/v2, *.amazonaws.com, false",
        "https://EMAIL.eu-west-1.amazonaws.com/v2, 'other.example,email.eu-west-1.amazonaws.com', false",
        "http://tables.example.org, '', true",
        "http://localhost:4566, '', false",
        "http://127.0.0.1:4566, '', false",
        "http://[::1]:4566, '', false"
    })
    void theEnvironmentNamesTheWay(String url, String noProxy, boolean proxied) {
        SystemSettingUtilsTestBackdoor.addEnvironmentVariableOverride("HTTPS_PROXY", PROXY);
        SystemSettingUtilsTestBackdoor.addEnvironmentVariableOverride("HTTP_PROXY", PROXY);
        SystemSettingUtilsTestBackdoor.addEnvironmentVariableOverride("NO_PROXY", noProxy);

        List<Proxy> ways = new Proxies(ProxySelector.getDefault()).select(URI.create(url));

        assertThat(ways)
                .containsExactly(
                        proxied
                                ? new Proxy(
                                        Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example.net", 3128))
                                : Proxy.NO_PROXY);
    }

    @Test
    void aHostThatUriDoesNotKnowIsLeftToTheJvm() {
        SystemSettingUtilsTestBackdoor.addEnvironmentVariableOverride("HTTP_PROXY", PROXY);

        List<Proxy> ways = new Proxies(ProxySelector.of(null)).select(URI.create("http://local_stack:4566"));

        assertThat(ways).containsExactly(Proxy.NO_PROXY);
    }

    @Test
    void withoutOneThePropertiesOfTheJvmDecide() {
        Proxy property = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("property.example.net", 8080));

        List<Proxy> ways = new Proxies(
                        ProxySelector.of(InetSocketAddress.createUnresolved("property.example.net", 8080)))
                .select(URI.create("https://email.eu-west-1.amazonaws.com/v2"));

        assertThat(ways).containsExactly(property);
    }
}
