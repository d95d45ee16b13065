package io.tidings.function;

import io.tidings.article.Articles;
import io.tidings.article.Intake;
import io.tidings.article.IntakeLog;
import io.tidings.delivery.Breaker;
import io.tidings.delivery.Controls;
import io.tidings.delivery.Dispatch;
import io.tidings.delivery.DryRuns;
import io.tidings.delivery.KillSwitch;
import io.tidings.delivery.Ledger;
import io.tidings.delivery.LetterBox;
import io.tidings.delivery.Letters;
import io.tidings.delivery.Pacer;
import io.tidings.delivery.PageQueue;
import io.tidings.delivery.PageWorker;
import io.tidings.delivery.Postman;
import io.tidings.delivery.ReadFiles;
import io.tidings.delivery.Resending;
import io.tidings.delivery.Seats;
import io.tidings.delivery.SiteLinks;
import io.tidings.delivery.Sleeper;
import io.tidings.delivery.Stores;
import io.tidings.delivery.Tools;
import io.tidings.edition.Composing;
import io.tidings.edition.Desks;
import io.tidings.edition.Editions;
import io.tidings.edition.GroupingDesk;
import io.tidings.edition.Newsletters;
import io.tidings.edition.Picks;
import io.tidings.edition.Revising;
import io.tidings.edition.TopicTrial;
import io.tidings.feedback.EventFiles;
import io.tidings.render.Templates;
import io.tidings.signin.SignIn;
import io.tidings.stats.Growths;
import io.tidings.stats.Rollups;
import io.tidings.subscriber.SubscriberKeys;
import io.tidings.subscriber.Subscribers;
import io.tidings.subscriber.Tokens;
import io.tidings.table.Bucket;
import io.tidings.topic.Beat;
import io.tidings.topic.Confirmations;
import io.tidings.topic.Models;
import io.tidings.topic.Training;
import io.tidings.web.Console;
import io.tidings.web.Site;
import io.tidings.web.Steps;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the parts together, by hand. What is costly to make is made when first asked for, since a function needs only some
 * of it. Thread-safe.
 */
public final class Wiring {
    /** As long as the function that S3 tells of new objects may take: until then the tick leaves them to it. */
    private static final Duration NOTICED_FOR = Duration.ofMinutes(15);

    private final Settings settings;
    private final Clients clients;
    private final Duration noticed;
    private final InstantSource clock;
    private final Articles articles;
    private final IntakeLog intakeLog;
    private final Newsletters newsletters;
    private final Editions editions;
    private final Models models;
    private final Confirmations confirmations;
    private final Desks desks;
    private final Ledger ledger;
    private final Rollups rollups;
    private final Tokens tokens;
    private final Subscribers subscribers;
    private final Growths growths;
    private final Controls controls;
    private final PageQueue queue;
    private final SiteLinks links;
    private final Once<Templates> templates = new Once<>(Templates::bundled);
    private final Once<Postman> postman;

    public Wiring(Settings settings, Clients clients, InstantSource clock) {
        this(settings, clients, Duration.ZERO, clock);
    }

    private Wiring(Settings settings, Clients clients, Duration noticed, InstantSource clock) {
        this.settings = settings;
        this.noticed = noticed;
        this.clients = clients;
        this.clock = clock;
        var tables = settings.tables();
        var bucket = new Bucket(clients.s3(), clients.objects(), settings.bucket());
        articles = new Articles(clients.dynamo(), tables.articles());
        intakeLog = new IntakeLog(clients.dynamo(), tables.intake());
        newsletters = new Newsletters(bucket);
        editions = new Editions(clients.dynamo(), tables.editions(), bucket);
        ledger = new Ledger(clients.dynamo(), tables.ledger());
        models = new Models(bucket);
        confirmations = new Confirmations(clients.dynamo(), tables.grouping());
        desks = new Desks(models, confirmations, new Picks(clients.dynamo(), tables.editions()));
        rollups = new Rollups(clients.dynamo(), tables.stats(), ledger, editions, clock);
        var keys = keys(settings.secrets());
        tokens = new Tokens(keys);
        subscribers = new Subscribers(clients.dynamo(), tables.subscribers(), keys, clock);
        growths = new Growths(clients.dynamo(), tables.stats(), subscribers, clock);
        controls = new Controls(clients.dynamo(), editions, new KillSwitch(clients.dynamo(), tables.ledger()));
        queue = new PageQueue(clients.sqs(), settings.pagesQueue());
        links = new SiteLinks(settings.baseUrl(), tokens);
        postman = new Once<>(() -> new Postman(clients.ses().get(), Optional.of(settings.configurationSet())));
    }

    /** As Lambda starts a function: everything from the environment. */
    static Wiring fromEnvironment() {
        var settings = Settings.from(System.getenv());
        return new Wiring(
                settings, Clients.fromEnvironment(settings, System.getenv()), NOTICED_FOR, InstantSource.system());
    }

    private static SubscriberKeys keys(Settings.Secrets secrets) {
        Map<String, byte[]> tokens = new HashMap<>();
        secrets.tokenKeys().forEach((name, secret) -> tokens.put(name, secret.getBytes(StandardCharsets.UTF_8)));
        return new SubscriberKeys(
                secrets.addressKey().getBytes(StandardCharsets.UTF_8), tokens, secrets.currentTokenKey());
    }

    /** Builds the tables' client, by a question that changes nothing. */
    void wakeTables() {
        var _ = controls.killSwitch().find();
    }

    public Intake intake() {
        return new Intake(clients.s3(), settings.bucket(), articles, intakeLog, noticed, clock);
    }

    public EventFiles eventFiles() {
        var readFiles = new ReadFiles(clients.dynamo(), settings.tables().ledger());
        return new EventFiles(clients.s3(), settings.bucket(), stores(), readFiles, clock);
    }

    public PageWorker pageWorker() {
        var pacer = new Pacer(postman.get(), settings.concurrency(), clock, Sleeper.onThread());
        var tools = new Tools(
                postman.get(),
                pacer,
                new Seats(clients.dynamo(), settings.tables().ledger(), pacer, clock, RandomNames::next),
                controls,
                clock,
                Sleeper.onThread(),
                RandomNames::next);
        return new PageWorker(stores(), tools, queue, links);
    }

    public Tick tick() {
        return new Duties(
                        intake(),
                        new Sources(settings, clients, articles, intakeLog, clock),
                        newsletters,
                        composing(),
                        editions,
                        dispatch(),
                        new Breaker(controls, clock),
                        letterBox(),
                        rollups,
                        growths,
                        clock)
                .tick();
    }

    public Site site() {
        return new Site(
                settings.baseUrl(),
                templates.get(),
                newsletters,
                editions,
                subscribers,
                tokens,
                letterBox(),
                ledger,
                Steps.ofTime());
    }

    public Console console() {
        var tools = new Console.Tools(
                settings.baseUrl(),
                templates.get(),
                newsletters,
                editions,
                composing(),
                new Revising(editions, templates.get(), clock),
                new GroupingDesk(desks, editions, intakeLog, clock),
                new TopicTrial(articles, desks, clock),
                dispatch(),
                new Resending(stores(), queue, clock),
                ledger,
                controls,
                subscribers,
                letters(),
                dryRuns(),
                rollups,
                growths,
                clock,
                RandomNames::next);
        return new Console(
                tools, settings.signIn().map(signIn -> new SignIn(signIn.provider(), signIn.sessionKey(), clock)));
    }

    public Composing composing() {
        return new Composing(articles, intakeLog, editions, desks, templates.get(), clock);
    }

    /** A duty for each newsletter, so that one that fails leaves the others their turn. */
    public Tick training() {
        var training = new Training(articles, confirmations, models, clock);
        return new Tick(List.of(() -> newsletters.all().stream()
                .map(newsletter -> new Tick.Duty("training for " + newsletter.id(), () -> {
                    var _ = training.refresh(new Beat(newsletter.id().value()), newsletter.topics());
                }))
                .toList()));
    }

    public Confirmations confirmations() {
        return confirmations;
    }

    public Dispatch dispatch() {
        return new Dispatch(stores(), queue, postman.get(), controls.killSwitch(), clock);
    }

    private Stores stores() {
        return new Stores(editions, subscribers, ledger);
    }

    private Letters letters() {
        return new Letters(postman, templates.get(), links);
    }

    private LetterBox letterBox() {
        return new LetterBox(letters(), subscribers, controls.killSwitch(), clock);
    }

    public DryRuns dryRuns() {
        return new DryRuns(subscribers, postman, letters(), settings.concurrency());
    }

    public Articles articles() {
        return articles;
    }

    public IntakeLog intakeLog() {
        return intakeLog;
    }

    public Newsletters newsletters() {
        return newsletters;
    }

    public Editions editions() {
        return editions;
    }

    public Subscribers subscribers() {
        return subscribers;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Rollups rollups() {
        return rollups;
    }

    public Templates templates() {
        return templates.get();
    }
}
