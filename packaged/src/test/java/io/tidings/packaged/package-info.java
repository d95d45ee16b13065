/**
 * The zip that is deployed, held to what it must be: its handlers run out of it, in a JVM of their own that knows nothing
 * else, started by Lambda's own runtime client against a runtime API on loopback.
 */
@NullMarked
package io.tidings.packaged;

import org.jspecify.annotations.NullMarked;
