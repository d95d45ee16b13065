package io.tidings.bench;

import io.tidings.embedded.inprocess.dynamo.DynamoEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** DynamoDB without a network: the people are made up, all other tables are the in-process engine's. Thread-safe. */
final class MadeUpTables implements SdkHttpClient {
    private final DynamoEngine engine;
    private final AtomicReference<VirtualAudience> people;

    MadeUpTables(DynamoEngine engine, AtomicReference<VirtualAudience> people) {
        this.engine = engine;
        this.people = people;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        String target =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        String operation = target.substring(target.indexOf('.') + 1);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                byte[] body;
                try (var stream = request.contentStreamProvider().orElseThrow().newStream()) {
                    body = stream.readAllBytes();
                }
                boolean about = (operation.equals("Query") || operation.equals("BatchGetItem"))
                        && new String(body, StandardCharsets.UTF_8).contains('"' + Plant.TABLES.subscribers() + '"');
                return about
                        ? response(200, people.get().answer(operation, body, Plant.TABLES.subscribers()))
                        : byEngine(body);
            }

            private HttpExecuteResponse byEngine(byte[] body) {
                DynamoEngine.Reply reply = engine.answer(operation, body);
                return response(reply.status(), reply.json().getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void abort() {
                // A call is over before anybody could want to end it.
            }
        };
    }

    private static HttpExecuteResponse response(int status, byte[] body) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Length", Integer.toString(body.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
