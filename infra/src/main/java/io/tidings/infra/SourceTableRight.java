package io.tidings.infra;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/** Lets the tick query the one table of the account's own that articles are pulled from, when there is one. */
final class SourceTableRight {

    SourceTableRight(Construct scope, String table, Function tick) {
        CfnCondition given = CfnCondition.Builder.create(scope, "SourceTableGiven")
                .expression(Fn.conditionNot(Fn.conditionEquals(table, "")))
                .build();
        String arn = Fn.sub(
                "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Name}", Map.of("Name", table));
        CfnPolicy policy = CfnPolicy.Builder.create(scope, "SourceTablePolicy")
                .policyName("query-source-table")
                .policyDocument(PolicyDocument.Builder.create()
                        .statements(List.of(PolicyStatement.Builder.create()
                                .actions(List.of("dynamodb:Query"))
                                .resources(List.of(arn, Fn.join("", List.of(arn, "/index/*"))))
                                .build()))
                        .build())
                .roles(List.of(Objects.requireNonNull(tick.getRole()).getRoleName()))
                .build();
        policy.getCfnOptions().setCondition(given);
        Explained.wildcard(policy, "/index/*", "The source says which index of its table it is read by.");
    }
}
