package io.tidings.edition;

/** Whom a newsletter comes from: a name as readers see it and an address that SES has verified. */
public record Sender(String name, String address) {}
