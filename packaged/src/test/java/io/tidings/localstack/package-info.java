/**
 * The tests of stores, intake and a whole edition once more, on LocalStack's DynamoDB, S3 and SQS instead of the embedded
 * ones. One container for all of them; SES stays the embedded endpoint, since free images have no SES v2.
 *
 * <p>Not run with the other tests: Maven runs {@link io.tidings.localstack.LocalStackSuite} by itself, in a JVM of
 * its own.
 */
@NullMarked
package io.tidings.localstack;

import org.jspecify.annotations.NullMarked;
