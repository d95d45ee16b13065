package io.tidings.infra;

import io.tidings.signin.Role;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.CfnUserPoolGroup;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.OAuthFlows;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.OAuthSettings;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolClientOptions;
import software.amazon.awscdk.services.cognito.UserPoolDomainOptions;
import software.constructs.Construct;

/**
 * Who signs in to the console: a pool of people whom an operator invites, with a group for each role and a second factor.
 * An own directory can be joined to it.
 */
final class People {

    private static final int SHORTEST_PASSWORD = 12;

    private final UserPool pool;
    private final UserPoolClient client;

    /** @param baseUrl where the console is, below which the provider sends browsers back */
    People(Construct scope, String baseUrl) {
        pool = UserPool.Builder.create(scope, "People")
                .selfSignUpEnabled(false)
                .signInAliases(SignInAliases.builder().email(true).build())
                .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
                .mfa(Mfa.REQUIRED)
                .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
                .passwordPolicy(PasswordPolicy.builder()
                        .minLength(SHORTEST_PASSWORD)
                        .requireLowercase(true)
                        .requireUppercase(true)
                        .requireDigits(true)
                        .requireSymbols(true)
                        .tempPasswordValidity(Duration.days(7))
                        .build())
                // Retained for the same reason as the tables, see TableShape.
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Explained.suppress(
                pool,
                "AwsSolutions-COG3",
                "Watching for stolen passwords is of Cognito's Plus plan, which asks for a price by head; a second factor is required.");
        for (Role role : Role.values()) {
            CfnUserPoolGroup.Builder.create(scope, role.group() + "Group")
                    .userPoolId(pool.getUserPoolId())
                    .groupName(role.group())
                    .build();
        }
        // Names of domains are one for all of AWS; a stack's own id is nobody else's.
        pool.addDomain(
                "SignIn",
                UserPoolDomainOptions.builder()
                        .cognitoDomain(CognitoDomainOptions.builder()
                                .domainPrefix(Fn.join(
                                        "-",
                                        List.of(
                                                "tidings",
                                                Fn.select(
                                                        2,
                                                        Fn.split(
                                                                "/",
                                                                Stack.of(scope).getStackId())))))
                                .build())
                        .build());
        client = pool.addClient("Console", console(baseUrl));
        CfnOutput.Builder.create(scope, "PeoplePoolId")
                .description("The user pool that editors and marketing are invited into")
                .value(pool.getUserPoolId())
                .build();
    }

    /** A public client, since a secret would be one more to keep: it proves itself by PKCE. */
    private static UserPoolClientOptions console(String baseUrl) {
        return UserPoolClientOptions.builder()
                .generateSecret(false)
                .preventUserExistenceErrors(true)
                .oAuth(OAuthSettings.builder()
                        .flows(OAuthFlows.builder().authorizationCodeGrant(true).build())
                        .scopes(List.of(OAuthScope.OPENID, OAuthScope.EMAIL))
                        .callbackUrls(List.of(baseUrl + "/console/signed-in"))
                        .logoutUrls(List.of(baseUrl + "/console/signed-out"))
                        .build())
                .build();
    }

    /** As its discovery document has it. */
    String issuer() {
        return pool.getUserPoolProviderUrl();
    }

    String client() {
        return client.getUserPoolClientId();
    }
}
