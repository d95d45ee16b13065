package io.tidings.local;

import io.tidings.function.Settings;
import io.tidings.function.Settings.Addressing;
import io.tidings.function.Settings.Secrets;
import java.net.URI;
import java.util.Map;

/** The settings of a system on this machine. */
final class LocalSettings {
    /** How many senders run at a time. */
    static final int SENDERS = 4;

    static final String CONFIGURATION_SET = "tidings";

    // Fixed, so that a restart knows everybody again and the same inputs give the same mails. They keep no secret:
    // everything is on loopback.
    private static final Secrets SECRETS = new Secrets(
            "the address key of every local Tidings", Map.of("k1", "the first token key of every local Tidings"), "k1");

    private LocalSettings() {}

    static Settings of(Resources resources, URI baseUrl, int senders) {
        return new Settings(
                resources.bucket(),
                resources.tables(),
                resources.pagesQueue(),
                CONFIGURATION_SET,
                baseUrl,
                senders,
                SECRETS,
                "[]",
                Addressing.BY_PATH);
    }
}
