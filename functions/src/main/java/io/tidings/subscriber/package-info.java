/**
 * People and their choices: keyed ids, double opt-in, consent, preferences, suppression, and the signed tokens
 * that stand in links.
 *
 * <p>{@link io.tidings.subscriber.Subscribers} owns the table; what may follow from what is in {@code Rules}, without
 * AWS and without a clock. {@link io.tidings.subscriber.Tokens} signs what a link may do. An address is known to
 * nobody else: outside this package a person is a {@link io.tidings.subscriber.SubscriberId}, a keyed hash.
 *
 * <p>It must not know any other package of ours but {@code table}.
 */
@NullMarked
package io.tidings.subscriber;

import org.jspecify.annotations.NullMarked;
