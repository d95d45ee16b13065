package io.tidings.embedded;

import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Loses the answer to the first request of a kind, once what was asked for is done, so that the SDK asks again, as where a
 * connection breaks. Thread-safe.
 */
public final class LostAnswer implements ExecutionInterceptor {
    private final Class<? extends SdkRequest> to;
    private final AtomicBoolean lost = new AtomicBoolean();

    public LostAnswer(Class<? extends SdkRequest> to) {
        this.to = to;
    }

    /** Whether there was such a request. */
    public boolean isLost() {
        return lost.get();
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (to.isInstance(context.request()) && !lost.getAndSet(true)) {
            throw RetryableException.create("The answer got lost, as the test wants it.");
        }
    }
}
