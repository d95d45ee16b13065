/**
 * People and their choices: keyed ids, double opt-in, consent, preferences, suppression, and the signed tokens
 * that stand in links.
 *
 * <p>It must not know any other package of ours.
 */
@NullMarked
package io.tidings.subscriber;

import org.jspecify.annotations.NullMarked;
