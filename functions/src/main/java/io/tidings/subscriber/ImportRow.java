package io.tidings.subscriber;

import java.time.LocalDate;
import java.util.Optional;

/** One row of an import that could be read. */
record ImportRow(EmailAddress address, Choices choices, Status status, Optional<LocalDate> until) {}
