package io.tidings.infra;

import software.amazon.awscdk.CfnParameter;
import software.constructs.Construct;

/** What an account says about itself when it deploys: CloudFormation parameters, so that one template fits all. */
final class Parameters {

    /** The fewest that Lambda allows. Each is paid for while it waits for its turn ({@code ./tidings bench dollars}). */
    private static final int FEWEST_SENDERS = 2;

    private static final int MOST_SENDERS = 100;

    private final CfnParameter mailDomain;
    private final CfnParameter baseUrl;
    private final CfnParameter alarmAddress;
    private final CfnParameter sourceTable;
    private final CfnParameter sources;
    private final CfnParameter senders;
    private final CfnParameter sessionKeyVersion;

    Parameters(Construct scope) {
        mailDomain = CfnParameter.Builder.create(scope, "MailDomain")
                .type("String")
                .allowedPattern("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}")
                .description("The domain that mail is sent from, for example news.example.org")
                .build();
        baseUrl = optional(
                scope,
                "BaseUrl",
                "The public address of the site when it has a domain of its own, without a slash at the end");
        alarmAddress = optional(scope, "AlarmAddress", "Where alarms are mailed to");
        sourceTable = optional(scope, "SourceTable", "The name of a table of yours that articles are pulled from");
        sources = CfnParameter.Builder.create(scope, "Sources")
                .type("String")
                .defaultValue("[]")
                .description("The tables and feeds that articles are pulled from: a JSON array, see docs")
                .build();
        senders = CfnParameter.Builder.create(scope, "Senders")
                .type("Number")
                .defaultValue(FEWEST_SENDERS)
                .minValue(FEWEST_SENDERS)
                .maxValue(MOST_SENDERS)
                .description("Workers that share SES's rate: two are enough for some 300 mails a second")
                .build();
        // spec: Secrets Manager, PutSecretValue: "VersionId ... Minimum length of 32. Maximum length of 64."
        sessionKeyVersion = CfnParameter.Builder.create(scope, "SessionKeyVersion")
                .type("String")
                .defaultValue("")
                .allowedPattern("([A-Za-z0-9-]{32,64})?")
                .description("The version of the secret SessionKey that signs sessions: another one ends all sessions")
                .build();
    }

    String mailDomain() {
        return mailDomain.getValueAsString();
    }

    String baseUrl() {
        return baseUrl.getValueAsString();
    }

    String alarmAddress() {
        return alarmAddress.getValueAsString();
    }

    String sourceTable() {
        return sourceTable.getValueAsString();
    }

    String sources() {
        return sources.getValueAsString();
    }

    /** How many pages are sent at a time, each by a worker that keeps to its share of the account's rate. */
    CfnParameter senders() {
        return senders;
    }

    /** Empty until somebody had to end all sessions. */
    String sessionKeyVersion() {
        return sessionKeyVersion.getValueAsString();
    }

    private static CfnParameter optional(Construct scope, String name, String description) {
        return CfnParameter.Builder.create(scope, name)
                .type("String")
                .defaultValue("")
                .description(description)
                .build();
    }
}
