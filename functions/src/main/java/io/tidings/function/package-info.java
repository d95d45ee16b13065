/**
 * The Lambda handlers, their settings and the wiring: the only place that knows every part.
 */
@NullMarked
package io.tidings.function;

import org.jspecify.annotations.NullMarked;
