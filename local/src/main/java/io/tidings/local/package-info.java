/**
 * The whole system in one JVM: the product's own Lambda handlers, fed real event JSON, on embedded AWS services or those
 * the SDK's own variables point to.
 *
 * <p>{@link io.tidings.local.Installation} is what infra deploys (tables, bucket, queues, functions);
 * {@link io.tidings.local.LocalSystem} adds what AWS would do around it: notices new objects, delivers messages, ticks,
 * and answers HTTP. {@link io.tidings.local.OneShot} drives the same installation by hand, with the clock standing still.
 *
 * <p>It is never deployed, and nothing of the product may know it. Everything listens on loopback only.
 */
@NullMarked
package io.tidings.local;

import org.jspecify.annotations.NullMarked;
