package io.tidings.local;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts Tidings on this machine with samples: articles of six weeks from five sources, a newsletter of eight"
                    + " topics, 500 subscribers. An edition is composed and sent, and read by simulated readers.",
            "Prints where to look, and stays up until Ctrl-C. Nothing is kept and nothing leaves this machine.",
            ""
        })
final class DemoCommand implements Callable<Integer> {
    @Mixin
    PagesOptions pages = new PagesOptions();

    @Override
    public Integer call() throws InterruptedException {
        var progress = new Progress(System.err);
        progress.say("starting DynamoDB, S3, SQS and SES in this JVM");
        // Whatever the environment says: samples have no business in anybody's own services.
        var options =
                new LocalSystem.Options(pages.port, Optional.empty(), Optional.of(Demo.START), pages.door(), Map.of());
        try (var running = Running.until(options)) {
            new Demo(running.system(), progress, System.out).play();
            running.await();
        }
        return 0;
    }
}
