package io.tidings.subscriber;

/** One row of an import that could be read. */
record ImportRow(EmailAddress address, Choices choices, Status status) {}
