package io.tidings.local;

import io.tidings.delivery.DryRun;
import io.tidings.edition.ComposeRequest;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionState;
import io.tidings.edition.Newsletter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * One edition from files to files, through the same functions as anywhere, driven by hand while the clock stands still.
 *
 * <pre>
 *   newsletter, subscribers, articles -> intake -> compose -> (gate) -> approve -> tick: fan out
 *                                                                                     |
 *                    mails, edition.json, report.json <- settled? <- events <- pages <-+
 * </pre>
 */
final class OneShot {
    /** Whether an edition that the gate holds is sent all the same. */
    enum Gate {
        HEEDED,
        OVERRULED
    }

    record Request(Path articles, Path subscribers, Path newsletter, Instant at, Path out, URI baseUrl, Gate gate) {}

    /** How it ended: an exit code and a sentence. */
    record Outcome(int exitCode, String sentence) {}

    private static final int SENT = 0;
    private static final int HELD = 3;
    private static final int QUIET = 4;
    private static final int UNSETTLED = 5;

    private final Request request;
    private final Progress progress;

    OneShot(Request request, Progress progress) {
        this.request = request;
        this.progress = progress;
    }

    Outcome run() {
        OutPaths.notAmong(request.articles(), request.out());
        var files = OutFiles.prepare(request.out());
        progress.say("starting DynamoDB, S3, SQS and SES in this JVM");
        InstantSource clock = InstantSource.fixed(request.at());
        // Nothing of it may reach anybody's own services, whatever the environment says.
        try (var services = Services.start(Map.of(), Optional.empty(), clock)) {
            var installation = new Installation(services, request.baseUrl(), clock, Optional.empty());
            return run(installation, files);
        }
    }

    private Outcome run(Installation installation, OutFiles files) {
        var inputs = new Inputs(installation.wiring());
        var newsletter = inputs.newsletter(request.newsletter());
        progress.say("taking in subscribers");
        var people = inputs.subscribers(newsletter, request.subscribers());
        progress.say(Inputs.told(people));
        var watcher = installation.watcher(new SeenObjects(Optional.empty()));
        var read = ArticleFiles.takeIn(installation, watcher, request.articles(), progress);
        var delivery = new Delivery(installation, watcher, progress);
        var edition = compose(installation, newsletter);
        progress.say(edition.id().value() + ": " + edition.stories() + " stories in "
                + edition.sections().size() + " sections, " + edition.state());
        var dryRun = dryRun(installation, edition);
        if (edition.state() == EditionState.APPROVED) {
            edition = delivery.send(edition);
        }
        progress.say("writing mails and reports");
        var report = new RunReport(installation, edition, read, people, dryRun);
        files.write(installation, edition, report);
        return outcome(edition, report);
    }

    /** The edition of the latest hour, however late it is; running this is the editor's word for it. */
    private Edition compose(Installation installation, Newsletter newsletter) {
        var period = newsletter.schedule().latest(request.at());
        var composed = installation.wiring().composing().compose(newsletter, new ComposeRequest.Scheduled(period));
        return new Approving(installation.wiring().editions(), request.at()).approve(composed, request.gate());
    }

    /** What sending it will come to; empty for a quiet edition. */
    private static Optional<DryRun> dryRun(Installation installation, Edition edition) {
        return edition.state() == EditionState.QUIET
                ? Optional.empty()
                : Optional.of(installation
                        .wiring()
                        .dryRuns()
                        .of(installation.wiring().editions().printed(edition)));
    }

    private static Outcome outcome(Edition edition, RunReport report) {
        return switch (edition.state()) {
            case QUIET -> new Outcome(QUIET, "Nothing was sent. " + reasons(edition));
            case HELD -> new Outcome(HELD, "The edition is held, nothing was sent: " + reasons(edition));
            case SENT, SENDING, READY, APPROVED, PAUSED, CANCELLED ->
                report.isSettled()
                        ? new Outcome(SENT, "Sent: " + report.sentence())
                        : new Outcome(UNSETTLED, "Not settled: " + report.sentence());
        };
    }

    private static String reasons(Edition edition) {
        return String.join(" ", edition.reasons());
    }
}
