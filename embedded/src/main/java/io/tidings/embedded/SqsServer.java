package io.tidings.embedded;

import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/**
 * ElasticMQ on loopback. It keeps queues and messages in memory only: a restart begins with no queue at all, and whoever
 * needs a message to survive must be able to find its work again without it.
 */
final class SqsServer {
    private final SQSRestServer server;
    private final int port;

    private SqsServer(SQSRestServer server, int port) {
        this.server = server;
        this.port = port;
    }

    static SqsServer start() {
        var server = SQSRestServerBuilder.withInterface("127.0.0.1")
                .withDynamicPort()
                .start();
        return new SqsServer(server, server.waitUntilStarted().localAddress().getPort());
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void stop() {
        server.stopAndWait();
    }
}
