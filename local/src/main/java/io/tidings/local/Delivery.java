package io.tidings.local;

import io.tidings.delivery.EditionTally;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Sends an approved edition by hand: tick, pages, events, and again, until nothing changes any more. */
final class Delivery {
    /** As many as the machine has processors for, but the result does not depend on it. */
    static final int SENDERS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);

    private static final int ROUNDS_WITHOUT_CHANGE = 3;

    private final Installation installation;
    private final Progress progress;
    private final BucketWatcher events;
    private final Stop stop = new Stop();

    Delivery(Installation installation, BucketWatcher events, Progress progress) {
        this.installation = installation;
        this.events = events;
        this.progress = progress;
    }

    /** Answers the edition as it is in the end. */
    Edition send(Edition edition) {
        var editions = installation.wiring().editions();
        var before = Optional.<EditionTally>empty();
        for (var unchanged = 0; unchanged < ROUNDS_WITHOUT_CHANGE; ) {
            installation.tick(stop);
            sendPages();
            installation.services().ses().orElseThrow().flushEvents();
            events.look(stop);
            var tally = installation.wiring().ledger().tally(edition.id());
            progress.say(tally.people().accepted() + " of " + tally.people().eligible() + " accepted, "
                    + tally.people().delivered() + " delivered");
            if (isOver(editions.state(edition.id()), tally)) {
                break;
            }
            unchanged = before.filter(tally::equals).isPresent() ? unchanged + 1 : 0;
            before = Optional.of(tally);
        }
        return editions.require(edition.id());
    }

    /** Sent, and every mail that was accepted has its Send event and its delivery or bounce. */
    private static boolean isOver(EditionState state, EditionTally tally) {
        var people = tally.people();
        return state == EditionState.SENT && people.delivered() + people.bounced() >= people.accepted();
    }

    private void sendPages() {
        try (var threads = Executors.newFixedThreadPool(SENDERS)) {
            Callable<Integer> sender = this::sendUntilEmpty;
            for (var sent : threads.invokeAll(
                    IntStream.range(0, SENDERS).mapToObj(one -> sender).toList())) {
                checked(sent);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("It was interrupted.", e);
        }
    }

    private int sendUntilEmpty() {
        var pages = installation.pages();
        var sent = 0;
        for (var polled = pages.poll(Duration.ZERO, stop); polled > 0; polled = pages.poll(Duration.ZERO, stop)) {
            sent += polled;
        }
        return sent;
    }

    private static void checked(Future<Integer> sent) throws InterruptedException {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A sender failed", e.getCause());
        }
    }
}
