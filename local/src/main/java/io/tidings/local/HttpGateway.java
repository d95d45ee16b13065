package io.tidings.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one port of the local system, on loopback: the site, the console, the API and the mailbox. */
final class HttpGateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpGateway.class);

    private static final int HIGHEST_PORT = 65_535;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private HttpGateway(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
    }

    /** Takes the port (0 for any) but answers nobody before {@link #serve}. */
    static HttpGateway bind(int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new Refusal("There is no port " + port + ": ports go from 0, for any, to " + HIGHEST_PORT + ".");
        }
        try {
            return new HttpGateway(
                    HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 64));
        } catch (BindException e) {
            throw new Refusal("Port " + port + " is taken; choose another with --port, or --port 0 for any.", e);
        } catch (IOException e) {
            throw new Refusal("Port " + port + " can't be listened on: " + e.getMessage() + ".", e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void serve(HttpHandler handler) {
        server.createContext("/", exchange -> answer(handler, exchange));
        server.start();
    }

    private static void answer(HttpHandler handler, HttpExchange exchange) {
        try (exchange) {
            try {
                handler.handle(exchange);
            } catch (RuntimeException e) {
                LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
                apologise(exchange);
            }
        } catch (IOException e) {
            LOG.debug("{} {} was given up by its caller", exchange.getRequestMethod(), exchange.getRequestURI(), e);
        }
    }

    private static void apologise(HttpExchange exchange) throws IOException {
        var sentence = "This failed; the terminal says why.\n".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        HttpEvents.send(exchange, 500, sentence);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
