package io.tidings.embedded.inprocess.dynamo;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change of one item, or of none: what must hold before, and what stands there afterwards. */
record Write(Table table, Key key, Optional<Condition> condition, Scope scope, After after) {
    /** What the item becomes; null when it is gone. */
    interface After {
        @Nullable
        Item of(@Nullable Item before);
    }

    @Nullable
    Item before() {
        return table.find(key);
    }

    boolean isAllowed(@Nullable Item before) {
        Map<String, Value> attributes = before == null ? Map.of() : before.attributes();
        return condition.map(must -> must.holds(attributes, scope)).orElse(true);
    }
}
