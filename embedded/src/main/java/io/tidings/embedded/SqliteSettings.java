package io.tidings.embedded;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;

/**
 * Sets the SQLite database under DynamoDB Local to a write-ahead log that is not forced to the disk at each write: that took
 * some 40 ms. A kill of the JVM still loses nothing, as the system has the log; a power cut may lose the last writes, and
 * leaves the database whole.
 */
final class SqliteSettings {
    private SqliteSettings() {}

    /** Returns the queues on which the database is worked: it is closed when they have ended, not before. */
    static List<SQLiteQueue> apply(LocalDynamoDBRequestHandler requests) {
        // any request opens the database
        requests.listTables("test", "us-east-1", ListTablesRequest.builder().build());
        var queues = new ArrayList<SQLiteQueue>();
        try {
            // DynamoDB Local has no setting for it and hides its connection, so there is no way but this
            var clients = field(LocalDynamoDBRequestHandler.class, "dbRequestHandlers", requests);
            for (var client : ((Map<?, ?>) clients).values()) {
                var access = field(LocalDBClient.class, "dbAccess", client);
                var queue = (SQLiteQueue) field(SQLiteDBAccess.class, "queue", access);
                queue.execute(new Apply()).get();
                queues.add(queue);
            }
            return queues;
        } catch (Exception e) {
            throw new IllegalStateException("set up the database of DynamoDB Local", e);
        }
    }

    private static Object field(Class<?> type, String name, Object owner) throws ReflectiveOperationException {
        var field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    private static final class Apply extends SQLiteJob<Boolean> {
        @Override
        protected Boolean job(SQLiteConnection connection) throws SQLiteException {
            connection.exec("PRAGMA journal_mode=WAL");
            connection.exec("PRAGMA synchronous=NORMAL");
            return true;
        }
    }
}
