package io.tidings.edition;

import java.time.Instant;

/** One entry of an edition's audit list: the state it came into, when, by whom, and why in a few words (may be empty). */
public record Change(EditionState to, Instant at, String by, String note) {}
