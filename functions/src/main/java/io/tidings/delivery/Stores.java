package io.tidings.delivery;

import io.tidings.edition.Editions;
import io.tidings.subscriber.Subscribers;

/** The stores that sending reads and writes. */
public record Stores(Editions editions, Subscribers subscribers, Ledger ledger) {}
