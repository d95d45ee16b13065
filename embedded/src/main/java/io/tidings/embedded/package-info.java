/** The AWS services Tidings uses, in this JVM, over their real wire protocols: DynamoDB, S3, SQS and SES v2. */
@NullMarked
package io.tidings.embedded;

import org.jspecify.annotations.NullMarked;
