package io.tidings.topic;

/**
 * A model and what it is known by.
 *
 * @param name the hash of its bytes, for an edition to say which model it was composed with
 */
public record NamedModel(String name, TopicModel model) {}
