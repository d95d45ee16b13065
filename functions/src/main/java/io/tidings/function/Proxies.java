package io.tidings.function;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.utils.ProxyConfigProvider;

/**
 * The proxy that {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name, read as the SDK's own clients read them;
 * where they name none, the JVM's properties decide. This machine is always reached without. A name and a password for the
 * proxy are not sent. Thread-safe.
 */
public final class Proxies extends ProxySelector {
    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final Map<String, Optional<ProxyConfigProvider>> byScheme = new ConcurrentHashMap<>();
    private final ProxySelector properties;

    Proxies(ProxySelector properties) {
        this.properties = properties;
    }

    /** From now on every connection of this JVM that asks for a proxy asks here: to AWS, and to the feeds that are pulled. */
    public static void install() {
        if (!(ProxySelector.getDefault() instanceof Proxies)) {
            ProxySelector.setDefault(new Proxies(ProxySelector.getDefault()));
        }
    }

    @Override
    public List<Proxy> select(URI uri) {
        if (uri.getHost() == null) {
            // A name that URI knows no host in, as one with an underscore: the JVM's selector takes it all the same.
            return properties.select(uri);
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (isThisMachine(host)) {
            return DIRECT;
        }
        return named(uri.getScheme())
                .map(told -> without(told, host) ? DIRECT : List.of(over(told)))
                .orElseGet(() -> properties.select(uri));
    }

    private Optional<ProxyConfigProvider> named(String scheme) {
        return byScheme.computeIfAbsent(
                scheme,
                name -> Optional.ofNullable(ProxyConfigProvider.fromEnvironmentSettings(name))
                        .filter(told -> told.host() != null));
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static boolean without(ProxyConfigProvider told, String host) {
        return told.nonProxyHosts().stream().anyMatch(host::matches);
    }

    private static Proxy over(ProxyConfigProvider told) {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(told.host(), told.port()));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        properties.connectFailed(uri, address, failure);
    }
}
