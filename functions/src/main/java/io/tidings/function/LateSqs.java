package io.tidings.function;

import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** SQS's client, built at the first request: a sender whose page is done in time needs none. Thread-safe. */
final class LateSqs implements SqsClient {
    private final Once<SqsClient> whole;

    LateSqs(Supplier<SqsClient> whole) {
        this.whole = new Once<>(whole);
    }

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        return whole.get().sendMessageBatch(request);
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        return whole.get().getQueueAttributes(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        whole.ifMade(SqsClient::close);
    }
}
