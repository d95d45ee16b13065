package io.tidings.embedded.inprocess.dynamo;

import java.util.LinkedHashMap;
import java.util.Map;

/** An item of a table, and how large it is. Immutable: a changed item is another one. */
final class Item {
    // spec: DynamoDB: "The maximum item size in DynamoDB is 400 KB"
    private static final int LARGEST = 400 * 1024;

    private final Map<String, Value> attributes;
    private final int size;

    /** Takes the map over: nobody may change it afterwards. */
    Item(Map<String, Value> attributes) {
        this.attributes = attributes;
        this.size = Sizes.of(attributes);
        if (size > LARGEST) {
            throw DynamoError.validation("Item size has exceeded the maximum allowed size");
        }
    }

    Map<String, Value> attributes() {
        return attributes;
    }

    int size() {
        return size;
    }

    /** Only these attributes. */
    Map<String, Value> only(Iterable<String> names) {
        Map<String, Value> some = new LinkedHashMap<>();
        for (String name : names) {
            Value value = attributes.get(name);
            if (value != null) {
                some.put(name, value);
            }
        }
        return some;
    }
}
