package io.tidings.local.localstack;

import io.tidings.embedded.TestServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/**
 * What runs on LocalStack: the very classes that pass on the embedded services, and those that need real notifications.
 * Where LocalStack cannot run they are all skipped, aloud.
 */
@Suite
@SelectClasses(
        names = {
            "io.tidings.article.ArticlesTest",
            "io.tidings.article.IntakeLogTest",
            "io.tidings.article.IntakeTest",
            "io.tidings.article.TableSourceTest",
            "io.tidings.subscriber.SubscribersTest",
            "io.tidings.subscriber.ImportTest",
            "io.tidings.edition.NewslettersTest",
            "io.tidings.edition.EditionsTest",
            "io.tidings.delivery.PageWorkerTest",
            "io.tidings.delivery.SendingCountsTest",
            "io.tidings.feedback.EventFilesTest",
            "io.tidings.stats.RollupsTest",
            "io.tidings.local.packaged.PackagedFunctionsTest",
            "io.tidings.local.localstack.NotificationsOnLocalStack",
        })
@ConfigurationParameter(key = "junit.jupiter.extensions.autodetection.enabled", value = "true")
final class LocalStackSuite {

    /** Read by whoever sums up a run: a suite that was skipped says so in a file of its own. */
    private static final Path SKIPPED = Path.of("..", "local", "target", "skipped", "LocalStack");

    private static @Nullable LocalStack localStack;

    private LocalStackSuite() {}

    @BeforeSuite
    static void start() throws IOException {
        Files.deleteIfExists(SKIPPED);
        localStack = LocalStack.start();
        switch (localStack) {
            case LocalStack.Running running ->
                System.setProperty(TestServices.ENDPOINT, running.endpoint().toString());
            case LocalStack.Missing missing -> say("SKIPPED the LocalStack suite: " + missing.reason());
        }
    }

    @AfterSuite
    static void stop() {
        if (localStack != null) {
            localStack.close();
        }
    }

    /** Why nothing can run, if so. */
    static Optional<String> missing() {
        return localStack instanceof LocalStack.Missing missing ? Optional.of(missing.reason()) : Optional.empty();
    }

    private static void say(String sentence) throws IOException {
        System.err.println(sentence);
        Files.createDirectories(SKIPPED.getParent());
        Files.writeString(SKIPPED, sentence + "\n");
    }
}
