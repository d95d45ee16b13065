package io.tidings.infra;

import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ses.ConfigurationSet;
import software.amazon.awscdk.services.ses.DkimRecord;
import software.amazon.awscdk.services.ses.EmailIdentity;
import software.amazon.awscdk.services.ses.Identity;
import software.amazon.awscdk.services.ses.SuppressionReasons;
import software.constructs.Construct;

/** The sending domain and the configuration set of every mail; the records that prove the domain are outputs. */
final class Mail {

    private final Construct scope;
    private final String domain;
    private final ConfigurationSet set;

    Mail(Construct scope, String domain) {
        this.scope = scope;
        this.domain = domain;
        set = ConfigurationSet.Builder.create(scope, "ConfigurationSet")
                .reputationMetrics(true)
                .suppressionReasons(SuppressionReasons.BOUNCES_AND_COMPLAINTS)
                .build();
        EmailIdentity identity = EmailIdentity.Builder.create(scope, "Identity")
                .identity(Identity.domain(domain))
                .mailFromDomain("bounce." + domain)
                .configurationSet(set)
                .feedbackForwarding(false)
                .build();
        showRecords(identity.getDkimRecords());
    }

    ConfigurationSet configurationSet() {
        return set;
    }

    /** What a function that sends must be allowed to use. */
    List<String> sendingArns() {
        return List.of(
                arn("identity/" + domain),
                arn("configuration-set/" + set.getConfigurationSetName()),
                arn("template/*"));
    }

    /** Every address and domain that this account has verified, or ever will. */
    String anyIdentity() {
        return arn("identity/*");
    }

    /** A pattern of the addresses in the sending domain. */
    String anySender() {
        return "*@" + domain;
    }

    private String arn(String resource) {
        Stack stack = Stack.of(scope);
        return Fn.join(
                "",
                List.of(
                        "arn:",
                        stack.getPartition(),
                        ":ses:",
                        stack.getRegion(),
                        ":",
                        stack.getAccount(),
                        ":",
                        resource));
    }

    private void showRecords(List<DkimRecord> records) {
        for (int i = 0; i < records.size(); i++) {
            CfnOutput.Builder.create(scope, "DkimRecord" + (i + 1))
                    .description("A CNAME record to make in the mail domain's zone")
                    .value(records.get(i).getName() + " CNAME " + records.get(i).getValue())
                    .build();
        }
    }
}
