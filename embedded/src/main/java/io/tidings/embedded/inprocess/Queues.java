package io.tidings.embedded.inprocess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.embedded.WireReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** SQS's JSON protocol over queues in the heap. Thread-safe. */
final class Queues {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FINE = 200;
    private static final int REFUSED = 400;
    private static final int VISIBLE_AGAIN_AFTER = 30;

    private final InstantSource clock;
    private final Map<String, Queue> queues = new HashMap<>();

    Queues(InstantSource clock) {
        this.clock = clock;
    }

    synchronized WireReply answer(String operation, byte[] body) {
        JsonNode request = read(body);
        ObjectNode answer = JSON.createObjectNode();
        if (operation.equals("CreateQueue")) {
            return fine(create(request, answer));
        }
        Queue queue = queues.get(request.path("QueueUrl").asText());
        if (queue == null) {
            return error("QueueDoesNotExist");
        }
        switch (operation) {
            case "SendMessage" -> send(queue, request, answer);
            case "SendMessageBatch" -> sendBatch(queue, request, answer);
            case "ReceiveMessage" -> receive(queue, request, answer);
            case "DeleteMessage" -> queue.delete(receipt(request));
            case "DeleteMessageBatch" -> deleteBatch(queue, request, answer);
            case "ChangeMessageVisibility" ->
                queue.hide(receipt(request), seconds(request, "VisibilityTimeout", 0), clock.instant());
            case "GetQueueAttributes" -> answer.set("Attributes", attributes(queue));
            case "PurgeQueue" -> queue.clear();
            default -> {
                return error("UnknownOperation");
            }
        }
        return fine(answer);
    }

    private ObjectNode create(JsonNode request, ObjectNode answer) {
        String url =
                "http://in-process/000000000000/" + request.path("QueueName").asText();
        queues.putIfAbsent(url, new Queue());
        return answer.put("QueueUrl", url);
    }

    private void send(Queue queue, JsonNode message, ObjectNode answer) {
        String text = message.path("MessageBody").asText();
        String id = queue.add(text, clock.instant().plus(seconds(message, "DelaySeconds", 0)));
        answer.put("MessageId", id).put("MD5OfMessageBody", Objects.md5(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void sendBatch(Queue queue, JsonNode request, ObjectNode answer) {
        var sent = answer.putArray("Successful");
        answer.putArray("Failed");
        request.path("Entries")
                .forEach(entry -> send(
                        queue,
                        entry,
                        sent.addObject().put("Id", entry.path("Id").asText())));
    }

    private void receive(Queue queue, JsonNode request, ObjectNode answer) {
        var messages = answer.putArray("Messages");
        int most = request.path("MaxNumberOfMessages").asInt(1);
        Duration hidden = seconds(request, "VisibilityTimeout", VISIBLE_AGAIN_AFTER);
        queue.receive(most, hidden, clock.instant())
                .forEach(message -> messages.addObject()
                        .put("MessageId", message.id())
                        .put("ReceiptHandle", message.receipt())
                        .put("Body", message.body())
                        .put("MD5OfBody", Objects.md5(message.body().getBytes(StandardCharsets.UTF_8))));
    }

    private static void deleteBatch(Queue queue, JsonNode request, ObjectNode answer) {
        var deleted = answer.putArray("Successful");
        answer.putArray("Failed");
        request.path("Entries").forEach(entry -> {
            queue.delete(receipt(entry));
            deleted.addObject().put("Id", entry.path("Id").asText());
        });
    }

    private ObjectNode attributes(Queue queue) {
        Queue.Counts counts = queue.counts(clock.instant());
        return JSON.createObjectNode()
                .put("ApproximateNumberOfMessages", Integer.toString(counts.visible()))
                .put("ApproximateNumberOfMessagesDelayed", Integer.toString(counts.delayed()))
                .put("ApproximateNumberOfMessagesNotVisible", Integer.toString(counts.inFlight()));
    }

    private static String receipt(JsonNode request) {
        return request.path("ReceiptHandle").asText();
    }

    private static Duration seconds(JsonNode request, String name, int otherwise) {
        return Duration.ofSeconds(request.path(name).asInt(otherwise));
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("a request of SQS is not JSON", e);
        }
    }

    private static WireReply fine(ObjectNode answer) {
        return WireReply.of(FINE, text(answer));
    }

    private static WireReply error(String code) {
        return WireReply.of(REFUSED, text(JSON.createObjectNode().put("__type", "com.amazonaws.sqs#" + code)));
    }

    private static String text(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every queue is empty again. */
    synchronized void clear() {
        queues.values().forEach(Queue::clear);
    }
}
