package io.tidings.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** SES's protocol over HTTP on loopback. */
final class SesHttp implements AutoCloseable {
    static {
        // Read once by the JDK's server: without it each answer waits 40 ms for an acknowledgement (Nagle's algorithm).
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SesProtocol protocol;

    SesHttp(SesProtocol protocol) throws IOException {
        this.protocol = protocol;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void faults(Faults script) {
        protocol.faults(script);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var octets = exchange.getRequestBody().readAllBytes();
            var reply = protocol.answer(
                    exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), octets);
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(reply.status(), reply.body().length);
            exchange.getResponseBody().write(reply.body());
        } catch (EOFException _) {
            // closing an exchange that has no answer closes its connection
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
