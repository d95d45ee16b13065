package io.tidings.local;

import io.tidings.embedded.EmbeddedOpenId;
import io.tidings.function.Settings;
import io.tidings.function.Settings.Addressing;
import io.tidings.function.Settings.Secrets;
import io.tidings.function.Settings.SignInSettings;
import io.tidings.signin.Provider;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The settings of a system on this machine. */
final class LocalSettings {
    /** Senders are threads that share one pacer, and with it all of SES's rate. */
    private static final int ONE_PROCESS = 1;

    /** How many senders run at a time. */
    static final int SENDERS = 4;

    static final String CONFIGURATION_SET = "tidings";

    static final String SIGN_IN_CLIENT = "tidings-console";

    // Fixed, so that a restart knows everybody again and the same inputs give the same mails. They keep no secret:
    // everything is on loopback.
    private static final Secrets SECRETS = new Secrets(
            "the address key of every local Tidings", Map.of("k1", "the first token key of every local Tidings"), "k1");

    private LocalSettings() {}

    /** {@code door} is where people sign in to the console; empty where everybody on this machine may. */
    static Settings of(Resources resources, URI baseUrl, Optional<EmbeddedOpenId> door) {
        return new Settings(
                resources.bucket(),
                resources.tables(),
                resources.pagesQueue(),
                CONFIGURATION_SET,
                baseUrl,
                ONE_PROCESS,
                SECRETS,
                "[]",
                door.map(people -> new SignInSettings(
                        new Provider(people.issuer(), SIGN_IN_CLIENT), "the session key of every local Tidings")),
                Addressing.BY_PATH);
    }
}
