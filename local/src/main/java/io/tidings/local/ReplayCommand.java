package io.tidings.local;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Composes past editions in their order, as they would have been: every article counts as seen when it was"
                    + " published (what is rejected, too, where it says when), and the clock goes from hour to hour of the newsletter's schedule (less composeAheadHours). Nothing is sent, and"
                    + " nothing leaves this machine. What an editor has said since (pins, merges, confirmations) is not"
                    + " there; topics are learned from each week's own articles. As nothing comes in late or early there, the gate finds"
                    + " no stale articles and no future dates.",
            "",
            "Writes DIR/EDITION/edition.json and DIR/EDITION/mail.html for each, and DIR/report.json. With --against, the"
                    + " other newsletter's stand under DIR/against, and DIR/diff.json and DIR/diff.txt say which articles"
                    + " moved, appeared and disappeared in which week, from the other to this.",
            ""
        })
final class ReplayCommand implements Callable<Integer> {
    @Option(
            names = "--articles",
            required = true,
            paramLabel = "DIR",
            description = "Files of articles; each sub-directory, and each file at the top, is a source.")
    Path articles = Path.of("");

    @Option(
            names = "--newsletter",
            required = true,
            paramLabel = "FILE.json",
            description = "See ./tidings example newsletter.")
    Path newsletter = Path.of("");

    @Option(names = "--weeks", required = true, paramLabel = "N", description = "How many editions, from 1 to 200.")
    int weeks = 1;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the editions go.")
    Path out = Path.of("");

    @Option(
            names = "--against",
            paramLabel = "OTHER.json",
            description = "Another newsletter document, to see what the first one does differently.")
    @Nullable
    Path against;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description =
                    "The last hour at or before this (default: the first hour whose edition has the newest article).")
    @Nullable
    Instant until;

    @Override
    public Integer call() {
        if (weeks < 1 || weeks > 200) {
            throw new Refusal("--weeks takes a number from 1 to 200, not " + weeks + ".");
        }
        var request = new Replay.Request(
                articles, newsletter, Optional.ofNullable(against), weeks, Optional.ofNullable(until), out);
        System.out.println(new Replay(request, new Progress(System.err)).run());
        return 0;
    }
}
