package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.Act;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.SendingSettings.Uncertain;
import io.tidings.embedded.Fault;
import io.tidings.embedded.Faults;
import io.tidings.embedded.SesCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** One audience, and as many editions sent to it through as much trouble as one likes. */
final class Trials {
    private static final int PEOPLE_PER_PAGE = 7;
    private static final int MOST_PER_CALL = 3;
    private static final int ROUNDS = 8;

    private final Mischief mischief = new Mischief();
    private final int readers;
    private final SendingWorld world;
    private int kills;
    private int lostAnswers;

    Trials(int readers) {
        this(DefaultRetryStrategy.doNotRetry(), readers);
    }

    /** With the SDK repeating calls to SES by this strategy. */
    Trials(RetryStrategy sesRetries, int readers) {
        this.readers = readers;
        this.world = new SendingWorld(sesRetries, PEOPLE_PER_PAGE, MOST_PER_CALL, mischief)
                .readers(readers, i -> (i % 3 == 0 ? "de" : "en") + (i % 4 == 0 ? ",java" : ","));
    }

    int kills() {
        return kills;
    }

    int lostAnswers() {
        return lostAnswers;
    }

    /** Everything a seed has in store. */
    void run(int seed) {
        Random random = new Random(seed);
        Uncertain policy = random.nextInt(4) == 0 ? Uncertain.RESEND : Uncertain.REPORT;
        EditionId id = world.anEdition();
        try {
            withTrouble(random, () -> world.dispatch().fanOut(world.edition(id)));
            List<PageMessage> messages = new ArrayList<>();
            SendingWorld.ses().faults(faults(random));
            for (int round = 0; round < ROUNDS; round++) {
                messages.addAll(world.messages());
                trouble(random, id, messages);
                theSumHolds(id);
            }
            calm();
            end(id, policy);
            hold(id, policy);
        } catch (Throwable e) {
            throw new AssertionError("Seed " + seed + " (" + policy + "): -Dtidings.seed=" + seed + " repeats it", e);
        }
    }

    /** Kills a worker at that moment of a page's work; false when it was through before. */
    boolean killedAt(int moment) {
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));
        int before = kills;
        for (PageMessage message : world.messages()) {
            mischief.at(kills == before ? moment : Integer.MAX_VALUE, Mischief.Kind.KILL);
            survive(() -> world.worker().work(message, () -> Duration.ofMinutes(10)));
        }
        calm();
        end(id, Uncertain.REPORT);
        hold(id, Uncertain.REPORT);
        return kills > before;
    }

    private void trouble(Random random, EditionId id, List<PageMessage> messages) {
        switch (random.nextInt(16)) {
            case 0 -> world.clock.sleep(Duration.ofSeconds(random.nextInt(400) - 100L));
            case 1 -> withTrouble(random, () -> world.controls.pause(id, act("trouble")));
            case 2, 3 -> withTrouble(random, () -> world.controls.resume(id, act("trouble")));
            case 4 -> withTrouble(random, () -> world.dispatch().requeue(world.edition(id)));
            default -> {
                if (!messages.isEmpty()) {
                    deliver(random, messages);
                }
            }
        }
    }

    /** One message, in no order; now and then it is lost, or stays to come again. */
    private void deliver(Random random, List<PageMessage> messages) {
        int which = random.nextInt(messages.size());
        PageMessage message = random.nextInt(5) == 0 ? messages.get(which) : messages.remove(which);
        if (random.nextInt(12) == 0) {
            return;
        }
        int[] asked = {random.nextInt(4) == 0 ? random.nextInt(20) : Integer.MAX_VALUE};
        RemainingTime time = () -> asked[0]-- > 0 ? Duration.ofMinutes(10) : Duration.ofSeconds(1);
        withTrouble(random, () -> world.worker().work(message, time));
    }

    private void withTrouble(Random random, Runnable work) {
        int moment = random.nextInt(60);
        mischief.at(
                random.nextInt(3) == 0 ? -1 : moment, random.nextInt(5) == 0 ? Mischief.Kind.FAIL : Mischief.Kind.KILL);
        survive(work);
        mischief.none();
    }

    private void survive(Runnable work) {
        try {
            work.run();
        } catch (Mischief.Killed e) {
            kills++;
        } catch (SdkException e) {
            // What Lambda would report and SQS repeat.
        }
    }

    private Faults faults(Random random) {
        return call -> call.recipients().isEmpty() ? new Fault.None() : fault(random, call);
    }

    private Fault fault(Random random, SesCall call) {
        int kind = random.nextInt(16);
        if (kind <= 3) {
            lostAnswers++;
        }
        String someone = call.recipients().get(random.nextInt(call.recipients().size()));
        return switch (kind) {
            case 0 -> new Fault.DropAnswer();
            case 1 -> new Fault.FailAfterAccepting();
            case 2 -> new Fault.Malformed();
            case 3 -> new Fault.Partial(random.nextInt(call.recipients().size()));
            case 4 -> new Fault.Refuse();
            case 5 -> new Fault.Throttle();
            case 6 -> new Fault.Fail(500, "InternalServiceErrorException", "no");
            case 7 -> new Fault.FailEntries(Map.of(someone, "TRANSIENT_FAILURE"));
            case 8 -> new Fault.FailEntries(Map.of(someone, "ACCOUNT_THROTTLED"));
            case 9 -> new Fault.FailEntries(Map.of(someone, "MESSAGE_REJECTED"));
            default -> new Fault.None();
        };
    }

    private void calm() {
        mischief.none();
        SendingWorld.ses().faults(Faults.none());
    }

    /** The tick goes on until nothing is open, SES reports what it has sent, and the horizon passes. */
    private void end(EditionId id, Uncertain policy) {
        if (world.edition(id).state() == EditionState.APPROVED) {
            world.dispatch().fanOut(world.edition(id));
        }
        world.controls.resume(id, act("calm"));
        for (int tick = 0;
                tick < 8
                        && world.stores.ledger().tally(id).done()
                                < world.edition(id).pages();
                tick++) {
            world.clock.sleep(PageWorker.LEASE.plusSeconds(60));
            // Under "resend" the events come too late, so that something is sent again.
            if (policy == Uncertain.REPORT) {
                sendEvents(id);
            } else {
                world.clock.sleep(Duration.ofHours(7));
            }
            world.dispatch().requeue(world.edition(id));
            world.dispatch().settle(world.edition(id), SendingWorld.settings(policy));
            world.messages().forEach(message -> world.worker().work(message, () -> Duration.ofMinutes(10)));
        }
        sendEvents(id);
        world.clock.sleep(Duration.ofHours(7));
        world.dispatch().settle(world.edition(id), SendingWorld.settings(policy));
        assertThat(world.dispatch().finish(world.edition(id))).as("finished").isTrue();
    }

    private void sendEvents(EditionId id) {
        for (int page = 0; page < world.edition(id).pages(); page++) {
            PageKey key = new PageKey(id, page);
            Map<Integer, String> slots = slots(key);
            slots.values().removeIf(address -> accepted(address, id) == 0);
            world.stores.ledger().merge(key, Map.of(Mark.ACCEPTED, SlotSet.of(slots.keySet())));
        }
    }

    private void hold(EditionId id, Uncertain policy) {
        theSumHolds(id);
        int[] people = {0};
        world.stores
                .ledger()
                .forEachPage(
                        id,
                        page -> slots(page.key()).forEach((slot, address) -> {
                            people[0]++;
                            int mails = accepted(address, id);
                            String who = address + " on slot " + slot + " of " + page;
                            boolean mayBeTwo = policy == Uncertain.RESEND
                                    && page.slots(Mark.RESENT).contains(slot);
                            assertThat(mails).as("mails to " + who).isLessThanOrEqualTo(mayBeTwo ? 9 : 1);
                            assertThat(page.accepted().contains(slot))
                                    .as("accepted: " + who)
                                    .isEqualTo(mails > 0);
                            assertThat(page.open().contains(slot))
                                    .as("still open: " + who)
                                    .isFalse();
                        }));
        assertThat(people[0]).as("people in the ledger").isEqualTo(readers);
    }

    private void theSumHolds(EditionId id) {
        Tally tally = world.tally(id);
        assertThat(tally.accepted() + tally.rejected() + tally.uncertain() + tally.open())
                .isEqualTo(tally.eligible());
    }

    private Map<Integer, String> slots(PageKey page) {
        Map<Integer, String> addresses = new HashMap<>();
        world.stores.ledger().roster(page).ifPresent(roster -> {
            for (int slot = 0; slot < roster.size(); slot++) {
                addresses.put(slot, world.addressOf(roster.ids().get(slot)));
            }
        });
        return addresses;
    }

    private static int accepted(String address, EditionId id) {
        return SendingWorld.ses().truth().accepted(address, id.value());
    }

    private Act act(String note) {
        return Act.byItself(world.clock.instant(), note);
    }
}
