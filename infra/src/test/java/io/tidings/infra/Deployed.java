package io.tidings.infra;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3BucketEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import io.tidings.function.ConsoleHandler;
import io.tidings.function.FeedbackHandler;
import io.tidings.function.IngestHandler;
import io.tidings.function.SendHandler;
import io.tidings.function.SiteHandler;
import io.tidings.function.TickHandler;
import io.tidings.function.TrainHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.Message;

/** The functions of a {@link Deployment}, and the triggers that start them. */
final class Deployed {

    /** Of a Lambda context, only the time that is left is asked for. */
    private static final RequestContext.Authorizer SIGNED = RequestContext.Authorizer.builder()
            .withIam(RequestContext.IAM
                    .builder()
                    .withUserArn("arn:aws:sts::111122223333:assumed-role/Editors/ada")
                    .build())
            .build();

    private static final Context CONTEXT = (Context) Proxy.newProxyInstance(
            Deployed.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) ->
                    (int) Duration.ofMinutes(5).toMillis());

    private final Deployment deployment;
    private final IngestHandler ingest;
    private final FeedbackHandler feedback;
    private final SendHandler send;
    private final TickHandler tick;
    private final TrainHandler train;
    private final SiteHandler site;
    private final ConsoleHandler console;

    Deployed(Deployment deployment) {
        this.deployment = deployment;
        ingest = new IngestHandler(deployment.wiring("Ingest").intake());
        feedback = new FeedbackHandler(deployment.wiring("Feedback").eventFiles());
        send = new SendHandler(deployment.wiring("Send").pageWorker());
        tick = new TickHandler(deployment.wiring("Tick").tick());
        train = new TrainHandler(deployment.wiring("Train").training());
        site = new SiteHandler(deployment.wiring("Site").site());
        console = new ConsoleHandler(deployment.wiring("Console").console());
    }

    void drop(String key, String text) {
        deployment
                .services()
                .s3Client()
                .putObject(put -> put.bucket(deployment.bucket()).key(key), RequestBody.fromString(text));
    }

    String ingest(String key) {
        return ingest.handleRequest(created(key), CONTEXT);
    }

    /** What SES has to report by now. */
    void feedback() {
        deployment.services().sesEndpoint().flushEvents();
        deployment
                .services()
                .s3Client()
                .listObjectsV2Paginator(list -> list.bucket(deployment.bucket()).prefix(Storage.EVENTS))
                .contents()
                .forEach(file -> feedback.handleRequest(created(file.key()), CONTEXT));
    }

    void tick() {
        tick.handleRequest(new ScheduledEvent(), CONTEXT);
    }

    void train() {
        train.handleRequest(new ScheduledEvent(), CONTEXT);
    }

    /** Every page that waits on the queue. */
    void send() {
        var sqs = deployment.services().sqsClient();
        for (var waiting = receive(); !waiting.isEmpty(); waiting = receive()) {
            for (var message : waiting) {
                var record = new SQSEvent.SQSMessage();
                record.setMessageId(message.messageId());
                record.setBody(message.body());
                var event = new SQSEvent();
                event.setRecords(List.of(record));
                if (send.handleRequest(event, CONTEXT).getBatchItemFailures().isEmpty()) {
                    sqs.deleteMessage(
                            delete -> delete.queueUrl(deployment.queueUrl()).receiptHandle(message.receiptHandle()));
                }
            }
        }
    }

    private List<Message> receive() {
        return deployment
                .services()
                .sqsClient()
                .receiveMessage(receive -> receive.queueUrl(deployment.queueUrl()))
                .messages();
    }

    APIGatewayV2HTTPResponse site(String request, String body) {
        return site.handleRequest(http(request, body), CONTEXT);
    }

    APIGatewayV2HTTPResponse console(String request, String body) {
        return console.handleRequest(http(request, body), CONTEXT);
    }

    /** By an identity of the account; {@code POST /subscribe}; a body that begins with a brace is JSON, one with a header line CSV, any other a form. */
    private static APIGatewayV2HTTPEvent http(String request, String body) {
        String[] parts = request.split("[ ?]", 3);
        String type = body.startsWith("{")
                ? "application/json"
                : body.startsWith("address,") ? "text/csv" : "application/x-www-form-urlencoded";
        return APIGatewayV2HTTPEvent.builder()
                .withRawPath(parts[1])
                .withRawQueryString(parts.length > 2 ? parts[2] : "")
                .withHeaders(Map.of(
                        "content-type",
                        type,
                        "host",
                        URI.create(Deployment.SITE).getHost(),
                        "idempotency-key",
                        "the one of this test"))
                .withBody(body)
                .withRequestContext(RequestContext.builder()
                        .withAuthorizer(SIGNED)
                        .withHttp(RequestContext.Http.builder()
                                .withMethod(parts[0])
                                .build())
                        .build())
                .build();
    }

    private static S3Event created(String key) {
        var entity = new S3Entity(
                "local", new S3BucketEntity("bucket", null, ""), new S3ObjectEntity(key, 1L, "", "", ""), "1.0");
        return new S3Event(List.of(new S3EventNotificationRecord(
                "eu-central-1",
                "ObjectCreated:Put",
                "aws:s3",
                "2026-11-16T08:00:00Z",
                "2.1",
                null,
                null,
                entity,
                null)));
    }
}
