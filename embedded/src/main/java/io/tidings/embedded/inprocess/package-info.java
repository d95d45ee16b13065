/**
 * The AWS services without sockets: the SDK's own clients, whose HTTP client calls small engines in the same process. What
 * is under test keeps its marshalling, its interceptors, its retries and its error codes; a call costs microseconds (ADR 9).
 *
 * <p>It must not know what is stored or sent.
 */
@NullMarked
package io.tidings.embedded.inprocess;

import org.jspecify.annotations.NullMarked;
