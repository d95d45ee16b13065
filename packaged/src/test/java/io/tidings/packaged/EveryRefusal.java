package io.tidings.packaged;

import io.tidings.function.Clients;
import io.tidings.function.Settings;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sesv2.model.SendBulkEmailRequest;

/**
 * The main class of a JVM that has the zip and {@link RefusingServices}: the errors that our code knows, and those that are
 * tried again, a line each of what became of them.
 */
final class EveryRefusal {
    private static final String ONCE = RefusingServices.ONCE;

    private EveryRefusal() {}

    public static void main(String[] arguments) {
        Clients clients = Clients.fromEnvironment(Settings.from(System.getenv()), System.getenv());
        tell(
                List.of(
                        "ConditionalCheckFailedException-400",
                        "TransactionConflictException-400",
                        "ResourceNotFoundException-400",
                        "ValidationException-400",
                        ONCE + "ProvisionedThroughputExceededException-400",
                        ONCE + "ThrottlingException-400",
                        ONCE + "InternalServerError-500"),
                error -> clients.dynamo().updateItem(update -> update.tableName(error)));
        tell(
                List.of("NoSuchKey-404", "AccessDenied-403", ONCE + "SlowDown-503", ONCE + "InternalError-500"),
                error -> clients.s3()
                        .getObjectAsBytes(get -> get.bucket("bucket").key(error)));
        tell(
                List.of("PreconditionFailed-412", "ConditionalRequestConflict-409"),
                error -> clients.s3()
                        .deleteObject(delete -> delete.bucket("bucket").key(error)));
        tell(
                List.of("QueueDoesNotExist-400", ONCE + "ThrottlingException-400"),
                error -> clients.sqs().sendMessageBatch(batch -> batch.queueUrl(error)));
        SesV2Client ses = unrepeated(clients.ses().get());
        tell(
                List.of(
                        "TooManyRequestsException-429",
                        "LimitExceededException-400",
                        "AccountSuspendedException-400",
                        "SendingPausedException-400",
                        "MailFromDomainNotVerifiedException-400",
                        "MessageRejected-400",
                        "BadRequestException-400",
                        "NotFoundException-404",
                        "InternalFailure-500"),
                error -> ses.sendEmail(call -> call.fromEmailAddress(error)));
        // Its body is our own: what it is refused with is in the endpoint.
        System.out.println("sendBulkEmail: "
                + EveryCall.outcome(
                        () -> ses.sendBulkEmail(SendBulkEmailRequest.builder().build())));
    }

    /** As mails are sent. */
    private static SesV2Client unrepeated(SesV2ClientBuilder builder) {
        return builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .build())
                .build();
    }

    private static void tell(List<String> errors, Function<String, Object> call) {
        for (String error : errors) {
            System.out.println(error + ": " + EveryCall.outcome(() -> call.apply(RefusingServices.REFUSE + error)));
        }
    }
}
