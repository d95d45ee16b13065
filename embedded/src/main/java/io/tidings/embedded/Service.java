package io.tidings.embedded;

/** One of the services that can run in this JVM. */
public enum Service {
    DYNAMO,
    S3,
    SQS,
    SES
}
