package io.tidings.delivery;

/**
 * How it was with the queue of pages before a tick put anything there: asked once a tick, as what it puts there for one
 * edition must not be taken for the pages of another.
 *
 * @param isEmpty whether no message is on it, as far as SQS can tell
 * @param isWorkedOn false while workers drop what they take from it: all sending is stopped, or the day's quota used up
 */
public record QueueState(boolean isEmpty, boolean isWorkedOn) {}
