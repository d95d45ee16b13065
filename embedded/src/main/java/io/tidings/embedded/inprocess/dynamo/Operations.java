package io.tidings.embedded.inprocess.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The operations of the protocol that are spoken here, by their names. */
final class Operations {
    private final Tables tables;
    private final Writes writes;
    private final ItemOperations items;
    private final QueryOperation queries;
    private final BatchOperations batches;
    private final Transactions transactions;

    Operations(Tables tables, Expressions expressions, Units units) {
        this.tables = tables;
        this.writes = new Writes(tables, expressions);
        this.items = new ItemOperations(tables, expressions, units);
        this.queries = new QueryOperation(tables, expressions, units);
        this.batches = new BatchOperations(tables, expressions, writes, units);
        this.transactions = new Transactions(writes, units);
    }

    ObjectNode answer(String operation, JsonNode request) {
        return switch (operation) {
            case "GetItem" -> items.get(request);
            case "PutItem" -> items.write(request, writes.put(request));
            case "UpdateItem" -> items.write(request, writes.update(request));
            case "DeleteItem" -> items.write(request, writes.delete(request));
            case "Query" -> queries.query(request);
            case "BatchGetItem" -> batches.get(request);
            case "BatchWriteItem" -> batches.write(request);
            case "TransactWriteItems" -> transactions.write(request);
            case "CreateTable" -> tables.create(request);
            case "DescribeTable" -> tables.describe(request);
            default -> throw new DynamoError("UnknownOperationException", operation + " is not spoken here");
        };
    }
}
