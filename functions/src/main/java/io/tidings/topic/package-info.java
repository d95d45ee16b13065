/**
 * Topics and stories: which articles tell the same thing, which topic each belongs to, and why. Pure functions.
 *
 * <p>It must not know AWS, clocks, editions and subscribers.
 */
@NullMarked
package io.tidings.topic;

import org.jspecify.annotations.NullMarked;
