package io.tidings.infra;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.constructs.Construct;

/**
 * The table that a store class asks for, as CloudFormation: its request is the one home of keys and indexes. What an
 * account needs besides (on demand, recovery to a point in time, protection from deletion) is added here.
 */
final class TableShape {

    private final CreateTableRequest request;
    private final Optional<String> timeToLive;

    TableShape(CreateTableRequest request) {
        this(request, Optional.empty());
    }

    private TableShape(CreateTableRequest request, Optional<String> timeToLive) {
        this.request = request;
        this.timeToLive = timeToLive;
    }

    /** Whose items DynamoDB removes some time after the instant in this attribute; items without it stay. */
    TableShape removedAfter(String attribute) {
        return new TableShape(request, Optional.of(attribute));
    }

    CfnTable in(Construct scope, String id) {
        CfnTable table = CfnTable.Builder.create(scope, id)
                .attributeDefinitions(request.attributeDefinitions().stream()
                        .map(attribute -> CfnTable.AttributeDefinitionProperty.builder()
                                .attributeName(attribute.attributeName())
                                .attributeType(attribute.attributeTypeAsString())
                                .build())
                        .toList())
                .keySchema(keys(request.keySchema()))
                .globalSecondaryIndexes(request.hasGlobalSecondaryIndexes() ? indexes() : null)
                .billingMode("PAY_PER_REQUEST")
                .timeToLiveSpecification(timeToLive.map(TableShape::timeToLive).orElse(null))
                .pointInTimeRecoverySpecification(CfnTable.PointInTimeRecoverySpecificationProperty.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtectionEnabled(true)
                .build();
        // Also where the stack never came about: what is protected from deletion can't be rolled back, and would stay.
        table.getCfnOptions().setDeletionPolicy(CfnDeletionPolicy.RETAIN);
        table.getCfnOptions().setUpdateReplacePolicy(CfnDeletionPolicy.RETAIN);
        return table;
    }

    private static CfnTable.TimeToLiveSpecificationProperty timeToLive(String attribute) {
        return CfnTable.TimeToLiveSpecificationProperty.builder()
                .attributeName(attribute)
                .enabled(true)
                .build();
    }

    private List<CfnTable.GlobalSecondaryIndexProperty> indexes() {
        return request.globalSecondaryIndexes().stream().map(TableShape::index).toList();
    }

    private static CfnTable.GlobalSecondaryIndexProperty index(GlobalSecondaryIndex index) {
        return CfnTable.GlobalSecondaryIndexProperty.builder()
                .indexName(index.indexName())
                .keySchema(keys(index.keySchema()))
                .projection(projection(index.projection()))
                .build();
    }

    private static CfnTable.ProjectionProperty projection(Projection projection) {
        return CfnTable.ProjectionProperty.builder()
                .projectionType(projection.projectionTypeAsString())
                .nonKeyAttributes(projection.hasNonKeyAttributes() ? projection.nonKeyAttributes() : null)
                .build();
    }

    private static List<CfnTable.KeySchemaProperty> keys(List<KeySchemaElement> keys) {
        return keys.stream()
                .map(key -> CfnTable.KeySchemaProperty.builder()
                        .attributeName(key.attributeName())
                        .keyType(key.keyTypeAsString())
                        .build())
                .toList();
    }
}
