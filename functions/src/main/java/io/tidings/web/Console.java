package io.tidings.web;

import io.tidings.delivery.Controls;
import io.tidings.delivery.Dispatch;
import io.tidings.delivery.DryRuns;
import io.tidings.delivery.Ledger;
import io.tidings.delivery.Letters;
import io.tidings.delivery.Resending;
import io.tidings.edition.Composing;
import io.tidings.edition.Editions;
import io.tidings.edition.GroupingDesk;
import io.tidings.edition.Newsletters;
import io.tidings.edition.Revising;
import io.tidings.edition.TopicTrial;
import io.tidings.render.Templates;
import io.tidings.signin.SignIn;
import io.tidings.stats.Growths;
import io.tidings.stats.Rollups;
import io.tidings.subscriber.Subscribers;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What editors and marketing see: pages under {@code /console} and JSON under {@code /api}. Who may come in is for
 * {@link Entrance} to say. Thread-safe.
 */
public final class Console {

    private final Desk desk;

    /**
     * What the console works with.
     *
     * @param requestKeys makes a key nobody can guess for each form that composes
     */
    public record Tools(
            URI base,
            Templates templates,
            Newsletters newsletters,
            Editions editions,
            Composing composing,
            Revising revising,
            GroupingDesk grouping,
            TopicTrial topicTrial,
            Dispatch dispatch,
            Resending resending,
            Ledger ledger,
            Controls controls,
            Subscribers subscribers,
            Letters letters,
            DryRuns dryRuns,
            Rollups rollups,
            Growths growths,
            InstantSource clock,
            Supplier<String> requestKeys) {}

    /** {@code signIn} is where who comes by browser must sign in; empty where everybody who gets here may stay. */
    public Console(Tools tools, Optional<SignIn> signIn) {
        ConsoleFrame frame = new ConsoleFrame(tools.newsletters(), tools.templates(), tools.base());
        EditionDesk editionDesk = new EditionDesk(
                frame,
                tools.editions(),
                tools.composing(),
                tools.dispatch(),
                tools.resending(),
                tools.controls(),
                tools.clock());
        Figures figures = new Figures(tools.rollups());
        Router router = new Router();
        SendingSwitch sending = new SendingSwitch(tools.controls().killSwitch(), tools.clock());
        new ConsoleHome(frame, tools.newsletters(), tools.editions(), sending, tools.clock()).routes(router);
        new SendingApi(sending).routes(router);
        new NewsletterPages(
                        frame,
                        tools.editions(),
                        tools.composing(),
                        tools.subscribers(),
                        tools.clock(),
                        tools.requestKeys())
                .routes(router);
        DueAlready dueAlready =
                new DueAlready(tools.newsletters(), tools.composing(), tools.subscribers(), tools.clock());
        new DocumentPages(frame, tools.newsletters(), dueAlready).routes(router);
        DocumentDesk documentDesk = new DocumentDesk(tools.newsletters());
        new TopicPages(frame, documentDesk, tools.topicTrial(), tools.subscribers()).routes(router);
        new SettingsPages(frame, documentDesk, dueAlready, tools.grouping()).routes(router);
        new SubscriberPages(frame, tools.subscribers()).routes(router);
        new GroupingPages(frame, tools.grouping()).routes(router);
        DryRunPages dryRuns = new DryRunPages(editionDesk, tools.editions(), tools.dryRuns());
        dryRuns.routes(router);
        new EditionPages(
                        frame,
                        editionDesk,
                        tools.editions(),
                        tools.grouping(),
                        figures,
                        dryRuns,
                        sending,
                        tools.letters(),
                        tools.clock())
                .routes(router);
        new OpeningPages(frame, editionDesk, tools.revising()).routes(router);
        new OpeningApi(frame, editionDesk, tools.revising()).routes(router);
        new StoryPages(frame, editionDesk, tools.editions(), tools.revising()).routes(router);
        new StoryApi(frame, editionDesk, tools.editions(), tools.revising()).routes(router);
        new TestMails(editionDesk, tools.editions(), tools.subscribers(), sending, tools.letters()).routes(router);
        new Reconciliation(frame, editionDesk, tools.ledger(), figures, tools.clock()).routes(router);
        new StatsPages(frame, editionDesk, tools.editions(), tools.rollups(), tools.growths(), figures).routes(router);
        new NewsletterApi(frame, tools.newsletters(), tools.editions(), tools.composing(), dueAlready, tools.clock())
                .routes(router);
        new EditionApi(editionDesk, figures).routes(router);
        new ImportApi(frame, tools.subscribers()).routes(router);
        Entrance entrance = new Entrance(tools.base(), signIn, tools.templates(), router::route);
        this.desk = new Desk(entrance::answer, router, tools.templates(), ConsoleFrame.BRAND, ConsolePaths.HOME);
    }

    /** Answers; a failure is an answer too. What stands under {@code /console/api} is the API as a browser reaches it. */
    public Response handle(Request request) {
        boolean api = request.path().startsWith(ConsolePaths.API);
        return desk.handle(api ? request.at(request.path().substring(ConsolePaths.HOME.length())) : request);
    }
}
