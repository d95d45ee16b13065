package io.tidings.embedded.inprocess.dynamo;

/** The key of an item; {@link #NO_RANGE} stands where the table has none. */
record Key(Value hash, Value range) {
    static final Value NO_RANGE = new Value.Text("");
}
