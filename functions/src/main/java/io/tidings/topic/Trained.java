package io.tidings.topic;

import java.time.Instant;

/**
 * When a model was trained, and of what.
 *
 * @param at articles seen and words said until then are in it
 * @param topics the hash of the topics as they were
 * @param model the name of the model
 */
record Trained(Instant at, String topics, String model) {}
