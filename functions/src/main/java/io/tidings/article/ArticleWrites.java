package io.tidings.article;

import static io.tidings.table.Values.millis;
import static io.tidings.table.Values.text;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The three conditional writes an article knows, where nothing else is ever written:
 *
 * <pre>
 *              telling              withdrawing
 *   (nothing) ---------> LIVE  -----------------> WITHDRAWN
 *       |                 | ^  <-----------------   |   ^
 *       |          telling| | telling  reinstating  +---+ telling: nothing happens
 *       |                 +-+
 *       +--- withdrawing ---> WITHDRAWN, untold: whoever tells it first after a reinstating owns it. Until then it
 *                             does not come back: there would be nothing to read
 * </pre>
 */
final class ArticleWrites {
    /** What the first to see an article says for good, unless it was withdrawn in between. */
    private static final Set<String> FIRST_SEEN = Set.of(ArticleItems.DAY, ArticleItems.SEEN, ArticleItems.SEEN_AT);

    private ArticleWrites() {}

    static UpdateItemRequest telling(String table, Article article, Instant version) {
        var update = new Update(article, Fingerprint.of(article), version);
        update.attributes.forEach((name, value) -> {
            if (FIRST_SEEN.contains(name)) {
                update.setOnce(name, name);
            } else if (name.equals(ArticleItems.PUBLISHED_AT) && article.dateOrigin() != DateOrigin.GIVEN) {
                update.setOnce(name, ArticleItems.SEEN_AT);
            } else {
                update.set(name);
            }
        });
        return update.request(
                table,
                "attribute_not_exists(#id) OR (#standing = :standing AND #fingerprint <> :fingerprint"
                        + " AND #version <= :version AND (#source = :source OR #fingerprint = :untold))",
                Map.of(":untold", text(ArticleItems.UNTOLD)));
    }

    static UpdateItemRequest withdrawing(String table, Article article, Withdrawals withdrawals, Instant version) {
        var update = new Update(article, ArticleItems.UNTOLD, version);
        update.attributes.forEach((name, value) -> {
            if (name.equals(ArticleItems.STANDING)) {
                update.set(name);
            } else {
                update.setOnce(name, name);
            }
        });
        return update.request(
                table,
                switch (withdrawals) {
                    case OF_ANY -> "attribute_not_exists(#id) OR #standing <> :standing";
                    case OF_OWN -> "attribute_exists(#id) AND #standing <> :standing AND #source = :source";
                },
                Map.of());
    }

    static UpdateItemRequest reinstating(String table, Article article) {
        var update = new Update(article, ArticleItems.UNTOLD, article.seenAt());
        update.attributes.keySet().removeIf(name -> !FIRST_SEEN.contains(name));
        update.attributes.put(ArticleItems.STANDING, text(Standing.LIVE.name()));
        update.attributes.keySet().forEach(update::set);
        return update.request(
                table,
                "attribute_exists(#id) AND #standing = :withdrawn",
                Map.of(":withdrawn", text(Standing.WITHDRAWN.name())));
    }

    /** Collects {@code SET} clauses; every name is given by a placeholder, as many are reserved words. */
    private static final class Update {
        private final ArticleId id;
        private final Map<String, AttributeValue> attributes;
        private final StringBuilder clauses = new StringBuilder();

        Update(Article article, String fingerprint, Instant version) {
            id = article.id();
            attributes = new TreeMap<>(ArticleItems.attributes(article));
            attributes.put(ArticleItems.FINGERPRINT, text(fingerprint));
            attributes.put(ArticleItems.VERSION, millis(version));
        }

        void set(String name) {
            clause(name, ":" + name);
        }

        /** Sets it to what {@code kept} holds already, else to the new value. */
        void setOnce(String name, String kept) {
            clause(name, "if_not_exists(#" + kept + ", :" + name + ")");
        }

        private void clause(String name, String value) {
            clauses.append(clauses.isEmpty() ? "SET " : ", ")
                    .append('#')
                    .append(name)
                    .append(" = ")
                    .append(value);
        }

        UpdateItemRequest request(String table, String condition, Map<String, AttributeValue> more) {
            var names = new TreeMap<String, String>();
            names.put("#" + ArticleItems.ID, ArticleItems.ID);
            var values = new TreeMap<>(more);
            attributes.forEach((name, value) -> {
                names.put("#" + name, name);
                values.put(":" + name, value);
            });
            return UpdateItemRequest.builder()
                    .tableName(table)
                    .key(ArticleItems.key(id))
                    .updateExpression(clauses.toString())
                    .conditionExpression(condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values)
                    .returnValues(ReturnValue.ALL_OLD)
                    .build();
        }
    }
}
