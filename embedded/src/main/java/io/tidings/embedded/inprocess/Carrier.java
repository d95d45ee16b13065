package io.tidings.embedded.inprocess;

import io.tidings.embedded.WireReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The SDK's HTTP client that reaches no network: it hands each request to an engine. Thread-safe if the engine is. */
final class Carrier implements SdkHttpClient {
    /** What answers. */
    interface Engine {
        WireReply answer(SdkHttpRequest request, byte[] body) throws IOException;
    }

    private static final byte[] NOTHING = {};

    private final Engine engine;

    Carrier(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return response(engine.answer(request.httpRequest(), body(request)));
            }

            @Override
            public void abort() {
                // A call is over before anybody could want to end it.
            }
        };
    }

    private static byte[] body(HttpExecuteRequest request) throws IOException {
        var content = request.contentStreamProvider();
        if (content.isEmpty()) {
            return NOTHING;
        }
        try (var stream = content.get().newStream()) {
            return stream.readAllBytes();
        }
    }

    private static HttpExecuteResponse response(WireReply reply) {
        var head = SdkHttpFullResponse.builder().statusCode(reply.status());
        reply.headers().forEach(head::putHeader);
        head.putHeader("Content-Length", Integer.toString(reply.body().length));
        return HttpExecuteResponse.builder()
                .response(head.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(reply.body())))
                .build();
    }

    /** The operation that a request of a JSON protocol names. */
    static String target(SdkHttpRequest request) {
        Optional<String> target = request.firstMatchingHeader("X-Amz-Target");
        return target.map(name -> name.substring(name.indexOf('.') + 1))
                .orElseThrow(() -> new IllegalArgumentException("no X-Amz-Target: not a JSON protocol"));
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
