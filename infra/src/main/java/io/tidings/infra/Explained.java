package io.tidings.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import software.constructs.IConstruct;

/** Where a rule of cdk-nag does not fit, and why. */
final class Explained {

    private Explained() {}

    /** Suppresses {@code rule} on {@code construct} and what is inside it. */
    static void suppress(IConstruct construct, String rule, String reason) {
        add(construct, NagPackSuppression.builder().id(rule).reason(reason).build());
    }

    /** Suppresses the wildcard in resources that end like this, and no other wildcard of the same policy. */
    static void wildcard(IConstruct construct, String ending, String reason) {
        String pattern = "/" + ending.replace("/", "\\/").replace("*", "\\*") + "$/";
        add(
                construct,
                NagPackSuppression.builder()
                        .id("AwsSolutions-IAM5")
                        .reason(reason)
                        .appliesTo(
                                List.of(RegexAppliesTo.builder().regex(pattern).build()))
                        .build());
    }

    private static void add(IConstruct construct, NagPackSuppression suppression) {
        NagSuppressions.addResourceSuppressions(construct, List.of(suppression), true);
    }
}
