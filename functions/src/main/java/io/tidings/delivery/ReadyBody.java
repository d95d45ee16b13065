package io.tidings.delivery;

import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Puts a body that is ready in place of the one that the SDK makes of a request object. Stateless. */
final class ReadyBody implements ExecutionInterceptor {
    static final ExecutionAttribute<byte[]> BODY = new ExecutionAttribute<>("io.tidings.delivery.ReadyBody");

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        byte[] body = attributes.getAttribute(BODY);
        return body == null
                ? context.httpRequest()
                : context.httpRequest().toBuilder()
                        .putHeader("Content-Length", Integer.toString(body.length))
                        .build();
    }

    @Override
    public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        byte[] body = attributes.getAttribute(BODY);
        return body == null
                ? context.requestBody()
                : Optional.of(RequestBody.fromContentProvider(
                        ContentStreamProvider.fromByteArrayUnsafe(body), body.length, "application/json"));
    }
}
