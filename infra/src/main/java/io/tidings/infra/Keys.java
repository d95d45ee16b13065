package io.tidings.infra;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * The two secrets that Tidings cannot do without: the key that turns addresses into ids, and the one that signs the
 * tokens in links. Drawn once, by Secrets Manager, and kept when the stack goes: without the first, nobody can be found
 * again.
 *
 * <p>A function gets them through dynamic references in its environment, resolved when it is deployed: no client for
 * Secrets Manager in the zip and no call at a cold start. Who may read a function's configuration may therefore read
 * them; that right belongs to operators only.
 */
final class Keys {

    private final Secret address;
    private final Secret token;

    Keys(Construct scope) {
        address =
                secret(scope, "AddressKey", "Turns subscribers' addresses into ids. Losing it loses every subscriber.");
        token = secret(scope, "TokenKey", "Signs the tokens in links.");
    }

    String address() {
        return address.getSecretValue().unsafeUnwrap();
    }

    /** The value of the setting: a name for the key, so that another can follow it, and the key. */
    String tokens() {
        return "k1=" + token.getSecretValue().unsafeUnwrap();
    }

    private static Secret secret(Construct scope, String id, String description) {
        Secret secret = Secret.Builder.create(scope, id)
                .description(description)
                .generateSecretString(SecretStringGenerator.builder()
                        .passwordLength(64)
                        .excludePunctuation(true)
                        .build())
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Explained.suppress(
                secret,
                "AwsSolutions-SMG4",
                "A new address key would orphan every subscriber; a token key is changed by adding one under a new name, since links in"
                        + " mails already sent must go on working.");
        return secret;
    }
}
