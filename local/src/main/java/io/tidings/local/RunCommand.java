package io.tidings.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes one edition from files to files: reads the articles, composes the edition whose hour was the latest at"
                    + " INSTANT, approves it, sends it to the subscribers and waits until it is settled. Nothing leaves this"
                    + " machine, and the clock stands still at INSTANT: the same inputs give the same bytes.",
            "",
            "Writes DIR/mails/ADDRESS.eml as SES would send them, DIR/edition.json (sections, stories, why each is where it"
                    + " is, what was left out and why) and DIR/report.json (what was read, sent, called and written).",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the edition was sent and every recipient is accounted for",
            "1:something failed; a sentence says what",
            "2:the command line is wrong",
            "3:the quality gate holds the edition: nothing was sent (see --despite-gate)",
            "4:a quiet edition: too few stories, nothing was sent",
            "5:some recipients are not settled, or none of them"
        })
final class RunCommand implements Callable<Integer> {
    @Option(
            names = "--articles",
            required = true,
            paramLabel = "DIR",
            description = "Files of articles; each sub-directory, and each file at the top, is a source.")
    Path articles = Path.of("");

    @Option(
            names = "--subscribers",
            required = true,
            paramLabel = "FILE.csv",
            description = "See ./tidings example subscribers.")
    Path subscribers = Path.of("");

    @Option(
            names = "--newsletter",
            required = true,
            paramLabel = "FILE.json",
            description = "See ./tidings example newsletter.")
    Path newsletter = Path.of("");

    @Option(
            names = "--at",
            required = true,
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "When it happens, such as 2026-11-16T06:00:00Z.")
    Instant at = Instant.EPOCH;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where the mails and reports go; those of an earlier run are replaced.")
    Path out = Path.of("");

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            defaultValue = "https://tidings.example.com",
            description = "The site that links in the mails lead to (default ${DEFAULT-VALUE}).")
    URI baseUrl = URI.create("");

    @Option(names = "--despite-gate", description = "Sends an edition that the quality gate holds.")
    boolean despiteGate;

    @Override
    public Integer call() {
        var gate = despiteGate ? OneShot.Gate.OVERRULED : OneShot.Gate.HEEDED;
        var request = new OneShot.Request(articles, subscribers, newsletter, at, out, baseUrl, gate);
        var outcome = new OneShot(request, new Progress(System.err)).run();
        System.out.println(outcome.sentence());
        return outcome.exitCode();
    }
}
