package io.tidings.local;

import io.tidings.local.LocalSystem.Door;
import picocli.CommandLine.Option;

/** Where the pages of a system that stays up are, and who may open them. */
final class PagesOptions {
    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of all pages (default ${DEFAULT-VALUE}; 0 for any).")
    int port;

    @Option(
            names = "--sign-in",
            description =
                    "Asks at the console who you are, as in AWS: a provider beside it knows an editor, somebody of"
                            + " marketing, and somebody without a role. Made up, without passwords.")
    boolean signIn;

    Door door() {
        return Door.of(signIn);
    }
}
