/**
 * A small DynamoDB: its JSON 1.0 protocol over tables in the heap, as far as our stores speak it. Differential tests hold
 * its answers, errors and consumed capacity against DynamoDB Local (ADR 9).
 *
 * <p>It must not know who calls it, nor how a request came.
 */
@NullMarked
package io.tidings.embedded.inprocess.dynamo;

import org.jspecify.annotations.NullMarked;
