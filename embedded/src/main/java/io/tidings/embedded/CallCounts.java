package io.tidings.embedded;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Counts the calls of any SDK client it is added to, by operation, and the write units DynamoDB reports where the request
 * asked for {@code ReturnConsumedCapacity}. A call counts when it is made, whatever becomes of it; the SDK's own retries
 * are not counted again. Thread-safe.
 */
public final class CallCounts implements ExecutionInterceptor {
    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
    private final DoubleAdder writeUnits = new DoubleAdder();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        var operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        calls.computeIfAbsent(String.valueOf(operation), _ -> new LongAdder()).increment();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        switch (context.response()) {
            case PutItemResponse r -> add(r.consumedCapacity());
            case UpdateItemResponse r -> add(r.consumedCapacity());
            case DeleteItemResponse r -> add(r.consumedCapacity());
            case BatchWriteItemResponse r -> r.consumedCapacity().forEach(this::add);
            case TransactWriteItemsResponse r -> r.consumedCapacity().forEach(this::add);
            default -> {}
        }
    }

    private void add(@Nullable ConsumedCapacity capacity) {
        if (capacity == null) {
            return;
        }
        var units = capacity.writeCapacityUnits() != null ? capacity.writeCapacityUnits() : capacity.capacityUnits();
        if (units != null) {
            writeUnits.add(units);
        }
    }

    /** Calls of one operation, such as {@code UpdateItem}. */
    public long calls(String operation) {
        var count = calls.get(operation);
        return count == null ? 0 : count.sum();
    }

    /** Calls of every operation. */
    public long calls() {
        return calls.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Write units consumed by the calls that asked to be told. */
    public double writeUnits() {
        return writeUnits.sum();
    }

    /** Calls by operation, in the order of their names. */
    public Map<String, Long> byOperation() {
        var counts = new TreeMap<String, Long>();
        calls.forEach((operation, count) -> counts.put(operation, count.sum()));
        return counts;
    }

    public void reset() {
        calls.clear();
        writeUnits.reset();
    }
}
