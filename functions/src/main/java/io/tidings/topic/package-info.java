/**
 * Topics and stories: which articles tell the same thing, which topic each belongs to, and why.
 *
 * <p>{@link io.tidings.topic.Confirmations} keeps what editors said in its table, {@link io.tidings.topic.Models} what was
 * learned of it in the bucket, and {@link io.tidings.topic.Training} brings the one up to date with the other. All else is
 * pure: without AWS and without a clock.
 *
 * <p>It must not know editions and subscribers.
 */
@NullMarked
package io.tidings.topic;

import org.jspecify.annotations.NullMarked;
