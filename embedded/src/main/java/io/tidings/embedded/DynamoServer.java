package io.tidings.embedded;

import com.almworks.sqlite4java.SQLiteQueue;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local, in memory or in a directory, on loopback only.
 *
 * <p>Its own {@code ServerRunner} listens on every interface and reports to its maker unless told not to; so its request
 * handler stands in a Jetty server of ours instead.
 */
final class DynamoServer {
    private final Server server;
    private final LocalDynamoDBServerHandler handler;
    private final List<SQLiteQueue> queues;
    private final int port;

    private DynamoServer(Server server, LocalDynamoDBServerHandler handler, List<SQLiteQueue> queues, int port) {
        this.server = server;
        this.handler = handler;
        this.queues = queues;
        this.port = port;
    }

    static DynamoServer start(@Nullable Path directory) throws Exception {
        var requests = new LocalDynamoDBRequestHandler(
                0, directory == null, directory == null ? null : directory.toString(), true, false);
        var queues = directory == null ? List.<SQLiteQueue>of() : SqliteSettings.apply(requests);
        var handler = new LocalDynamoDBServerHandler(requests, null);
        var server = new Server();
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler((Handler) new ContextHandler(handler));
        server.start();
        return new DynamoServer(server, handler, queues, connector.getLocalPort());
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void stop() throws Exception {
        server.stop();
        handler.close();
        for (var queue : queues) {
            queue.join();
        }
    }
}
