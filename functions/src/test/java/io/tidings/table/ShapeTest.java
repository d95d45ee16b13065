package io.tidings.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

final class ShapeTest {

    @Test
    void theFirstKeyIsThePartitionAndTheSecondSorts() {
        CreateTableRequest request =
                Shape.of("pages", Key.text("edition"), Key.number("page")).table("ledger");

        assertThat(request.tableName()).isEqualTo("ledger");
        assertThat(request.billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(request.attributeDefinitions())
                .extracting(AttributeDefinition::attributeName, AttributeDefinition::attributeType)
                .containsExactly(tuple("edition", ScalarAttributeType.S), tuple("page", ScalarAttributeType.N));
        assertThat(request.keySchema())
                .extracting(KeySchemaElement::attributeName, KeySchemaElement::keyType)
                .containsExactly(tuple("edition", KeyType.HASH), tuple("page", KeyType.RANGE));
    }

    @Test
    void withoutAnIndexNoneIsAskedForAsDynamoDbRefusesAnEmptyList() {
        assertThat(Shape.of("reports", Key.text("key")).table("intake").hasGlobalSecondaryIndexes())
                .isFalse();
    }

    @Test
    void anAttributeOfTableAndIndexIsDefinedOnce() {
        CreateTableRequest request = Shape.of("people", Key.text("slot"), Key.text("id"))
                .indexOfKeys("by-id", Key.text("id"))
                .index("by-day", Key.text("day"), Key.text("id"))
                .table("subscribers");

        assertThat(request.attributeDefinitions())
                .extracting(AttributeDefinition::attributeName)
                .containsExactly("slot", "id", "day");
        assertThat(request.globalSecondaryIndexes())
                .extracting(
                        index -> index.indexName(), index -> index.projection().projectionType())
                .containsExactly(tuple("by-id", ProjectionType.KEYS_ONLY), tuple("by-day", ProjectionType.ALL));
        assertThat(request.globalSecondaryIndexes().getLast().keySchema())
                .extracting(KeySchemaElement::attributeName, KeySchemaElement::keyType)
                .containsExactly(tuple("day", KeyType.HASH), tuple("id", KeyType.RANGE));
    }
}
