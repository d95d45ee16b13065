package io.tidings.infra;

import static io.tidings.infra.Synthesized.properties;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.delivery.ReadFiles;
import io.tidings.edition.Attention;
import io.tidings.subscriber.Subscribers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@NeedsNode
final class TemplateTest {

    @Test
    void theBucketIsPrivateEncryptedAndVersioned() {
        JsonNode bucket = only("AWS::S3::Bucket");

        assertThat(bucket.path("PublicAccessBlockConfiguration"))
                .hasSize(4)
                .allSatisfy(block -> assertThat(block.asBoolean()).isTrue());
        assertThat(bucket.at(
                                "/BucketEncryption/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault/SSEAlgorithm")
                        .asText())
                .isEqualTo("AES256");
        assertThat(bucket.at("/VersioningConfiguration/Status").asText()).isEqualTo("Enabled");
    }

    @Test
    void oldModelsGoTheNextDayAndNoRuleEverEndsWhatIsStillNeeded() {
        List<JsonNode> rules = only("AWS::S3::Bucket")
                .at("/LifecycleConfiguration/Rules")
                .valueStream()
                .toList();

        assertThat(rules)
                .filteredOn(rule -> rule.path("Prefix").asText().equals("models/"))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.path("Status").asText()).isEqualTo("Enabled");
                    assertThat(rule.at("/NoncurrentVersionExpiration/NoncurrentDays")
                                    .asInt())
                            .isEqualTo(1);
                });
        assertThat(rules)
                .filteredOn(rule -> rule.has("ExpirationInDays") || rule.has("ExpirationDate"))
                .extracting(rule -> rule.path("Prefix").asText())
                .isNotEmpty()
                .allSatisfy(prefix -> assertThat(prefix).matches("(failed-)?events/|rejected/"));
    }

    /** They hold addresses, also of people who were erased since: what a message of their failure can't name any more goes. */
    @Test
    void eventFilesStayALittleLongerThanMessagesOfTheirFailureAndNotAsOldVersionsEither() {
        int messages = one("AWS::SQS::Queue", "EventsDead")
                        .path("MessageRetentionPeriod")
                        .asInt()
                / (int) Duration.ofDays(1).toSeconds();

        assertThat(only("AWS::S3::Bucket").at("/LifecycleConfiguration/Rules").valueStream())
                .filteredOn(rule -> rule.path("Prefix").asText().endsWith("events/"))
                .hasSize(2)
                .allSatisfy(rule -> {
                    assertThat(rule.path("ExpirationInDays").asInt()).isBetween(messages + 1, messages + 2);
                    assertThat(rule.at("/NoncurrentVersionExpiration/NoncurrentDays")
                                    .asInt())
                            .isEqualTo(1);
                });
    }

    @Test
    void bucketQueuesAndTopicRefuseWhatIsNotTls() {
        for (String type : List.of("AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy")) {
            assertThat(properties(type))
                    .isNotEmpty()
                    .allSatisfy((id, policy) -> assertThat(policy.toString())
                            .contains("\"Effect\":\"Deny\"")
                            .contains("\"aws:SecureTransport\":\"false\""));
        }
        assertThat(properties("AWS::SQS::QueuePolicy")).hasSameSizeAs(properties("AWS::SQS::Queue"));
    }

    /**
     * The bucket's name is fixed, so that one left behind by a first deployment that failed would keep the next from making
     * its own. What is protected from deletion cannot be rolled back, and is let stay.
     */
    @Test
    void whatAFirstDeploymentMadeGoesWithItAndStaysEverAfter() {
        Map<String, String> kept = new TreeMap<>();
        Synthesized.template().path("Resources").properties().forEach(resource -> {
            String policy = resource.getValue().path("DeletionPolicy").asText("Delete");
            if (!policy.equals("Delete")) {
                kept.put(resource.getKey().replaceFirst("[0-9A-F]{8}$", ""), policy);
                assertThat(resource.getValue().path("UpdateReplacePolicy").asText())
                        .as(resource.getKey())
                        .isEqualTo("Retain");
            }
        });

        assertThat(kept)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("Bucket", "RetainExceptOnCreate"),
                        Map.entry("AddressKey", "RetainExceptOnCreate"),
                        Map.entry("TokenKey", "RetainExceptOnCreate"),
                        Map.entry("SessionKey", "RetainExceptOnCreate"),
                        Map.entry("ConsoleLogs", "RetainExceptOnCreate"),
                        Map.entry("People", "Retain"),
                        Map.entry("Articles", "Retain"),
                        Map.entry("Intake", "Retain"),
                        Map.entry("Subscribers", "Retain"),
                        Map.entry("Editions", "Retain"),
                        Map.entry("Ledger", "Retain"),
                        Map.entry("Stats", "Retain"),
                        Map.entry("Grouping", "Retain")));
    }

    /** The topic's own policy takes the place of SNS's, which would let them: with denials only, no alarm is heard of. */
    @Test
    void alarmsOfThisAccountMayPublishToTheirTopic() {
        String topic = properties("AWS::SNS::Topic").keySet().iterator().next();

        assertThat(only("AWS::SNS::TopicPolicy")
                        .at("/PolicyDocument/Statement")
                        .valueStream()
                        .filter(statement -> statement.path("Effect").asText().equals("Allow")))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.at("/Principal/Service").asText()).isEqualTo("cloudwatch.amazonaws.com");
                    assertThat(statement.path("Action").asText()).isEqualTo("sns:Publish");
                    assertThat(statement.at("/Resource/Ref").asText()).isEqualTo(topic);
                    assertThat(statement.path("Condition").toString())
                            .isEqualTo("{\"StringEquals\":{\"aws:SourceAccount\":{\"Ref\":\"AWS::AccountId\"}}}");
                });
        assertThat(properties("AWS::CloudWatch::Alarm").values())
                .allSatisfy(alarm ->
                        assertThat(alarm.at("/AlarmActions/0/Ref").asText()).isEqualTo(topic));
    }

    @Test
    void everyTableIsOnDemandRecoverableAndStays() {
        assertThat(properties("AWS::DynamoDB::Table")).hasSize(7).allSatisfy((id, table) -> {
            assertThat(table.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
            assertThat(table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                            .asBoolean())
                    .isTrue();
            assertThat(table.path("DeletionProtectionEnabled").asBoolean()).isTrue();
            assertThat(Synthesized.template()
                            .at("/Resources/" + id + "/DeletionPolicy")
                            .asText())
                    .isEqualTo("Retain");
        });
    }

    @Test
    void dynamoDbRemovesWhoNeverConfirmedAndOldCountersAndMarkersAndNothingOfOtherTables() {
        Map<String, String> timesToLive = new HashMap<>();
        properties("AWS::DynamoDB::Table").forEach((id, table) -> {
            JsonNode timeToLive = table.path("TimeToLiveSpecification");
            if (timeToLive.path("Enabled").asBoolean()) {
                timesToLive.put(
                        id.replaceFirst("[0-9A-F]*$", ""),
                        timeToLive.path("AttributeName").asText());
            }
        });

        assertThat(timesToLive)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("Subscribers", Subscribers.TIME_TO_LIVE, "Ledger", ReadFiles.TIME_TO_LIVE));
    }

    @Test
    void aPageThatFailsFiveTimesGoesToTheDeadLetterQueue() {
        JsonNode pages = one("AWS::SQS::Queue", "Pages");

        assertThat(pages.at("/RedrivePolicy/maxReceiveCount").asInt()).isEqualTo(5);
        assertThat(pages.path("VisibilityTimeout").asInt())
                .isGreaterThan(
                        one("AWS::Lambda::Function", "Send").path("Timeout").asInt());
    }

    @Test
    void pagesAreSentOneAtATimeByAFewWorkers() {
        JsonNode mapping = only("AWS::Lambda::EventSourceMapping");

        assertThat(mapping.path("BatchSize").asInt()).isEqualTo(1);
        assertThat(mapping.at("/ScalingConfig/MaximumConcurrency/Ref").asText())
                .isEqualTo("Senders")
                .isEqualTo(one("AWS::Lambda::Function", "Send")
                        .at("/Environment/Variables/TIDINGS_CONCURRENCY/Ref")
                        .asText());
        assertThat(mapping.path("FunctionResponseTypes").toString()).contains("ReportBatchItemFailures");
    }

    /** Its messages come back to the queue that they came from while there is no seat; no other function does so. */
    @Test
    void onlyWhoSendsMayBeStartedByWhatItPutBackItself() {
        assertThat(one("AWS::Lambda::Function", "Send").path("RecursiveLoop").asText())
                .isEqualTo("Allow");
        assertThat(properties("AWS::Lambda::Function").values())
                .filteredOn(function -> function.has("RecursiveLoop"))
                .hasSize(1);
    }

    /** CloudFormation asks Secrets Manager again only where the reference itself reads differently. */
    @Test
    void anotherVersionOfTheSessionKeyChangesTheReferenceToIt() {
        JsonNode key = one("AWS::Lambda::Function", "Console").at("/Environment/Variables/TIDINGS_SESSION_KEY");

        assertThat(key.findValuesAsText("Ref")).contains("SessionKeyVersion");
        assertThat(Resolved.text(key))
                .as("as it reads without a parameter")
                .matches("\\{\\{resolve:secretsmanager:SessionKey[0-9A-F]{8}:SecretString:::}}");
    }

    @Test
    void droppedArticlesAndMailEventsStartTheirFunctions() {
        JsonNode notified = only("AWS::S3::Bucket").at("/NotificationConfiguration/LambdaConfigurations");

        assertThat(StreamSupport.stream(notified.spliterator(), false).map(JsonNode::toString))
                .hasSize(2)
                .anySatisfy(one -> assertThat(one).contains("articles/").contains("Ingest"))
                .anySatisfy(one -> assertThat(one).contains("events/").contains("Feedback"));
    }

    @Test
    void theClockTicksEveryTwoMinutes() {
        assertThat(one("AWS::Events::Rule", "EveryTwoMinutes")
                        .path("ScheduleExpression")
                        .asText())
                .isEqualTo("rate(2 minutes)");
    }

    /** The rule's own policy is about handing the event over; Lambda would try a function that failed twice more. */
    @Test
    void whatTheClockStartsIsNotTriedAgainByItself() {
        for (String function : List.of("Tick", "Train")) {
            assertThat(properties("AWS::Lambda::EventInvokeConfig").values())
                    .filteredOn(
                            config -> config.at("/FunctionName/Ref").asText().matches(function + "[0-9A-F]{8}"))
                    .as(function)
                    .singleElement()
                    .satisfies(config -> assertThat(
                                    config.path("MaximumRetryAttempts").asInt(-1))
                            .isZero());
        }
    }

    @Test
    void mailEventsBecomeFilesUnderTheirPrefix() {
        JsonNode files = only("AWS::KinesisFirehose::DeliveryStream").path("ExtendedS3DestinationConfiguration");

        assertThat(files.path("Prefix").asText()).startsWith("events/");
        assertThat(files.path("ErrorOutputPrefix").asText()).doesNotStartWith("events/");
        assertThat(only("AWS::SES::ConfigurationSetEventDestination")
                        .at("/EventDestination/MatchingEventTypes")
                        .valueStream()
                        .map(JsonNode::asText))
                .containsExactlyInAnyOrder(
                        "send",
                        "reject",
                        "bounce",
                        "complaint",
                        "delivery",
                        "open",
                        "click",
                        "renderingFailure",
                        "deliveryDelay");
    }

    @Test
    void deadLettersErrorsAndASilentClockRaiseAlarms() {
        Map<String, JsonNode> alarms = properties("AWS::CloudWatch::Alarm");

        assertThat(alarms.keySet())
                .anySatisfy(id -> assertThat(id).startsWith("PagesDead"))
                .anySatisfy(id -> assertThat(id).startsWith("EventsDead"))
                .anySatisfy(id -> assertThat(id).startsWith("TickSilence"));
        assertThat(alarms.keySet()).filteredOn(id -> id.contains("Errors")).hasSize(7);
        assertThat(alarms)
                .allSatisfy(
                        (id, alarm) -> assertThat(alarm.path("AlarmActions")).isNotEmpty());
    }

    /** Else SES would report bounces and complaints for a day, and nobody would know that none is acted on. */
    @Test
    void mailEventsThatDoNotBecomeFilesRaiseAnAlarm() {
        JsonNode alarm = one("AWS::CloudWatch::Alarm", "MailEventsLate");

        assertThat(alarm.path("Namespace").asText()).isEqualTo("AWS/Firehose");
        assertThat(alarm.path("MetricName").asText()).isEqualTo("DeliveryToS3.DataFreshness");
        assertThat(alarm.at("/Dimensions/0/Value/Ref").asText())
                .isIn(properties("AWS::KinesisFirehose::DeliveryStream").keySet());
        assertThat(alarm.path("Threshold").asInt())
                .isGreaterThan(only("AWS::KinesisFirehose::DeliveryStream")
                        .at("/ExtendedS3DestinationConfiguration/BufferingHints/IntervalInSeconds")
                        .asInt());
    }

    @Test
    void anEditionThatStopsByItselfRaisesAnAlarm() {
        JsonNode alarm = one("AWS::CloudWatch::Alarm", "NeedsAnEditor");
        Map<String, JsonNode> filters = properties("AWS::Logs::MetricFilter");

        assertThat(filters.values()).hasSize(2).allSatisfy(filter -> {
            assertThat(filter.path("FilterPattern").asText()).isEqualTo("\"" + Attention.WORDS + "\"");
            assertThat(filter.at("/MetricTransformations/0/MetricName").asText())
                    .isEqualTo(alarm.path("MetricName").asText());
            assertThat(filter.at("/MetricTransformations/0/MetricNamespace").asText())
                    .isEqualTo(alarm.path("Namespace").asText());
        });
        for (String function : List.of("Tick", "Send")) {
            String logs = one("AWS::Lambda::Function", function)
                    .at("/LoggingConfig/LogGroup/Ref")
                    .asText();
            assertThat(filters.values())
                    .extracting(filter -> filter.at("/LogGroupName/Ref").asText())
                    .contains(logs);
        }
    }

    /** What people reach at the console without a signature, the function itself keeps behind its sign-in. */
    @Test
    void theApiWantsSignedRequestsAndEverythingThatIsNotTheConsolesIsTheSites() {
        Map<String, String> routes = new TreeMap<>();
        properties("AWS::ApiGatewayV2::Route")
                .forEach((id, route) -> routes.put(
                        route.path("RouteKey").asText(),
                        route.path("AuthorizationType").asText() + " "
                                + route.path("Target").toString().replaceAll("(?s).*(Site|Console).*", "$1")));

        assertThat(routes)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ANY /", "NONE Site",
                        "ANY /{proxy+}", "NONE Site",
                        "POST /api/subscribers", "NONE Site",
                        "ANY /console", "NONE Console",
                        "ANY /console/{proxy+}", "NONE Console",
                        "ANY /api/{proxy+}", "AWS_IAM Console"));
    }

    @Test
    void onlyWhoIsInvitedSignsInAndWithASecondFactor() {
        JsonNode pool = only("AWS::Cognito::UserPool");

        assertThat(pool.at("/AdminCreateUserConfig/AllowAdminCreateUserOnly").asBoolean())
                .isTrue();
        assertThat(pool.path("MfaConfiguration").asText()).isEqualTo("ON");
        assertThat(pool.path("EnabledMfas").toString()).isEqualTo("[\"SOFTWARE_TOKEN_MFA\"]");
        assertThat(pool.path("DeletionProtection").asText()).isEqualTo("ACTIVE");
        assertThat(properties("AWS::Cognito::UserPoolGroup").values())
                .extracting(group -> group.path("GroupName").asText())
                .containsExactlyInAnyOrder("editor", "marketing");
    }

    @Test
    void theProviderSendsBrowsersNowhereButToTheConsole() {
        JsonNode client = only("AWS::Cognito::UserPoolClient");

        assertThat(client.path("AllowedOAuthFlows").toString()).isEqualTo("[\"code\"]");
        assertThat(client.path("GenerateSecret").asBoolean()).isFalse();
        for (String way : List.of("CallbackURLs", "LogoutURLs")) {
            assertThat(client.path(way))
                    .hasSize(1)
                    .allSatisfy(url -> assertThat(Resolved.text(url)).matches(".*/console/signed-(in|out)"));
        }
    }

    @Test
    void noLogHoldsAPathSinceLinksCarryTokens() {
        assertThat(only("AWS::ApiGatewayV2::Stage")
                        .at("/AccessLogSettings/Format")
                        .asText())
                .contains("$context.routeKey")
                .doesNotContain("$context.path");
    }

    @Test
    void nothingIsMadeByHelpersThatAreNotOurs() {
        assertThat(Synthesized.template()
                        .path("Resources")
                        .valueStream()
                        .map(one -> one.path("Type").asText()))
                .noneMatch(type -> type.startsWith("Custom::") || type.equals("AWS::CloudFormation::CustomResource"));
    }

    private static JsonNode only(String type) {
        Map<String, JsonNode> found = properties(type);
        assertThat(found).hasSize(1);
        return found.values().iterator().next();
    }

    private static JsonNode one(String type, String id) {
        return properties(type).entrySet().stream()
                .filter(resource -> resource.getKey().matches(id + "[0-9A-F]{8}"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " named " + id))
                .getValue();
    }
}
