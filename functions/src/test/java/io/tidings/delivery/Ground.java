package io.tidings.delivery;

import io.tidings.embedded.Faults;
import io.tidings.embedded.SesLimits;
import io.tidings.embedded.inprocess.WireFaults;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/** Where the AWS services of a world are: over HTTP, or in this process. */
interface Ground {
    DynamoDbClientBuilder dynamo();

    S3ClientBuilder s3();

    SqsClientBuilder sqs();

    SesV2ClientBuilder ses();

    TestClock clock();

    /** A name nobody else has here. */
    String unique(String name);

    /** How often SES really accepted a mail to each address for an edition. */
    Map<String, Integer> accepted(String edition);

    /** What SES reports of the mails accepted since this was asked before, a record an element. */
    List<String> takeEvents(String edition);

    /** Calls to SES go wrong like this. */
    void faults(Faults script);

    /** Calls of all other services go wrong like this, where there is a way to make them. */
    void wire(WireFaults script);

    void limits(SesLimits limits);
}
