package io.tidings.infra;

import io.tidings.edition.Attention;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** What an operator must hear of: work given up, functions failing, a clock that stands still, mail that is not wanted. */
final class Alarms {

    private static final Duration SPAN = Duration.minutes(5);

    private final Construct scope;
    private final Topic topic;

    Alarms(Construct scope, String address) {
        this.scope = scope;
        topic = Topic.Builder.create(scope, "AlarmTopic").enforceSsl(true).build();
        topic.addToResourcePolicy(alarmsOfThisAccount());
        CfnCondition wanted = CfnCondition.Builder.create(scope, "AlarmAddressGiven")
                .expression(Fn.conditionNot(Fn.conditionEquals(address, "")))
                .build();
        CfnSubscription mail = CfnSubscription.Builder.create(scope, "AlarmMail")
                .topicArn(topic.getTopicArn())
                .protocol("email")
                .endpoint(address)
                .build();
        mail.getCfnOptions().setCondition(wanted);
    }

    /** A topic with a policy of its own has no longer SNS's, by which all of the account's alarms may publish. */
    private PolicyStatement alarmsOfThisAccount() {
        return PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("aws:SourceAccount", Stack.of(scope).getAccount())))
                .build();
    }

    Topic topic() {
        return topic;
    }

    void onDepth(Queue queue) {
        alarm(
                queue.getNode().getId() + "Depth",
                "Messages that were given up wait in " + queue.getNode().getId(),
                queue.metricApproximateNumberOfMessagesVisible(statistic("Maximum")),
                0);
    }

    void onErrors(Function function) {
        alarm(
                function.getNode().getId() + "Errors",
                "Invocations of " + function.getNode().getId() + " fail",
                function.metricErrors(statistic("Sum")),
                0);
    }

    /** No tick in a quarter of an hour: nothing is composed and nothing sent, and nothing else would say so. */
    void onSilence(Function tick) {
        connect(Alarm.Builder.create(scope, "TickSilence")
                .alarmDescription("The clock stands still: no tick for a quarter of an hour")
                .metric(tick.metricInvocations(statistic("Sum")))
                .threshold(1)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .evaluationPeriods(3)
                .treatMissingData(TreatMissingData.BREACHING)
                .build());
    }

    /**
     * An edition paused itself, came too late or was held: it does not go out before somebody looks, and only the log says
     * so. Or it is quiet for a reason that somebody must look for, or letters wait as SES turns their sender away.
     */
    void onAttention(Function... functions) {
        String name = "NeedsAnEditor";
        String namespace = "Tidings/" + Stack.of(scope).getStackName();
        for (Function function : functions) {
            MetricFilter.Builder.create(scope, function.getNode().getId() + name)
                    .logGroup(function.getLogGroup())
                    .filterPattern(FilterPattern.anyTerm(Attention.WORDS))
                    .metricNamespace(namespace)
                    .metricName(name)
                    .metricValue("1")
                    .build();
        }
        alarm(
                name,
                "An edition does not go on by itself, hardly anything came in for it, or SES turns a sender away: see the log",
                Metric.Builder.create()
                        .namespace(namespace)
                        .metricName(name)
                        .statistic("Sum")
                        .period(SPAN)
                        .build(),
                0);
    }

    /**
     * Events that wait for a quarter of an hour, where a file is written each minute: the bucket cannot be written to. Until
     * it can, nobody is suppressed for a bounce or a complaint, and Firehose gives up after a day.
     */
    void onLateEvents(MailEvents events) {
        alarm(
                "MailEventsLate",
                "What SES reports of mails does not become files: no bounce and no complaint is heard of",
                Metric.Builder.create()
                        .namespace("AWS/Firehose")
                        .metricName("DeliveryToS3.DataFreshness")
                        .dimensionsMap(Map.of("DeliveryStreamName", events.streamName()))
                        .statistic("Maximum")
                        .period(SPAN)
                        .build(),
                Duration.minutes(15).toSeconds().doubleValue());
    }

    /** SES reviews an account at these rates. Sending pauses by itself before; see the newsletters' settings. */
    void onReputation() {
        alarm("BounceRate", "More than 5 % of the account's mail bounces", reputation("Reputation.BounceRate"), 0.05);
        alarm(
                "ComplaintRate",
                "More than 0.1 % of the account's mail is reported as spam",
                reputation("Reputation.ComplaintRate"),
                0.001);
    }

    private void alarm(String id, String description, IMetric metric, double most) {
        connect(Alarm.Builder.create(scope, id)
                .alarmDescription(description)
                .metric(metric)
                .threshold(most)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build());
    }

    private void connect(Alarm alarm) {
        alarm.addAlarmAction(new SnsAction(topic));
    }

    private static Metric reputation(String name) {
        return Metric.Builder.create()
                .namespace("AWS/SES")
                .metricName(name)
                .statistic("Average")
                .period(Duration.hours(1))
                .build();
    }

    private static MetricOptions statistic(String name) {
        return MetricOptions.builder().statistic(name).period(SPAN).build();
    }
}
