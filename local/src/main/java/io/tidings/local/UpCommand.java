package io.tidings.local;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts Tidings on this machine: DynamoDB, S3, SQS and SES embedded, the site, the console and a mailbox.",
            "Prints every address and name, and stays up until Ctrl-C. It listens on loopback only.",
            "",
            "A service is used elsewhere when the SDK's own variable says where: AWS_ENDPOINT_URL_DYNAMODB, _S3, _SQS,"
                    + " _SESV2, or AWS_ENDPOINT_URL for all.",
            ""
        })
final class UpCommand implements Callable<Integer> {
    @Mixin
    PagesOptions pages = new PagesOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keeps everything there, across restarts and kills; without it all is in memory. endpoints.json is"
                            + " written into it.")
    @Nullable
    Path data;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "Starts the clock there, such as 2026-11-16T06:00:00Z; at each start again.",
            converter = InstantConverter.class)
    @Nullable
    Instant at;

    @Option(
            names = "--newsletter",
            paramLabel = "FILE",
            description =
                    "Takes in a newsletter document; may be repeated. Where one of its id is there already, that one"
                            + " stays as it is: editors may have changed it.")
    List<Path> newsletters = List.of();

    @Option(
            names = "--replace",
            description = "Puts each --newsletter in the place of the document that is there, whoever changed that.")
    boolean replace;

    @Option(
            names = "--subscribers",
            paramLabel = "FILE",
            description = "Takes these subscribers into each --newsletter.")
    @Nullable
    Path subscribers;

    @Option(names = "--articles", paramLabel = "DIR", description = "Drops the files of this directory as articles.")
    @Nullable
    Path articles;

    @Override
    public Integer call() throws InterruptedException {
        if (subscribers != null && newsletters.isEmpty()) {
            throw new Refusal("--subscribers needs a --newsletter to take them into.");
        }
        if (replace && newsletters.isEmpty()) {
            throw new Refusal("--replace needs a --newsletter to put in the place of another.");
        }
        var directory = Optional.ofNullable(data);
        var options =
                new LocalSystem.Options(pages.port, directory, Optional.ofNullable(at), pages.door(), System.getenv());
        try (var running = Running.until(options)) {
            var system = running.system();
            takeIn(system.installation());
            system.go();
            directory.ifPresent(system.endpoints()::write);
            System.out.println("Tidings is up, at " + system.now() + " by its clock.\n");
            System.out.println(system.endpoints().text());
            System.out.println("Ctrl-C ends it.");
            running.await();
        }
        return 0;
    }

    private void takeIn(Installation installation) {
        var inputs = new Inputs(installation.wiring());
        for (var file : newsletters) {
            var newsletter = replace ? inputs.newsletter(file) : inputs.newNewsletter(file, System.err::println);
            if (subscribers != null) {
                var report = inputs.subscribers(newsletter, subscribers);
                System.err.println(newsletter.id().value() + ": " + Inputs.told(report));
            }
        }
        if (articles != null) {
            new ArticleFiles(
                            installation.services().clients().s3(),
                            installation.resources().bucket())
                    .drop(articles);
        }
    }
}
