package io.tidings.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A handler as Lambda runs it: the event reaches it as the JSON of the managed runtime, its result leaves it as JSON, and
 * its context knows how much time is left. Thread-safe when the handler is.
 */
final class LambdaFunction<E, R> {
    private final String name;
    private final PojoSerializer<E> events;
    private final PojoSerializer<R> results;
    private final RequestHandler<E, R> handler;
    private final Duration timeout;
    private final AtomicLong requests = new AtomicLong();

    LambdaFunction(Class<E> event, Class<R> result, RequestHandler<E, R> handler, Duration timeout) {
        this.name = handler.getClass().getSimpleName();
        this.events = serializer(event);
        this.results = serializer(result);
        this.handler = handler;
        this.timeout = timeout;
    }

    Duration timeout() {
        return timeout;
    }

    R invoke(E event, Stop stop) {
        var deadline = System.nanoTime() + timeout.toNanos();
        // Time runs out early when the system is being stopped.
        var context = new LocalContext(name, requests.incrementAndGet(), () -> stop.left(deadline));
        var result = handler.handleRequest(throughJson(events, event), context);
        return throughJson(results, result);
    }

    private static <T> T throughJson(PojoSerializer<T> serializer, T value) {
        var json = new ByteArrayOutputStream();
        serializer.toJson(value, json);
        return serializer.fromJson(new ByteArrayInputStream(json.toByteArray()));
    }

    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, LambdaFunction.class.getClassLoader());
    }
}
