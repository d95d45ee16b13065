package io.tidings.local;

import io.tidings.embedded.EmbeddedOpenId;
import io.tidings.embedded.EmbeddedOpenId.Person;
import io.tidings.render.Templates;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An installation that runs by itself: objects are noticed, messages delivered, the clock ticks, HTTP is answered. In a
 * data directory everything survives a kill at any moment: what was being sent is found again by the tick.
 */
final class LocalSystem implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final Duration TICK_EVERY = Duration.ofSeconds(2);
    private static final Duration TRAIN_EVERY = Duration.ofMinutes(1);
    private static final Duration WAIT_FOR_PAGES = Duration.ofSeconds(1);

    private final HttpGateway http;
    private final Optional<DataDirectory> data;
    private final InstantSource clock;
    private final Services services;
    private final Optional<EmbeddedOpenId> door;
    private final Installation installation;
    private final Background background = new Background();

    private LocalSystem(
            HttpGateway http,
            Optional<DataDirectory> data,
            InstantSource clock,
            Services services,
            Optional<EmbeddedOpenId> door,
            Installation installation) {
        this.http = http;
        this.data = data;
        this.clock = clock;
        this.services = services;
        this.door = door;
        this.installation = installation;
    }

    /**
     * What to start.
     *
     * @param port 0 for any
     * @param data where to keep everything; empty keeps it in memory
     * @param at where the clock starts; empty: where the directory remembers it, or now
     * @param door whether one must sign in to the console
     * @param environment the SDK's own variables may point a service elsewhere
     */
    record Options(int port, Optional<Path> data, Optional<Instant> at, Door door, Map<String, String> environment) {}

    /** Whether one must sign in to the console. */
    enum Door {
        OPEN,
        SIGN_IN;

        static Door of(boolean signIn) {
            return signIn ? SIGN_IN : OPEN;
        }
    }

    /** Whom the provider beside us knows: one of each role, and somebody who has none. */
    private static final List<Person> PEOPLE = List.of(
            new Person("ada@example.org", List.of("editor")),
            new Person("max@example.org", List.of("marketing")),
            new Person("otto@example.org", List.of()));

    /** When it returns everything answers, but nothing ticks yet: see {@link #go}. */
    static LocalSystem start(Options options) {
        var http = HttpGateway.bind(options.port());
        var data = options.data().map(DataDirectory::take);
        var clock = LocalClock.start(InstantSource.system(), options.at(), options.data());
        var services = Services.start(options.environment(), options.data(), clock);
        var door = options.door() == Door.SIGN_IN
                ? Optional.of(EmbeddedOpenId.start(LocalSettings.SIGN_IN_CLIENT, PEOPLE, clock))
                : Optional.<EmbeddedOpenId>empty();
        var installation = new Installation(services, http.address(), clock, door);
        var system = new LocalSystem(http, data, clock, services, door, installation);
        system.serve();
        return system;
    }

    private void serve() {
        var mailbox =
                services.ses().map(ses -> new MailboxPages(ses, new MailboxViews(Templates.bundledWith("mailbox"))));
        http.serve(new LocalRoutes(installation, mailbox, new HttpEvents(clock), background.stop()));
    }

    /** Lets time pass: from now on what is due is done. */
    void go() {
        var watcher = installation.watcher(new SeenObjects(data.map(DataDirectory::seenObjects)));
        background.every(LOOK_EVERY, "bucket watcher", watcher::look);
        background.every(TICK_EVERY, "tick", installation::tick);
        background.every(TRAIN_EVERY, "training", installation::train);
        for (var sender = 1; sender <= LocalSettings.SENDERS; sender++) {
            var pages = installation.pages();
            background.every(Duration.ZERO, "sender " + sender, stop -> pages.poll(WAIT_FOR_PAGES, stop));
        }
    }

    URI address() {
        return http.address();
    }

    Instant now() {
        return clock.instant();
    }

    Installation installation() {
        return installation;
    }

    Endpoints endpoints() {
        return Endpoints.of(http.address(), services, installation.resources());
    }

    @Override
    public void close() {
        background.close();
        http.close();
        door.ifPresent(EmbeddedOpenId::close);
        services.close();
        data.ifPresent(DataDirectory::close);
    }
}
