package io.tidings.web;

import io.tidings.article.Articles;
import io.tidings.article.IntakeLog;
import io.tidings.delivery.Controls;
import io.tidings.delivery.Dispatch;
import io.tidings.delivery.DryRuns;
import io.tidings.delivery.KillSwitch;
import io.tidings.delivery.Ledger;
import io.tidings.delivery.LetterBox;
import io.tidings.delivery.Letters;
import io.tidings.delivery.Pacer;
import io.tidings.delivery.PageMessage;
import io.tidings.delivery.PageQueue;
import io.tidings.delivery.PageWorker;
import io.tidings.delivery.Postman;
import io.tidings.delivery.Resending;
import io.tidings.delivery.Samples;
import io.tidings.delivery.Seats;
import io.tidings.delivery.SiteLinks;
import io.tidings.delivery.Stores;
import io.tidings.delivery.Tools;
import io.tidings.edition.Composing;
import io.tidings.edition.Desks;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.Editions;
import io.tidings.edition.GroupingDesk;
import io.tidings.edition.Newsletters;
import io.tidings.edition.Picks;
import io.tidings.edition.Revising;
import io.tidings.edition.TopicTrial;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.EmbeddedServices;
import io.tidings.embedded.SentMail;
import io.tidings.embedded.TestServices;
import io.tidings.render.Templates;
import io.tidings.stats.Growths;
import io.tidings.stats.Rollups;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.People;
import io.tidings.subscriber.SubscriberKeys;
import io.tidings.subscriber.Subscribers;
import io.tidings.subscriber.Tokens;
import io.tidings.table.Bucket;
import io.tidings.topic.Confirmations;
import io.tidings.topic.Models;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A whole site and console on fresh tables of the embedded services, with one newsletter, and a browser to use them. */
final class Press {

    static final URI BASE = URI.create("https://news.example.org");

    static final EmbeddedServices SERVICES = TestServices.shared();
    private static final Templates TEMPLATES = Templates.bundled();
    private static final String FORM = "application/x-www-form-urlencoded";

    final String newsletter = TestServices.unique("weekly");
    final Audience audience = new Audience(newsletter);
    final SubscriberKeys keys = People.keys();
    final Tokens tokens = new Tokens(keys);
    final Subscribers subscribers;
    final Editions editions;
    final Desks desks;
    final Ledger ledger;
    final Rollups rollups;
    final Growths growths;
    final Articles articles;
    final IntakeLog intakeLog;
    final Bucket bucket;
    final Newsletters newsletters;
    final PageQueue queue;
    final PageWorker worker;
    final Controls controls;
    final LetterBox letterBox;
    final Site site;
    final Console.Tools consoleTools;
    final Console console;
    /** How long those waited who signed somebody up. */
    final List<Duration> pauses = new ArrayList<>();

    final String people;
    private final String bucketName;
    final DynamoDbClient dynamo = SERVICES.dynamoClient();
    private final List<String> tables;
    private Instant now = Samples.NOW;

    Press() {
        bucketName = TestServices.bucket("press");
        bucket = new Bucket(SERVICES.s3Client(), bucketName);
        people = TestServices.table("subscribers");
        String editionTable = TestServices.table("editions");
        String ledgerTable = TestServices.table("ledger");
        String stats = TestServices.table("stats");
        String articleTable = TestServices.table("articles");
        dynamo.createTable(Articles.table(articleTable));
        articles = new Articles(dynamo, articleTable);
        String intakeTable = TestServices.table("intake");
        dynamo.createTable(IntakeLog.table(intakeTable));
        intakeLog = new IntakeLog(dynamo, intakeTable);
        dynamo.createTable(Subscribers.table(people));
        dynamo.createTable(Editions.table(editionTable));
        dynamo.createTable(Ledger.table(ledgerTable));
        dynamo.createTable(Rollups.table(stats));
        newsletters = new Newsletters(bucket);
        newsletters.save(document("Weekly").getBytes(StandardCharsets.UTF_8));
        subscribers = new Subscribers(dynamo, people, keys, () -> now);
        editions = new Editions(dynamo, editionTable, bucket);
        String grouping = TestServices.table("grouping");
        dynamo.createTable(Confirmations.table(grouping));
        tables = List.of(people, editionTable, ledgerTable, articleTable, intakeTable, grouping);
        desks = new Desks(new Models(bucket), new Confirmations(dynamo, grouping), new Picks(dynamo, editionTable));
        ledger = new Ledger(dynamo, ledgerTable);
        rollups = new Rollups(dynamo, stats, ledger, editions, () -> now);
        growths = new Growths(dynamo, stats, subscribers, () -> now);
        Postman postman = new Postman(EmbeddedClients.ses(SERVICES.ses()), Optional.empty());
        SiteLinks links = new SiteLinks(BASE, tokens);
        Letters letters = new Letters(() -> postman, TEMPLATES, links);
        Stores stores = new Stores(editions, subscribers, ledger);
        queue = new PageQueue(SERVICES.sqsClient(), TestServices.queue("pages"));
        controls = new Controls(dynamo, editions, new KillSwitch(dynamo, ledgerTable));
        Pacer pacer = new Pacer(postman, 1, () -> now, this::wait);
        Seats seats = new Seats(dynamo, ledgerTable, pacer, () -> now, () -> "worker");
        Tools tools = new Tools(postman, pacer, seats, controls, () -> now, this::wait, () -> "worker");
        worker = new PageWorker(stores, tools, queue, links);
        letterBox = new LetterBox(letters, subscribers, controls.killSwitch(), () -> now);
        Steps steps = new Steps(() -> 0, pauses::add);
        site = new Site(BASE, TEMPLATES, newsletters, editions, subscribers, tokens, letterBox, ledger, steps);
        consoleTools = new Console.Tools(
                BASE,
                TEMPLATES,
                newsletters,
                editions,
                new Composing(articles, intakeLog, editions, desks, TEMPLATES, () -> now),
                new Revising(editions, TEMPLATES, () -> now),
                new GroupingDesk(desks, editions, intakeLog, () -> now),
                new TopicTrial(articles, desks, () -> now),
                new Dispatch(stores, queue, postman, controls.killSwitch(), () -> now),
                new Resending(stores, queue, () -> now),
                ledger,
                controls,
                subscribers,
                letters,
                new DryRuns(subscribers, () -> postman, letters, 1),
                rollups,
                growths,
                () -> now,
                () -> TestServices.unique("key"));
        console = new Console(consoleTools, Optional.empty());
    }

    void removeNewsletter() {
        SERVICES.s3Client()
                .deleteObject(delete -> delete.bucket(bucketName).key("newsletters/" + newsletter + ".json"));
    }

    /** The newsletter's document under this name. */
    String document(String name) {
        return """
                {"id": "%s", "name": "%s", "description": "What happened in software.",
                 "sender": {"name": "Weekly", "address": "news@example.org"},
                 "postalAddress": "Example Ltd, 1 Long Street, London",
                 "schedule": {"cadence": "weekly", "day": "monday", "time": "08:00", "zone": "Europe/London"},
                 "topics": [
                   {"slug": "java", "name": "Java", "keywords": ["java"], "tagAliases": ["JVM"]},
                   {"slug": "cloud", "name": "Cloud", "keywords": ["cloud"], "tagAliases": ["AWS"]}],
                 "minimumStories": 1, "locale": "en", "locales": ["en", "de"],
                 "approval": {"mode": "editor", "coolingOffMinutes": 30}}
                """.formatted(newsletter, name);
    }

    Instant now() {
        return now;
    }

    void wait(Duration time) {
        now = now.plus(time);
    }

    /** An edition in that state, frozen with sample sections in English and German. */
    EditionId edition(String date, EditionState state) {
        EditionId id = new EditionId(newsletter + "-" + date);
        editions.freeze(Samples.frozen(id));
        Edition sample = Samples.approved(id);
        editions.create(new Edition(
                id,
                sample.newsletter(),
                state,
                sample.cutOffFrom(),
                sample.cutOff(),
                sample.composedAt(),
                List.of(),
                sample.stories(),
                sample.sections(),
                sample.headlines(),
                sample.intake(),
                0,
                Optional.empty(),
                Optional.empty(),
                1,
                sample.changedAt(),
                List.of()));
        return id;
    }

    /** Sends an approved edition of one page. */
    void send(EditionId id) {
        consolePost("/console/editions/" + id, "act=send");
        deliver(id);
    }

    /** Works on the one page of an edition that is being sent. */
    void deliver(EditionId id) {
        worker.work(new PageMessage(id, 0, 1), () -> Duration.ofMinutes(5));
        wait(Duration.ofSeconds(10));
    }

    Response get(String target) {
        return site.handle(Request.of("GET", target, Map.of(), new byte[0]));
    }

    Response post(String target, String form) {
        return site.handle(request("POST", target, FORM, form));
    }

    Response consoleGet(String target) {
        return console.handle(Request.of("GET", target, Map.of("Host", "news.example.org"), new byte[0]));
    }

    Response consolePost(String target, String form) {
        return console.handle(request("POST", target, FORM, form));
    }

    static Request request(String method, String target, String type, String body) {
        return Request.of(
                method,
                target,
                Map.of("Content-Type", type, "Host", "news.example.org"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static List<SentMail> mailsTo(String address) {
        return SERVICES.sesEndpoint().mails().to(address);
    }

    /** Signs up through the page and answers with the path of the confirmation mail's link. */
    String signUp(String address) {
        post("/subscribe", "newsletter=" + newsletter + "&address=" + address.replace("@", "%40"));
        return linkIn(mailsTo(address).getLast(), "/c/");
    }

    /** Signs up, confirms, and answers with the path of the welcome mail's link of this kind. */
    String subscribe(String address, String kind) {
        post(signUp(address), "act=confirm");
        return linkIn(mailsTo(address).getLast(), kind);
    }

    static String linkIn(SentMail mail, String kind) {
        String text = mail.text();
        int start = text.indexOf(BASE + kind) + BASE.toString().length();
        int end = start;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '>') {
            end++;
        }
        return text.substring(start, end);
    }

    /** Everything in the tables and the bucket, as text that can be compared; without figures, which pages may keep. */
    Set<String> contents() {
        Stream<String> items = tables.stream()
                .flatMap(table -> dynamo.scanPaginator(scan -> scan.tableName(table)).items().stream())
                .map(Object::toString);
        Stream<String> objects =
                SERVICES.s3Client().listObjectsV2Paginator(list -> list.bucket(bucketName)).contents().stream()
                        .map(object -> object.key() + " " + object.eTag());
        return Stream.concat(items, objects).collect(Collectors.toCollection(TreeSet::new));
    }

    static Stream<String> hostile() {
        return Stream.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "{{newsletter}}",
                "{{{address}}}",
                "'-alert(1)-'",
                "</title><b>",
                "\u202Egpj.exe",
                "%3Cscript%3E",
                "\r\nSet-Cookie: a=b");
    }
}
