package io.tidings.delivery;

/** The right to attempt slots of a page, for as long as the ledger names this owner. */
record Lease(PageKey page, String owner) {}
