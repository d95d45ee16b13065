/** Benchmarks: each prints its figure, its baseline from the same run, and the ratio. */
@NullMarked
package io.tidings.bench;

import org.jspecify.annotations.NullMarked;
