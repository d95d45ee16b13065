package io.tidings.localstack;

import io.tidings.embedded.TestServices;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/**
 * What runs on LocalStack: the very classes that pass on the embedded services, and those that need real notifications.
 * Tests of hundreds of calls ask nothing of it that fewer do not, and would take half of the time: they are left out.
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
            "io.tidings.packaged.PackagedFunctionsTest",
            "io.tidings.localstack.NotificationsOnLocalStack",
        })
@ExcludeTags("many-calls")
@ConfigurationParameter(key = "junit.jupiter.extensions.autodetection.enabled", value = "true")
final class LocalStackSuite {
    private static @Nullable LocalStack localStack;

    private LocalStackSuite() {}

    @BeforeSuite
    static void start() {
        localStack = LocalStack.start();
        switch (localStack) {
            case LocalStack.Running running ->
                System.setProperty(TestServices.ENDPOINT, running.endpoint().toString());
            case LocalStack.Missing missing -> System.err.println("SKIPPED the LocalStack suite: " + missing.reason());
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
}
