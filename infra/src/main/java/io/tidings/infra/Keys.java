package io.tidings.infra;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.SecretsManagerSecretOptions;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * The secrets that Tidings cannot do without: the key that turns addresses into ids, the one that signs the tokens in
 * links, and the one that signs the console's sessions. Drawn once, by Secrets Manager, and kept when the stack goes, unless it goes for never having come about:
 * without the first, nobody can be found again.
 *
 * <p>A function gets them through dynamic references in its environment, resolved when it is deployed: no client for
 * Secrets Manager in the zip and no call at a cold start. Who may read a function's configuration may therefore read
 * them; that right belongs to operators only.
 */
final class Keys {

    private final Secret address;
    private final Secret token;
    private final Secret session;
    private final String sessionVersion;

    /** @param sessionVersion which version of the session key counts; empty for the one that is current at a deployment */
    Keys(Construct scope, String sessionVersion) {
        this.sessionVersion = sessionVersion;
        address = secret(
                scope,
                "AddressKey",
                "Turns subscribers' addresses into ids. Losing it loses every subscriber.",
                "A new one would orphan every subscriber.");
        token = secret(
                scope,
                "TokenKey",
                "Signs the tokens in links.",
                "Changed by adding one under a new name, since links in mails already sent must go on working.");
        session = secret(
                scope,
                "SessionKey",
                "Signs the sessions of who has signed in to the console.",
                "With another everybody signs in again: changed when somebody must be out at once, not by the calendar.");
    }

    String address() {
        return address.getSecretValue().unsafeUnwrap();
    }

    /** The value of the setting: a name for the key, so that another can follow it, and the key. */
    String tokens() {
        return "k1=" + token.getSecretValue().unsafeUnwrap();
    }

    /**
     * With the version at its end: CloudFormation does not look again at a reference that reads as before, so another value
     * alone would reach no function. Nothing at the end is what a reference without a version has there, too.
     */
    String session() {
        return SecretValue.secretsManager(
                        session.getSecretArn(),
                        SecretsManagerSecretOptions.builder()
                                .versionId(sessionVersion)
                                .build())
                .unsafeUnwrap();
    }

    /** {@code unrotated}: why nothing changes it by itself. */
    private static Secret secret(Construct scope, String id, String description, String unrotated) {
        Secret secret = Secret.Builder.create(scope, id)
                .description(description)
                .generateSecretString(SecretStringGenerator.builder()
                        .passwordLength(64)
                        .excludePunctuation(true)
                        .build())
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        Explained.suppress(secret, "AwsSolutions-SMG4", unrotated);
        return secret;
    }
}
