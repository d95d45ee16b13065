package io.tidings.bench;

import io.tidings.delivery.EditionTally;
import io.tidings.delivery.PageMessage;
import io.tidings.delivery.Tally;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.embedded.CallCounts;
import io.tidings.embedded.CountingSes;
import io.tidings.embedded.inprocess.InProcessServices;
import io.tidings.embedded.inprocess.dynamo.DynamoEngine;
import io.tidings.function.Clients;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The product over counting services in this process, and people who are made up as they are asked for: sends to millions,
 * and says what every request would have cost.
 */
final class Simulation {
    private final AtomicReference<VirtualAudience> people;
    private final InProcessServices services;
    private final CallCounts sqsCalls = new CallCounts();
    private final CallCounts calls = new CallCounts();
    private final Plant plant;
    private int articles;
    private int editions;
    private final long[] space;
    private final CountingSes.Memory memory;
    private double forgottenWrites;
    private double forgottenReads;
    private Tally tally = Tally.NONE;
    private Optional<EditionId> editionSent = Optional.empty();

    /** @param most people at a time */
    Simulation(int most, CountingSes.Memory memory) {
        this.memory = memory;
        this.services = new InProcessServices(InstantSource.system(), memory);
        this.space = new long[most];
        this.people = new AtomicReference<>(new VirtualAudience("", space, 0, 1));
        this.plant = new Plant(new Clients(
                services.dynamo()
                        .httpClient(new MadeUpTables(services.tables(), people))
                        .overrideConfiguration(with -> with.addExecutionInterceptor(calls))
                        .build(),
                services.s3()
                        .overrideConfiguration(with -> with.addExecutionInterceptor(calls))
                        .build(),
                services.sqs()
                        .overrideConfiguration(
                                with -> with.addExecutionInterceptor(calls).addExecutionInterceptor(sqsCalls))
                        .build(),
                services.ses().overrideConfiguration(with -> with.addExecutionInterceptor(calls))));
    }

    /**
     * What one edition took.
     *
     * @param expectedRenders its fragments times its languages
     * @param calls of every service, from the fan-out on
     * @param millis CPU of the process, services included
     * @param composeMillis of that, until it was approved
     * @param heapBytes the most that was alive after a collection while it was sent, without what the services keep
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
        VirtualAudience audience = new VirtualAudience(plant.newsletter.id().value(), space, recipients, segments);
        people.set(audience);
        long renders = plant.wiring.templates().renders();
        long began = Cpu.nanos();
        plant.articles(articles, newArticles);
        articles += newArticles;
        Edition edition = plant.edition("run " + ++editions);
        double composeMillis = (Cpu.nanos() - began) / 1e6;
        long rendered = plant.wiring.templates().renders() - renders;
        DynamoEngine tables = services.tables();
        long sesCalls = services.sesEndpoint().calls("SendBulkEmail");
        double units = tables.writeUnits(Plant.TABLES.ledger());
        double reads = otherReads();
        tally = Tally.NONE;
        forgottenWrites = 0;
        forgottenReads = 0;
        sqsCalls.reset();
        calls.reset();
        Heap heap = new Heap(Math.max(1, recipients / 1_500 / 4));
        plant.send(edition, page -> {
            heap.look();
            forget(page);
        });
        if (tally.accepted() != tally.eligible() || tally.accepted() != recipients) {
            throw new IllegalStateException(
                    tally.accepted() + " of " + tally.eligible() + " accepted, of " + recipients);
        }
        Edition sent = plant.wiring.editions().require(edition.id());
        editionSent = Optional.of(sent.id());
        int languages = plant.newsletter.locales().size();
        return new Costs(
                recipients,
                newArticles,
                segments,
                rendered,
                (edition.sections().size() + 2L) * languages,
                services.sesEndpoint().calls("SendBulkEmail") - sesCalls,
                calls.calls(),
                tables.writeUnits(Plant.TABLES.ledger()) - units - forgottenWrites,
                audience.readUnits(),
                otherReads() - reads - forgottenReads,
                sqsCalls.calls(),
                sent.pages(),
                (Cpu.nanos() - began) / 1e6 - heap.millis(),
                composeMillis,
                heap.most());
    }

    /** What reading the events back took. */
    record Feedback(long events, long calls, double writeUnits, double millis) {}

    /** Puts what SES has to report of the last edition into files, as Firehose does, and reads them into the ledger. */
    Feedback feedBack(int eventsAFile) {
        List<String> events = services.sesEndpoint().takeEvents();
        double units = services.tables().writeUnits(Plant.TABLES.ledger());
        long began = Cpu.nanos();
        calls.reset();
        int files = 0;
        for (int from = 0; from < events.size(); from += eventsAFile) {
            List<String> some = events.subList(from, Math.min(events.size(), from + eventsAFile));
            plant.events("events/" + editions + "/" + files++, String.join("\n", some));
        }
        return new Feedback(
                events.size(),
                calls.calls(),
                services.tables().writeUnits(Plant.TABLES.ledger()) - units,
                (Cpu.nanos() - began) / 1e6);
    }

    /** Read units of looking at a page of the last edition, when its events are in, as ticks and figures do. */
    double lookUnits() {
        EditionId last = editionSent.orElseThrow();
        double reads = otherReads();
        EditionTally tally = plant.wiring.ledger().tally(last);
        return (otherReads() - reads) / tally.claimed();
    }

    private double otherReads() {
        return services.tables().readUnits(Plant.TABLES.ledger())
                + services.tables().readUnits(Plant.TABLES.editions());
    }

    /** A page that is done is counted; then it is deleted, as the store's memory is not what is measured, unless events follow. */
    private void forget(PageMessage page) {
        double writes = services.tables().writeUnits(Plant.TABLES.ledger());
        double reads = otherReads();
        tally = tally.plus(plant.wiring.ledger().find(page.key()).map(Tally::of).orElseThrow());
        if (memory == CountingSes.Memory.NUMBERS) {
            delete(page, page.page());
            delete(page, -1 - page.page());
        }
        forgottenWrites += services.tables().writeUnits(Plant.TABLES.ledger()) - writes;
        forgottenReads += otherReads() - reads;
    }

    private void delete(PageMessage page, int number) {
        String request = "{\"TableName\":\"" + Plant.TABLES.ledger() + "\",\"Key\":{\"edition\":{\"S\":\""
                + page.edition() + "\"},\"page\":{\"N\":\"" + number + "\"}}}";
        services.tables().answer("DeleteItem", request.getBytes(StandardCharsets.UTF_8));
    }
}
