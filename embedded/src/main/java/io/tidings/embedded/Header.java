package io.tidings.embedded;

/** One header field of a mail, as it was given, not yet encoded or folded. */
public record Header(String name, String value) {}
