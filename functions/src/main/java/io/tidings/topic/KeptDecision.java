package io.tidings.topic;

import java.time.Instant;

/** An editor's word on two articles, as it is kept; {@code by}: who said so. */
public record KeptDecision(StoryDecision decision, Instant at, String by) {}
