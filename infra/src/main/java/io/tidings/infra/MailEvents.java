package io.tidings.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream;
import software.amazon.awscdk.services.ses.CfnConfigurationSetEventDestination;
import software.constructs.Construct;

/** What SES reports, on its way into the bucket: configuration set, Firehose, files of many events under a prefix. */
final class MailEvents {

    /** Where Firehose puts what it could not deliver: outside of the prefix that functions are told of. */
    static final String FAILED = "failed-events/";

    /** As SES names them to CloudFormation. Subscription is left out: it is about SES's own contact lists. */
    private static final List<String> TYPES = List.of(
            "send", "reject", "bounce", "complaint", "delivery", "open", "click", "renderingFailure", "deliveryDelay");

    private final CfnDeliveryStream stream;

    MailEvents(Construct scope, Storage storage, Mail mail) {
        stream = stream(scope, storage);
        Role publisher = role(
                scope,
                "EventsPublisher",
                "ses.amazonaws.com",
                "aws:SourceAccount",
                List.of(allow(List.of("firehose:PutRecordBatch"), List.of(stream.getAttrArn()))));
        CfnConfigurationSetEventDestination destination = CfnConfigurationSetEventDestination.Builder.create(
                        scope, "EventDestination")
                .configurationSetName(mail.configurationSet().getConfigurationSetName())
                .eventDestination(CfnConfigurationSetEventDestination.EventDestinationProperty.builder()
                        .enabled(true)
                        .matchingEventTypes(TYPES)
                        .kinesisFirehoseDestination(
                                CfnConfigurationSetEventDestination.KinesisFirehoseDestinationProperty.builder()
                                        .deliveryStreamArn(stream.getAttrArn())
                                        .iamRoleArn(publisher.getRoleArn())
                                        .build())
                        .build())
                .build();
        destination.getNode().addDependency(publisher);
    }

    /** The name of the stream, as its metrics have it. */
    String streamName() {
        return stream.getRef();
    }

    /** A file a minute or every 5 MB: an unsubscribe by complaint should not wait, and small files cost requests. */
    private static CfnDeliveryStream stream(Construct scope, Storage storage) {
        Role writer = role(
                scope,
                "EventsWriter",
                "firehose.amazonaws.com",
                "sts:ExternalId",
                List.of(
                        allow(
                                List.of("s3:PutObject", "s3:AbortMultipartUpload"),
                                List.of(
                                        storage.arn() + "/" + Storage.EVENTS + "*",
                                        storage.arn() + "/" + FAILED + "*")),
                        allow(
                                List.of("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"),
                                List.of(storage.arn()))));
        Explained.wildcard(writer, "events/*", "Firehose names its files itself, under these two prefixes.");
        CfnDeliveryStream stream = CfnDeliveryStream.Builder.create(scope, "EventsStream")
                .deliveryStreamType("DirectPut")
                .deliveryStreamEncryptionConfigurationInput(
                        CfnDeliveryStream.DeliveryStreamEncryptionConfigurationInputProperty.builder()
                                .keyType("AWS_OWNED_CMK")
                                .build())
                .extendedS3DestinationConfiguration(
                        CfnDeliveryStream.ExtendedS3DestinationConfigurationProperty.builder()
                                .bucketArn(storage.arn())
                                .roleArn(writer.getRoleArn())
                                .prefix(Storage.EVENTS + "!{timestamp:yyyy/MM/dd/HH}/")
                                .errorOutputPrefix(FAILED + "!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/")
                                .bufferingHints(CfnDeliveryStream.BufferingHintsProperty.builder()
                                        .intervalInSeconds(60)
                                        .sizeInMBs(5)
                                        .build())
                                .compressionFormat("GZIP")
                                .build())
                .build();
        stream.getNode().addDependency(writer, storage.bucket());
        return stream;
    }

    /** Both services say in a condition of their own on whose behalf they come: only this account's. */
    private static Role role(
            Construct scope, String id, String service, String condition, List<PolicyStatement> statements) {
        String account = Stack.of(scope).getAccount();
        return Role.Builder.create(scope, id)
                .assumedBy(new PrincipalWithConditions(
                        new ServicePrincipal(service), Map.of("StringEquals", Map.of(condition, account))))
                .inlinePolicies(Map.of(
                        "only-this",
                        PolicyDocument.Builder.create().statements(statements).build()))
                .build();
    }

    private static PolicyStatement allow(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build();
    }
}
