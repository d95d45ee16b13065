package io.tidings.table;

import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;

/** An attribute by which items are found; {@code type} is DynamoDB's letter for it. */
public record Key(String name, String type) {

    public static Key text(String name) {
        return new Key(name, "S");
    }

    public static Key number(String name) {
        return new Key(name, "N");
    }

    AttributeDefinition definition() {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }
}
