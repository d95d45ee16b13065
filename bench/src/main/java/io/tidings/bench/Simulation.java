package io.tidings.bench;

import io.tidings.bench.ServicesProcess.Events;
import io.tidings.bench.ServicesProcess.Figures;
import io.tidings.delivery.EditionTally;
import io.tidings.delivery.PageMessage;
import io.tidings.delivery.Tally;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.embedded.CallCounts;
import io.tidings.embedded.CountingSes;
import java.util.Map;
import java.util.Optional;

/**
 * The product over counting services in another process, and people who are made up as they are asked for: sends to
 * millions, and says what it took here, and what every request would have cost.
 */
final class Simulation implements AutoCloseable {
    private static final String LEDGER = Plant.TABLES.ledger();

    private final ServicesProcess services;
    private final CallCounts calls = new CallCounts();
    private final CountingSes.Memory memory;
    private final Plant plant;
    private int articles;
    private int editions;
    private Tally tally = Tally.NONE;
    private Optional<EditionId> editionSent = Optional.empty();
    private Figures forgotten = NOTHING;
    private double asideMillis;

    private static final Figures NOTHING = new Figures(0, 0, 0, 0);

    /** @param most people at a time */
    Simulation(int most, CountingSes.Memory memory) {
        this.memory = memory;
        this.services = new ServicesProcess(most, memory);
        this.plant = new Plant(services.clients(calls));
    }

    /**
     * What one edition took.
     *
     * @param expectedRenders its fragments times its languages
     * @param calls of every service, from the fan-out on
     * @param millis CPU of this process, from the articles on
     * @param composeMillis of that, until it was approved
     * @param heapBytes the most that was alive in this process after a collection while it was sent; 0 if events are kept
     */
    record Costs(
            int recipients,
            int articles,
            int segments,
            long renders,
            long expectedRenders,
            long sesCalls,
            long calls,
            double ledgerUnits,
            double peopleReads,
            double otherReads,
            long queueCalls,
            int pages,
            double millis,
            double composeMillis,
            long heapBytes) {}

    Costs send(int recipients, int newArticles, int segments) {
        services.people(plant.newsletter.id().value(), recipients, segments);
        long renders = plant.wiring.templates().renders();
        long began = Cpu.nanos();
        plant.articles(articles, newArticles);
        articles += newArticles;
        Edition edition = plant.edition("run " + ++editions);
        double composeMillis = (Cpu.nanos() - began) / 1e6;
        long rendered = plant.wiring.templates().renders() - renders;
        Figures before = services.figures(LEDGER);
        tally = Tally.NONE;
        forgotten = NOTHING;
        asideMillis = 0;
        calls.reset();
        // Looking takes a full collection, which only those want who keep nothing for later.
        boolean looked = memory == CountingSes.Memory.NUMBERS;
        Heap heap = new Heap(looked ? Math.max(1, recipients / 1_500 / 4) : Integer.MAX_VALUE);
        plant.send(edition, page -> {
            heap.look();
            forget(page);
        });
        if (tally.accepted() != tally.eligible() || tally.accepted() != recipients) {
            throw new IllegalStateException(
                    tally.accepted() + " of " + tally.eligible() + " accepted, of " + recipients);
        }
        double millis = (Cpu.nanos() - began) / 1e6 - heap.millis() - asideMillis;
        Figures after = services.figures(LEDGER).minus(before).minus(forgotten);
        editionSent = Optional.of(edition.id());
        int languages = plant.newsletter.locales().size();
        return new Costs(
                recipients,
                newArticles,
                segments,
                rendered,
                (edition.sections().size() + 2L) * languages,
                after.sesCalls(),
                calls.calls(),
                after.writeUnits(),
                after.peopleReads() + before.peopleReads(),
                after.otherReads(),
                queueCalls(),
                plant.wiring.editions().require(edition.id()).pages(),
                millis,
                composeMillis,
                heap.most());
    }

    private long queueCalls() {
        return calls.byOperation().entrySet().stream()
                .filter(call -> call.getKey().contains("Message"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** What reading the events back took. */
    record Feedback(long events, long calls, double writeUnits, double millis) {}

    /** Reads into the ledger what SES has to report of the last edition: files, as Firehose writes them. */
    Feedback feedBack(int eventsAFile) {
        Events events = services.events("events/" + editions + "/", eventsAFile);
        Figures before = services.figures(LEDGER);
        calls.reset();
        long began = Cpu.nanos();
        events.keys().forEach(plant.wiring.eventFiles()::read);
        double millis = (Cpu.nanos() - began) / 1e6;
        double units = services.figures(LEDGER).minus(before).writeUnits();
        return new Feedback(events.events(), calls.calls(), units, millis);
    }

    /** Read units of looking at a page of the last edition, when its events are in, as ticks and figures do. */
    double lookUnits() {
        double before = services.figures(LEDGER).otherReads();
        EditionTally looked = plant.wiring.ledger().tally(editionSent.orElseThrow());
        return (services.figures(LEDGER).otherReads() - before) / looked.claimed();
    }

    /** A page that is done is counted; then it is deleted, so that the services can hold millions, unless events follow. */
    private void forget(PageMessage page) {
        long began = Cpu.nanos();
        Figures before = services.figures(LEDGER);
        tally = tally.plus(plant.wiring.ledger().find(page.key()).map(Tally::of).orElseThrow());
        if (memory == CountingSes.Memory.NUMBERS) {
            services.forget(page.edition().value(), page.page());
        }
        forgotten = forgotten.plus(services.figures(LEDGER).minus(before));
        asideMillis += (Cpu.nanos() - began) / 1e6;
    }

    @Override
    public void close() {
        plant.clients.close();
        services.close();
    }
}
