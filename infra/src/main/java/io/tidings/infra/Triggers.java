package io.tidings.infra;

import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.constructs.Construct;

/** What starts the functions that no browser starts: files, pages and the clock. */
final class Triggers {

    private final Construct scope;
    private final Storage storage;

    Triggers(Construct scope, Storage storage) {
        this.scope = scope;
        this.storage = storage;
    }

    /** A page at a time: a worker that dies takes one page with it, and a page reports for itself. */
    static void pages(Function send, Queues queues, Parameters parameters) {
        send.addEventSource(SqsEventSource.Builder.create(queues.pages())
                .batchSize(1)
                .maxConcurrency(parameters.senders().getValueAsNumber())
                .reportBatchItemFailures(true)
                .build());
        // A page that finds no seat, or no time left, goes back into the queue that it came from, and Lambda ends what
        // comes round so more than some sixteen times. These rounds end by themselves: each is five seconds after the
        // last, and there is none once the page is done, its edition is paused, cancelled or left alone, or the quota
        // is used up.
        CfnFunction function =
                (CfnFunction) Objects.requireNonNull(send.getNode().getDefaultChild());
        function.setRecursiveLoop("Allow");
    }

    /** A tick that failed is caught up by the next: it is not tried again on its own. */
    void clock(Function tick) {
        every(Duration.minutes(2), "EveryTwoMinutes", "Asks what is due", tick);
    }

    /** Training finds out by itself whether there is something new, and what it missed the next one learns. */
    void training(Function train) {
        every(Duration.minutes(15), "EveryQuarterOfAnHour", "Asks what there is to learn", train);
    }

    /** Two may try again: the rule, where it could not hand the event to Lambda, and Lambda, where the function failed. */
    private void every(Duration time, String id, String description, Function function) {
        Rule.Builder.create(scope, id)
                .description(description)
                .schedule(Schedule.rate(time))
                .targets(List.of(LambdaFunction.Builder.create(function)
                        .retryAttempts(0)
                        .maxEventAge(time)
                        .build()))
                .build();
        function.configureAsyncInvoke(EventInvokeConfigOptions.builder()
                .retryAttempts(0)
                .maxEventAge(time)
                .build());
    }

    /**
     * Files under two prefixes. Written into the bucket itself: the construct library would add a function of its own to
     * set this up, with a right on every bucket of the account.
     */
    void files(Function ingest, Function feedback, Queues queues) {
        CfnBucket bucket = storage.resource();
        bucket.setNotificationConfiguration(CfnBucket.NotificationConfigurationProperty.builder()
                .lambdaConfigurations(List.of(created(Storage.ARTICLES, ingest), created(Storage.EVENTS, feedback)))
                .build());
        for (Function function : List.of(ingest, feedback)) {
            bucket.getNode().addDependency(fromBucket(function));
            function.configureAsyncInvoke(EventInvokeConfigOptions.builder()
                    .onFailure(new SqsDestination(queues.deadEvents()))
                    .retryAttempts(2)
                    .build());
        }
    }

    private CfnPermission fromBucket(Function function) {
        return CfnPermission.Builder.create(scope, function.getNode().getId() + "FromBucket")
                .action("lambda:InvokeFunction")
                .functionName(function.getFunctionArn())
                .principal("s3.amazonaws.com")
                .sourceAccount(Stack.of(scope).getAccount())
                .sourceArn(storage.arn())
                .build();
    }

    private static CfnBucket.LambdaConfigurationProperty created(String prefix, Function function) {
        return CfnBucket.LambdaConfigurationProperty.builder()
                .event("s3:ObjectCreated:*")
                .function(function.getFunctionArn())
                .filter(CfnBucket.NotificationFilterProperty.builder()
                        .s3Key(CfnBucket.S3KeyFilterProperty.builder()
                                .rules(List.of(CfnBucket.FilterRuleProperty.builder()
                                        .name("prefix")
                                        .value(prefix)
                                        .build()))
                                .build())
                        .build())
                .build();
    }
}
