package io.tidings.embedded.inprocess.dynamo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request that DynamoDB turns away: an error code and what stands beside it. */
final class DynamoError extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String NAMESPACE = "com.amazonaws.dynamodb.v20120810#";

    private final transient ObjectNode body;

    DynamoError(String code, String message) {
        super(message, null, false, false);
        body = JsonNodeFactory.instance
                .objectNode()
                .put("__type", NAMESPACE + code)
                .put("message", message);
    }

    static DynamoError validation(String message) {
        return new DynamoError("ValidationException", message);
    }

    static DynamoError conditionFailed() {
        return new DynamoError("ConditionalCheckFailedException", "The conditional request failed");
    }

    static DynamoError noTable() {
        return new DynamoError("ResourceNotFoundException", "Cannot do operations on a non-existent table");
    }

    ObjectNode body() {
        return body;
    }
}
