package io.tidings.local;

import io.tidings.edition.Edition;
import io.tidings.edition.EditionState;
import io.tidings.edition.Newsletter;
import io.tidings.embedded.EmbeddedSes;
import io.tidings.embedded.SentMail;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** What {@code demo} shows: samples go in at the same doors as anybody's, and the tick does the rest. */
final class Demo {
    /** A Monday, at the hour of the sample newsletter. */
    static final Instant START = Instant.parse("2026-11-16T06:00:00Z");

    static final int PEOPLE = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final LocalSystem system;
    private final Installation installation;
    private final Progress progress;
    private final PrintStream out;

    Demo(LocalSystem system, Progress progress, PrintStream out) {
        this.system = system;
        this.installation = system.installation();
        this.progress = progress;
        this.out = out;
    }

    void play() {
        var newsletter = takeIn();
        system.go();
        progress.say("waiting for the tick to compose and send the edition");
        var edition = sent(newsletter);
        var ses = installation.services().ses().orElseThrow();
        progress.say(edition.id().value() + " is " + edition.state() + ": " + edition.stories() + " stories in "
                + edition.sections().size() + " sections, " + ses.mails().count() + " mails");
        out.println("\nTidings is up, at " + system.now() + " by its clock.\n");
        out.println(addresses(edition));
        out.println("Ctrl-C ends it.");
        var acts = new SimulatedReaders(ses).read(mails(ses));
        progress.say(acts + " opens and clicks by simulated readers, people and machines");
    }

    private Newsletter takeIn() {
        progress.say("taking in the sample newsletter, " + PEOPLE + " subscribers and the sample articles");
        var inputs = new Inputs(installation.wiring());
        var newsletter = inputs.newsletter(resource("/samples/newsletter.json"), "The sample newsletter");
        new SampleHistory(installation::wiringAt, START).play(newsletter, PEOPLE);
        var articles = SampleFiles.directory("samples/articles");
        new ArticleFiles(
                        installation.services().clients().s3(),
                        installation.resources().bucket())
                .drop(articles);
        // Before the clock ticks: the edition is due at once, and is to have them all.
        installation.watcher(new SeenObjects(Optional.empty())).look(new Stop());
        return newsletter;
    }

    private Edition sent(Newsletter newsletter) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var latest = installation.wiring().editions().recent(newsletter.id(), 1).stream()
                    .findFirst();
            if (latest.filter(edition -> edition.state() == EditionState.SENT).isPresent()) {
                return latest.get();
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        throw new Refusal("The sample edition was not sent within " + PATIENCE.toMinutes() + " minutes.");
    }

    private String addresses(Edition edition) {
        var base = system.address();
        return "  mailbox      " + base + "/mailbox\n"
                + "  the edition  " + base + "/archive/" + edition.id().value() + "\n"
                + "  subscribe    " + base + "/subscribe?newsletter="
                + edition.newsletter().value() + "\n"
                + "  console      " + base + "/console\n"
                + "  statistics   " + base + "/console/editions/" + edition.id().value() + "/stats\n\n"
                + "To put something in from outside, or look behind the pages:\n"
                + system.endpoints().servicesText();
    }

    private static List<SentMail> mails(EmbeddedSes ses) {
        var mails = new ArrayList<SentMail>();
        ses.mails().forEach(mails::add);
        return mails;
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Demo.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + name, e);
        }
    }
}
