package io.tidings.delivery;

import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What a worker works with, beside the stores.
 *
 * @param owners draws names that no other worker has, for leases: short, for they stand in every page's item
 */
public record Tools(
        Postman postman,
        Pacer pacer,
        Seats seats,
        Controls controls,
        InstantSource clock,
        Sleeper sleeper,
        Supplier<String> owners) {}
