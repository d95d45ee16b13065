package io.tidings.bench;

import io.tidings.bench.Simulation.Costs;
import io.tidings.bench.Simulation.Feedback;
import io.tidings.delivery.BulkPath;
import io.tidings.delivery.PriceSheet;
import io.tidings.embedded.CountingSes;
import java.util.List;
import java.util.Locale;

/**
 * What a million mails cost beside SES's own price: the requests and units that the real functions take over counting
 * services, the CPU that was measured and the time that was waited, times a dated price sheet. The baseline is the design one
 * writes first: a queue message, a call and two ledger writes a recipient, events one by one.
 */
final class DollarsBenchmark {
    private static final int RECIPIENTS = 30_000;
    private static final int READ_BACK = 10_000;
    private static final double MILLION = 1_000_000;

    /** Send, Delivery and one open or click a mail; and what is left when only bounces and complaints are asked for. */
    private static final double EVENTS_A_MAIL = 3;

    private static final double BOUNCES_A_MAIL = 0.01;
    private static final double EVENT_BYTES = 5 * 1024;
    private static final int EVENTS_A_FILE = 5_000;

    /** What a function waits for, not measured here: SES for a call of 50 or of one, DynamoDB for a request. */
    private static final double SES_BULK_SECONDS = 0.25;

    private static final double SES_SINGLE_SECONDS = 0.05;
    private static final double DYNAMO_SECONDS = 0.005;
    private static final double DYNAMO_REQUESTS_A_CHUNK = 6;
    private static final double GIGABYTES = 1;
    private static final int CHUNK = 50;
    private static final int[] RATES = {14, 200, 2_000};
    private static final int JUDGED_RATE = 200;

    private static final double MOST_ALL = 0.70;
    private static final double MOST_BOUNCES = 0.30;
    private static final double LEAST_RATIO = 10;

    private static final PriceSheet PRICE = PriceSheet.LATEST;

    /** A tick looks at the pages twice: what is to be done, and the figures. Afterwards figures are counted so often in two weeks. */
    private static final double TICK_SECONDS = 120;

    private static final double LOOKS_A_TICK = 2;
    private static final double LOOKS_AFTERWARDS = 240;
    private static final double PEOPLE_A_PAGE = 1_500;

    private record Line(String what, double naive, double paged) {}

    private DollarsBenchmark() {}

    static void run() {
        Costs costs = sent();
        Feedback feedback;
        double lookUnits;
        try (Simulation fedBack = new Simulation(READ_BACK, CountingSes.Memory.EVENTS)) {
            fedBack.send(READ_BACK, 40, 10);
            feedback = fedBack.feedBack(EVENTS_A_FILE);
            lookUnits = fedBack.lookUnits();
        }
        say(costs, feedback, lookUnits);
        table(costs, feedback, lookUnits);
        double all = sum(lines(costs, feedback, lookUnits, EVENTS_A_MAIL, JUDGED_RATE), true);
        double bounces = sum(lines(costs, feedback, lookUnits, BOUNCES_A_MAIL, JUDGED_RATE), true);
        double naive = sum(lines(costs, feedback, lookUnits, EVENTS_A_MAIL, JUDGED_RATE), false);
        Verdicts.atMost("dollars a million beside SES, all events, 200 a second", all, MOST_ALL);
        Verdicts.atMost("dollars a million beside SES, bounces only, 200 a second", bounces, MOST_BOUNCES);
        Verdicts.atLeast("times less than one by one", naive / all, LEAST_RATIO);
        rates(costs, feedback, lookUnits);
    }

    private static Costs sent() {
        try (Simulation simulation = new Simulation(RECIPIENTS, CountingSes.Memory.NUMBERS)) {
            for (int warm = 0; warm < 2; warm++) {
                simulation.send(READ_BACK, 40, 10);
            }
            return simulation.send(RECIPIENTS, 40, 10);
        }
    }

    private static void say(Costs costs, Feedback feedback, double lookUnits) {
        System.out.printf(
                Locale.ROOT,
                "metered with %d recipients, a mail: %.4f SES calls, %.4f ledger write units, %.3f read units, %.5f queue"
                        + " requests; CPU %.0f us%n",
                costs.recipients(),
                a(costs, costs.sesCalls()),
                a(costs, costs.ledgerUnits()),
                a(costs, costs.peopleReads() + costs.otherReads()),
                a(costs, costs.queueCalls()),
                1e3 * costs.millis() / costs.recipients());
        System.out.printf(
                Locale.ROOT,
                "metered with %d events in files of %d: %.5f write units and %.1f us of CPU an event%n",
                feedback.events(),
                EVENTS_A_FILE,
                feedback.writeUnits() / feedback.events(),
                1e3 * feedback.millis() / feedback.events());
        System.out.printf(
                Locale.ROOT,
                "a look at a page takes %.2f read units; a tick every %.0f s looks %.0f times while it is sent, figures %.0f"
                        + " times after%n",
                lookUnits,
                TICK_SECONDS,
                LOOKS_A_TICK,
                LOOKS_AFTERWARDS);
        System.out.printf(
                Locale.ROOT,
                "assumed: SES answers a call of 50 after %.0f ms, DynamoDB after %.0f; functions of %.0f GB%n%n",
                1e3 * SES_BULK_SECONDS,
                1e3 * DYNAMO_SECONDS,
                GIGABYTES);
    }

    private static void table(Costs costs, Feedback feedback, double lookUnits) {
        System.out.println("| per million mails | one by one | Tidings |\n|---|---|---|");
        List<Line> lines = lines(costs, feedback, lookUnits, EVENTS_A_MAIL, JUDGED_RATE);
        lines.forEach(
                line -> System.out.printf(Locale.ROOT, "| %s | $%.2f | $%.2f |%n", line.what, line.naive, line.paged));
        System.out.printf(
                Locale.ROOT, "| **beside SES** | **$%.2f** | **$%.2f** |%n", sum(lines, false), sum(lines, true));
        System.out.printf(
                Locale.ROOT, "| SES itself | $%.2f | $%.2f |%n%n", MILLION * PRICE.mail(), MILLION * PRICE.mail());
    }

    private static void rates(Costs costs, Feedback feedback, double lookUnits) {
        System.out.println("\n| a second | workers | minutes | SES calls | queue requests | write units | function time"
                + " | beside SES | and with five workers |\n|---|---|---|---|---|---|---|---|---|");
        for (int rate : RATES) {
            int workers = workers(costs, rate);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %d | %.0f | %.0f | %.0f | %.0f | $%.2f | $%.2f | $%.2f |%n",
                    rate,
                    workers,
                    MILLION / rate / 60,
                    MILLION * a(costs, costs.sesCalls()) * chunks(costs, rate, workers),
                    MILLION * a(costs, costs.queueCalls()),
                    MILLION * a(costs, costs.ledgerUnits()) * chunks(costs, rate, workers)
                            + MILLION * EVENTS_A_MAIL * feedback.writeUnits() / feedback.events(),
                    functionTime(costs, rate, workers),
                    sum(lines(costs, feedback, lookUnits, EVENTS_A_MAIL, rate), true),
                    sum(lines(costs, feedback, lookUnits, EVENTS_A_MAIL, rate), true)
                            + functionTime(costs, rate, Math.max(5, workers))
                            - functionTime(costs, rate, workers));
        }
        System.out.println(
                "Workers share the rate, and a worker that waits for its turn is paid for: more of them than the"
                        + " rate needs cost without sending sooner.");
    }

    /** What this edition takes at each rate, before feedback. */
    static void sending(Costs costs) {
        System.out.printf(
                Locale.ROOT,
                "%n%d recipients, before feedback:%n%n| a second | minutes | SES calls | queue requests | write units"
                        + " | read units | beside SES | SES itself |%n|---|---|---|---|---|---|---|---|%n",
                costs.recipients());
        double reads = costs.peopleReads() + costs.otherReads();
        for (int rate : RATES) {
            int workers = workers(costs, rate);
            double calls = costs.sesCalls() * chunks(costs, rate, workers);
            double units = costs.ledgerUnits() * chunks(costs, rate, workers);
            double dollars = costs.queueCalls() * PRICE.queueRequest()
                    + units * PRICE.write()
                    + reads * PRICE.read()
                    + costs.pages() * PRICE.invocation()
                    + functionTime(costs, rate, workers) * costs.recipients() / MILLION;
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.0f | %.0f | %d | %.0f | %.0f | $%.2f | $%.2f |%n",
                    rate,
                    costs.recipients() / 60.0 / rate,
                    calls,
                    costs.queueCalls(),
                    units,
                    reads,
                    dollars,
                    costs.recipients() * PRICE.mail());
        }
    }

    private static List<Line> lines(Costs costs, Feedback feedback, double lookUnits, double eventsAMail, int rate) {
        double events = MILLION * eventsAMail;
        double delivery = events * EVENT_BYTES / (1 << 30) * PRICE.eventGigabyte();
        double naiveSeconds = SES_SINGLE_SECONDS + 2 * DYNAMO_SECONDS;
        return List.of(
                new Line(
                        "queue requests",
                        MILLION * 3 * PRICE.queueRequest(),
                        MILLION * a(costs, costs.queueCalls()) * PRICE.queueRequest()),
                new Line(
                        "ledger writes",
                        MILLION * 2 * PRICE.write(),
                        MILLION
                                * a(costs, costs.ledgerUnits())
                                * chunks(costs, rate, workers(costs, rate))
                                * PRICE.write()),
                new Line(
                        "reads",
                        MILLION * PRICE.read(),
                        (MILLION * a(costs, costs.peopleReads() + costs.otherReads()) + looks(lookUnits, rate))
                                * PRICE.read()),
                new Line(
                        "function time",
                        MILLION * (naiveSeconds * GIGABYTES * PRICE.gigabyteSecond() + PRICE.invocation()),
                        functionTime(costs, rate, workers(costs, rate))
                                + MILLION * a(costs, costs.pages()) * PRICE.invocation()),
                new Line(
                        "events",
                        events
                                * (PRICE.write()
                                        + PRICE.invocation()
                                        + PRICE.queueRequest()
                                        + DYNAMO_SECONDS * GIGABYTES * PRICE.gigabyteSecond()),
                        delivery
                                + events / EVENTS_A_FILE * (PRICE.put() + PRICE.invocation())
                                + events / feedback.events() * feedback.writeUnits() * PRICE.write()
                                + events
                                        / feedback.events()
                                        * feedback.millis()
                                        / 1e3
                                        * GIGABYTES
                                        * PRICE.gigabyteSecond()));
    }

    private static double sum(List<Line> lines, boolean paged) {
        return lines.stream().mapToDouble(paged ? Line::paged : Line::naive).sum();
    }

    private static double a(Costs costs, double figure) {
        return figure / costs.recipients();
    }

    private static double a(Costs costs, long count) {
        return 1.0 * count / costs.recipients();
    }

    /** Read units a million: of the ticks while it is sent, and of the figures after. */
    private static double looks(double lookUnits, int rate) {
        double ticks = MILLION / rate / TICK_SECONDS;
        return (LOOKS_A_TICK * ticks + LOOKS_AFTERWARDS) * lookUnits * MILLION / PEOPLE_A_PAGE;
    }

    /** From one call to the next, when nothing but the services is waited for. */
    private static double chunkSeconds(Costs costs) {
        return SES_BULK_SECONDS
                + DYNAMO_REQUESTS_A_CHUNK * DYNAMO_SECONDS
                + CHUNK * costs.millis() / 1e3 / costs.recipients();
    }

    /** How many workers a rate needs. */
    private static int workers(Costs costs, int rate) {
        return (int) Math.ceil(rate * chunkSeconds(costs) / CHUNK);
    }

    /**
     * How many times the chunks of a high rate there are: in a second that allows a worker fewer than 50, a call and its write
     * are for as many as it allows. Each takes as many units as a write at a high rate, rosters counted in.
     */
    private static double chunks(Costs costs, int rate, int workers) {
        return Math.max(1, 1.0 / BulkPath.burst((double) rate / workers) / a(costs, costs.sesCalls()));
    }

    /** Dollars a million: each worker is there for as long as the rate takes, or as its calls take. */
    private static double functionTime(Costs costs, int rate, int workers) {
        double seconds = Math.max(MILLION / rate, MILLION / CHUNK * chunkSeconds(costs) / workers);
        return workers * seconds * GIGABYTES * PRICE.gigabyteSecond();
    }
}
