/**
 * Newsletters and their editions: what is due, what goes in, in which order and why; the gate; the frozen
 * edition.
 *
 * <p>It must not know subscribers and how mail is sent.
 */
@NullMarked
package io.tidings.edition;

import org.jspecify.annotations.NullMarked;
