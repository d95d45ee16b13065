package io.tidings.infra;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/**
 * The bucket: what is dropped, rejected, frozen and fed back. Private, encrypted, TLS only.
 *
 * <p>Versioned, so that a newsletter or a drop file overwritten by mistake can be had back for a month; events and
 * rejects hold addresses and excerpts, and go after a while, altogether. A model is made anew as often as every quarter of an hour, and
 * nobody wants an old one back: it goes the next day. The newest is no old version, and stays for ever.
 *
 * <p>Its name is made from stack, account and region instead of being drawn by CloudFormation: functions and policies can
 * then say it before it exists, which is what lets the bucket itself name the functions it notifies.
 */
final class Storage {

    static final String ARTICLES = "articles/";
    static final String REJECTED = "rejected/";
    static final String NEWSLETTERS = "newsletters/";
    static final String EDITIONS = "editions/";
    static final String MODELS = "models/";
    static final String EVENTS = "events/";

    private static final Duration A_MONTH = Duration.days(30);
    private static final Duration A_QUARTER = Duration.days(90);

    /** Longer than a message that names a file no function could read. Of those that were read nothing needs the file. */
    private static final Duration EVENTS_KEPT =
            Duration.days(Queues.KEPT.toDays().intValue() + 1);

    private final Stack stack;
    private final String name;
    private final Bucket bucket;

    Storage(Construct scope) {
        stack = Stack.of(scope);
        name = Fn.sub(stack.getStackName().toLowerCase(Locale.ROOT) + "-${AWS::AccountId}-${AWS::Region}");
        bucket = Bucket.Builder.create(scope, "Bucket")
                .bucketName(name)
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .versioned(true)
                .lifecycleRules(List.of(
                        LifecycleRule.builder()
                                .id("old-versions")
                                .noncurrentVersionExpiration(A_MONTH)
                                .expiredObjectDeleteMarker(true)
                                .abortIncompleteMultipartUploadAfter(Duration.days(1))
                                .build(),
                        LifecycleRule.builder()
                                .id("old-models")
                                .prefix(MODELS)
                                .noncurrentVersionExpiration(Duration.days(1))
                                .build(),
                        expiry("events", EVENTS, EVENTS_KEPT),
                        expiry("failed-events", MailEvents.FAILED, EVENTS_KEPT),
                        expiry("rejected", REJECTED, A_QUARTER)))
                // Its name is fixed: were it left behind by a first deployment that failed, the next could not make it.
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        Explained.suppress(
                bucket,
                "AwsSolutions-S1",
                "Only the functions of this stack read and write here, each with its own role; CloudTrail's data events tell who did,"
                        + " where an account wants to know, at no second copy of addresses in access logs.");
    }

    /** A name for settings and policies. It does not make its reader wait for the bucket. */
    String name() {
        return name;
    }

    String arn() {
        return Fn.join("", List.of("arn:", stack.getPartition(), ":s3:::", name));
    }

    Bucket bucket() {
        return bucket;
    }

    CfnBucket resource() {
        return (CfnBucket) Objects.requireNonNull(bucket.getNode().getDefaultChild());
    }

    /** Gone is gone: what would stay for a month as an old version would hold addresses all the same. */
    private static LifecycleRule expiry(String id, String prefix, Duration kept) {
        return LifecycleRule.builder()
                .id(id)
                .prefix(prefix)
                .expiration(kept)
                .noncurrentVersionExpiration(Duration.days(1))
                .build();
    }
}
