package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.Act;
import io.tidings.edition.EditionId;
import io.tidings.edition.EditionState;
import io.tidings.edition.SendingSettings.Uncertain;
import io.tidings.embedded.Fault;
import io.tidings.embedded.Faults;
import io.tidings.embedded.Header;
import io.tidings.embedded.SentMail;
import io.tidings.embedded.inprocess.WireFault;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.Purpose;
import io.tidings.subscriber.Suppression;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

final class PageWorkerTest {
    private static final RemainingTime LONG = () -> Duration.ofMinutes(10);

    private final SendingWorld world = new SendingWorld(200, 50);

    @AfterEach
    void nothingGoesWrongAnyMore() {
        SendingWorld.ses().faults(Faults.none());
    }

    @Test
    void everyReaderGetsOneMailWithTheirOwnSectionsAndLinks() {
        world.readers(7, i -> i % 2 == 0 ? "en,java;people" : "de,");

        EditionId id = world.sent(world.anEdition());

        assertThat(world.tally(id)).matches(tally -> tally.eligible() == 7 && tally.accepted() == 7);
        SentMail mail = onlyMailTo(0);
        assertThat(mail.subject()).isEqualTo("R&D: section java in en");
        assertThat(mail.html())
                .contains("<title>R&amp;D: section java in en</title>", "Also &quot;java&quot; &amp; more")
                .contains("section java in en", "section people in en")
                .doesNotContain("section cloud", "{{", "section in-brief");
        assertThat(mail.text()).contains("R&D <b>").doesNotContain("{{");
        assertThat(onlyMailTo(1).html()).contains("section cloud in de", "section in-brief in de");
    }

    @Test
    void everyMailCanBeLeftByOneClickAndIsTagged() {
        world.readers(1);

        EditionId id = world.sent(world.anEdition());

        SentMail mail = onlyMailTo(0);
        Map<String, String> headers =
                mail.headers().stream().collect(Collectors.toMap(Header::name, Header::value, (one, other) -> one));
        assertThat(headers).containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        assertThat(headers.get("List-Id")).contains("<" + world.audience + ".example.org>");
        String leave = headers.getOrDefault("List-Unsubscribe", "");
        assertThat(leave).startsWith("<https://news.example.org/u/").contains(">, <mailto:editor@example.org");
        String token = leave.substring("<https://news.example.org/u/".length(), leave.indexOf('>'));
        assertThat(world.tokens.open(token, Purpose.UNSUBSCRIBE))
                .hasValueSatisfying(grant -> assertThat(grant.mail()).isPresent());
        assertThat(mail.tags())
                .containsEntry("edition", id.value())
                .containsEntry("page", "0")
                .containsEntry("slot", "0")
                .containsEntry("newsletter", world.audience.newsletter())
                .containsEntry("ses:feedback-id-a", id.value());
    }

    @Test
    void aSecondMessageForTheSamePageSendsNothing() {
        world.readers(5);
        EditionId id = world.sent(world.anEdition());

        assertThat(world.worker().work(new PageMessage(id, 0, 1), LONG)).isEqualTo(PageOutcome.DONE);

        assertThat(SendingWorld.ses().truth().accepted(id.value()).values())
                .containsOnly(1)
                .hasSize(5);
    }

    @Test
    void aMessageOfAnotherPlanIsStale() {
        world.readers(5);
        EditionId id = world.sent(world.anEdition());

        assertThat(world.worker().work(new PageMessage(id, 0, 2), LONG)).isEqualTo(PageOutcome.STALE);
    }

    @Test
    void whoLeftSinceTheFanOutGetsNothing() {
        world.readers(6);
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));
        freezeRoster(id);
        world.stores.subscribers().unsubscribe(world.audience, world.id(0), How.UNSUBSCRIBED_BY_ONE_CLICK, "left");
        world.stores.subscribers().suppress(world.audience, world.id(1), Suppression.Reason.COMPLAINT, Samples.NOW);
        world.stores.subscribers().erase(world.audience, world.id(2));

        workOn(id);

        Tally tally = world.tally(id);
        assertThat(tally.accepted()).isEqualTo(3);
        assertThat(tally.reasons())
                .containsEntry(Reason.UNSUBSCRIBED, 1L)
                .containsEntry(Reason.SUPPRESSED, 1L)
                .containsEntry(Reason.GONE, 1L);
        assertThat(SendingWorld.ses().truth().accepted(id.value())).hasSize(3);
    }

    @Test
    void whoLeavesInTheMiddleOfAPageGetsNothing() {
        SendingWorld small = new SendingWorld(200, 5).readers(20);
        List<Integer> left = new ArrayList<>();
        SendingWorld.ses().faults(call -> {
            if (left.isEmpty() && !call.recipients().isEmpty()) {
                IntStream.range(0, 20)
                        .filter(reader -> !call.recipients().contains(small.address(reader)))
                        .limit(2)
                        .forEach(left::add);
                small.stores
                        .subscribers()
                        .unsubscribe(small.audience, small.id(left.get(0)), How.UNSUBSCRIBED_BY_ONE_CLICK, "left");
                small.stores
                        .subscribers()
                        .suppress(small.audience, small.id(left.get(1)), Suppression.Reason.COMPLAINT, Samples.NOW);
            }
            return new Fault.None();
        });

        EditionId id = small.sent(small.anEdition());

        assertThat(small.tally(id).accepted()).isEqualTo(18);
        assertThat(small.tally(id).reasons()).isEqualTo(Map.of(Reason.UNSUBSCRIBED, 1L, Reason.SUPPRESSED, 1L));
        assertThat(SendingWorld.ses().truth().accepted(id.value()))
                .hasSize(18)
                .doesNotContainKeys(small.address(left.get(0)), small.address(left.get(1)));
    }

    /** A worker that stops right after it froze the roster. */
    private void freezeRoster(EditionId id) {
        int[] asked = {0};
        world.worker().work(new PageMessage(id, 0, 1), () -> asked[0]++ == 0 ? Duration.ofMinutes(10) : Duration.ZERO);
    }

    @Test
    void anEmptyAudienceIsAFinishedEdition() {
        EditionId id = world.sent(world.anEdition());

        assertThat(world.dispatch().finish(world.survey(id))).isTrue();
        assertThat(world.edition(id).state()).isEqualTo(EditionState.SENT);
    }

    @Test
    void aLostAnswerIsNeverRepeatedAndASendEventSettlesIt() {
        world.readers(10);
        SendingWorld.ses().faults(Faults.onNextSends(1, new Fault.DropAnswer()));

        EditionId id = world.sent(world.anEdition());

        assertThat(world.tally(id)).matches(tally -> tally.uncertain() == 10 && tally.accepted() == 0);
        assertThat(SendingWorld.ses().truth().accepted(id.value()).values())
                .containsOnly(1)
                .hasSize(10);
        world.stores.ledger().merge(new PageKey(id, 0), Map.of(Mark.ACCEPTED, SlotSet.upTo(10)));
        world.dispatch().settle(world.survey(id), SendingWorld.settings(Uncertain.REPORT));
        assertThat(world.dispatch().finish(world.survey(id))).isTrue();
    }

    @Test
    void afterTheHorizonUncertainIsReportedOrSentAgainAsThePolicySays() {
        world.readers(4);
        SendingWorld.ses().faults(Faults.onNextSends(2, new Fault.Malformed()));
        EditionId reported = world.sent(world.anEdition());
        EditionId resent = world.sent(world.anEdition());
        settle(reported, Uncertain.REPORT);
        assertThat(world.stores.ledger().tally(reported).done()).isZero();

        world.clock.sleep(Duration.ofHours(7));
        settle(reported, Uncertain.REPORT);
        settle(resent, Uncertain.RESEND);
        workOn(resent);

        assertThat(world.dispatch().finish(world.survey(reported))).isTrue();
        assertThat(world.tally(reported).uncertain()).isEqualTo(4);
        assertThat(world.tally(resent)).matches(tally -> tally.accepted() == 4 && tally.resent() == 4);
        assertThat(SendingWorld.ses().truth().accepted(resent.value()).values()).containsOnly(2);
    }

    @Test
    void whoIsUncertainAgainIsNotSentToAThirdTime() {
        world.readers(4);
        SendingWorld.ses().faults(Faults.onEverySend(new Fault.FailAfterAccepting()));
        EditionId id = world.sent(world.anEdition());

        for (int horizon = 0; horizon < 3; horizon++) {
            world.clock.sleep(Duration.ofHours(7));
            settle(id, Uncertain.RESEND);
            workOn(id);
        }

        assertThat(SendingWorld.ses().truth().accepted(id.value()).values()).containsOnly(2);
        assertThat(world.dispatch().finish(world.survey(id))).isTrue();
        assertThat(world.tally(id)).matches(tally -> tally.uncertain() == 4 && tally.resent() == 4);
    }

    @Test
    void whileSesLeavesEveryCallUnansweredFewGetIntoThat() {
        SendingWorld small = new SendingWorld(200, 5).readers(60);
        SendingWorld.ses().faults(Faults.onEverySend(new Fault.Fail(503, "ServiceUnavailable", "down")));
        EditionId id = small.anEdition();
        small.dispatch().fanOut(small.edition(id));

        small.worker()
                .work(new PageMessage(id, 0, 1), until(small.clock.instant().plusSeconds(60), small));

        assertThat(small.tally(id)).matches(sum -> sum.uncertain() <= 16 && sum.open() >= 44);
    }

    @Test
    void thatSesWasBusyTakesNothingFromItsPatienceWithAReader() {
        world.readers(4);
        AtomicInteger calls = new AtomicInteger();
        SendingWorld.ses()
                .faults(call -> call.recipients().isEmpty()
                        ? new Fault.None()
                        : switch (calls.incrementAndGet()) {
                            case 1, 2, 3 -> new Fault.Throttle();
                            case 4 -> new Fault.FailEntries(Map.of(world.address(3), "TRANSIENT_FAILURE"));
                            default -> new Fault.None();
                        });

        EditionId id = world.sent(world.anEdition());

        assertThat(world.tally(id)).matches(tally -> tally.accepted() == 4 && tally.rejected() == 0);
    }

    @Test
    void aBrokenTemplateRejectsNobodyAlsoWhereHalvingIsBrokenOff() {
        world.readers(8);
        AtomicInteger calls = new AtomicInteger();
        SendingWorld.ses()
                .faults(call -> call.recipients().isEmpty()
                        ? new Fault.None()
                        : calls.incrementAndGet() == 8
                                ? new Fault.Throttle()
                                : new Fault.Fail(400, "BadRequestException", "template"));

        EditionId id = world.sent(world.anEdition());

        assertThat(world.edition(id).state()).isEqualTo(EditionState.PAUSED);
        assertThat(world.tally(id)).matches(tally -> tally.rejected() == 0 && tally.open() == 8);
    }

    @Test
    void aHandBackWhoseAnswerIsLostStillPutsAMessageOnTheQueue() {
        int writes = handedBack(Integer.MAX_VALUE);

        // The SDK repeats it, and finds a page that is nobody's; what SES said is added once more.
        assertThat(handedBack(writes)).isEqualTo(writes + 2);
    }

    /** A page that is handed back for want of time; the answer to that write is lost. Answers how many writes there were. */
    private static int handedBack(int lost) {
        InProcess ground = new InProcess();
        SendingWorld quick = new SendingWorld(ground, DefaultRetryStrategy.doNotRetry(), 200, 5).readers(60);
        EditionId id = quick.anEdition();
        quick.dispatch().fanOut(quick.edition(id));
        quick.messages();
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger writes = new AtomicInteger();
        ground.wire(call -> call.operation().equals("UpdateItem") && writes.incrementAndGet() == lost
                ? new WireFault.LoseAnswer()
                : WireFault.NONE);

        PageOutcome outcome = quick.worker()
                .work(new PageMessage(id, 0, 1), () -> asked.incrementAndGet() < 9 ? LONG.left() : Duration.ZERO);

        assertThat(outcome).isEqualTo(PageOutcome.HANDED_BACK);
        assertThat(quick.messages()).containsExactly(new PageMessage(id, 0, 1));
        return writes.get();
    }

    @Test
    void aStoppedPageIsToldAsStoppedWhicheverAnswerIsLost() {
        int writes = stopped(Integer.MAX_VALUE);

        for (int lost = 1; lost <= writes; lost++) {
            stopped(lost);
        }
    }

    /** All sending is stopped in the middle of a page; the answer to one write is lost. Answers how many writes there were. */
    private static int stopped(int lost) {
        InProcess ground = new InProcess();
        SendingWorld quick = new SendingWorld(ground, DefaultRetryStrategy.doNotRetry(), 200, 5).readers(20);
        EditionId id = quick.anEdition();
        quick.dispatch().fanOut(quick.edition(id));
        AtomicInteger writes = new AtomicInteger();
        ground.faults(call -> {
            if (call.recipients().contains(quick.readersInOrder(5, 6).getFirst())) {
                quick.controls.killSwitch().stopEverything(new KillSwitch.Stop("a look first", Samples.NOW));
            }
            return new Fault.None();
        });
        ground.wire(call -> call.operation().equals("UpdateItem") && writes.incrementAndGet() == lost
                ? new WireFault.LoseAnswer()
                : WireFault.NONE);

        assertThat(quick.worker().work(new PageMessage(id, 0, 1), LONG))
                .as("lost answer %d", lost)
                .isEqualTo(PageOutcome.STOPPED);
        assertThat(quick.tally(id).accepted()).isEqualTo(10);
        return writes.get();
    }

    @Test
    void aWorkerDoesNotWaitForSesBeyondItsOwnTime() {
        SendingWorld small = new SendingWorld(200, 5).readers(60);
        AtomicInteger calls = new AtomicInteger();
        SendingWorld.ses().faults(call -> {
            if (calls.incrementAndGet() == 5) {
                small.clock.sleep(Postman.LONGEST_CALL);
            }
            return new Fault.Fail(503, "ServiceUnavailable", "down");
        });
        EditionId id = small.anEdition();
        small.dispatch().fanOut(small.edition(id));
        // Its fifth call just fits, and the pause of eight seconds after it would not.
        Instant end = small.clock.instant().plusSeconds(33);

        PageOutcome outcome = small.worker().work(new PageMessage(id, 0, 1), until(end, small));

        assertThat(outcome).isEqualTo(PageOutcome.HANDED_BACK);
        assertThat(small.tally(id).uncertain())
                .as("5, then half as many, then one each")
                .isEqualTo(5 + 2 + 1 + 1 + 1);
        assertThat(small.clock.instant()).isBefore(end);
    }

    private void settle(EditionId id, Uncertain policy) {
        world.dispatch().settle(world.survey(id), SendingWorld.settings(policy));
    }

    @Test
    void throttledCallsAreTriedAgainAndNobodyIsLost() {
        world.readers(20);
        SendingWorld.ses().faults(Faults.onNextSends(3, new Fault.Throttle()));

        EditionId id = world.sent(world.anEdition());

        assertThat(world.tally(id).accepted()).isEqualTo(20);
    }

    @Test
    void aPoisonRecipientIsRejectedAndStopsNobodyElse() {
        world.readers(12);
        SendingWorld.ses()
                .faults(Faults.onEverySend(new Fault.FailEntries(Map.of(
                        world.address(3), "MESSAGE_REJECTED",
                        world.address(4), "TRANSIENT_FAILURE",
                        world.address(5), "SOMETHING_NEW"))));

        EditionId id = world.sent(world.anEdition());

        Tally tally = world.tally(id);
        assertThat(tally).matches(sum -> sum.accepted() == 9 && sum.rejected() == 2 && sum.uncertain() == 1);
        assertThat(tally.reasons())
                .containsEntry(Reason.MESSAGE_REJECTED, 1L)
                .containsEntry(Reason.TRANSIENT_FAILURE, 1L);
    }

    @Test
    void oneRecipientWhoSpoilsAWholeCallIsFoundByHalving() {
        world.readers(16);
        SendingWorld.ses()
                .faults(call -> call.recipients().contains(world.address(7))
                        ? new Fault.Fail(400, "MessageRejected", "no")
                        : new Fault.None());

        EditionId id = world.sent(world.anEdition());

        assertThat(world.tally(id)).matches(sum -> sum.accepted() == 15 && sum.rejected() == 1);
    }

    @Test
    void theLastOfAPageMayAllBeSpoiledWhereSesTookTheSameMailForOthers() {
        SendingWorld small = new SendingWorld(200, 5).readers(9);
        SendingWorld.ses().faults(refusing(small.readersInOrder(5, 9)));

        EditionId id = small.sent(small.anEdition());

        assertThat(small.edition(id).state()).isEqualTo(EditionState.SENDING);
        assertThat(small.tally(id)).matches(sum -> sum.accepted() == 5 && sum.rejected() == 4);
    }

    @Test
    void whereSesRefusesManyInARowItMindsTheEditionThoughItTookTheSameMailBefore() {
        for (int rate : List.of(1, 2, 5)) {
            SendingWorld small = new SendingWorld(200, rate).readers(20);
            SendingWorld.ses().faults(refusing(small.readersInOrder(10, 20)));

            EditionId id = small.sent(small.anEdition());

            assertThat(small.edition(id).state()).isEqualTo(EditionState.PAUSED);
            assertThat(small.tally(id)).matches(sum -> sum.accepted() == 10 && sum.rejected() < 5);
        }
    }

    private static Faults refusing(List<String> addresses) {
        return call -> call.recipients().stream().anyMatch(addresses::contains)
                ? new Fault.Fail(400, "BadRequestException", "no")
                : new Fault.None();
    }

    @Test
    void oneByOneThreeRefusedInARowPauseTheEdition() {
        SendingWorld slow = new SendingWorld(200, 1).readers(8);
        SendingWorld.ses().faults(Faults.onEverySend(new Fault.Fail(400, "BadRequestException", "template")));

        EditionId id = slow.sent(slow.anEdition());

        assertThat(slow.edition(id).state()).isEqualTo(EditionState.PAUSED);
        assertThat(slow.tally(id)).matches(sum -> sum.rejected() == 2 && sum.open() == 6);
    }

    @Test
    void aFewWhomSesNeverTakesHoldUpTheOthersUntilSomebodyLetsThemGoOn() {
        world.readers(12, i -> i % 4 == 0 ? "de," : "en,");
        SendingWorld.ses().faults(refusing(List.of(world.address(0), world.address(4), world.address(8))));

        EditionId id = world.sent(world.anEdition());

        assertThat(world.edition(id).state()).isEqualTo(EditionState.PAUSED);
        assertThat(world.tally(id)).matches(sum -> sum.rejected() == 0 && sum.open() == 12);
        assertThat(world.controls.resume(id, new Act("an editor", Samples.NOW, "")))
                .isTrue();
        world.requeue(id);
        workOn(id);
        assertThat(world.edition(id).state()).isEqualTo(EditionState.SENDING);
        assertThat(world.tally(id)).matches(sum -> sum.accepted() == 9 && sum.rejected() == 3);
    }

    @Test
    void whomSesRefusesOfOneLanguageSaysNothingOfTheMailInAnother() {
        SendingWorld slow = new SendingWorld(200, 1).readers(8, i -> i < 4 ? "de," : "en,");
        List<String> german = IntStream.range(0, 4).mapToObj(slow::address).toList();
        // The Germans come first: the last two of them, and the first of the others.
        List<String> first = new ArrayList<>(slow.readersInOrder(0, 8));
        List<String> others = new ArrayList<>(first);
        first.retainAll(german);
        others.removeAll(german);
        SendingWorld.ses().faults(refusing(List.of(first.get(2), first.get(3), others.getFirst())));

        EditionId id = slow.sent(slow.anEdition());

        assertThat(slow.edition(id).state()).isEqualTo(EditionState.SENDING);
        assertThat(slow.tally(id)).matches(sum -> sum.accepted() == 5 && sum.rejected() == 3);
    }

    @Test
    void whoLetsAnEditionGoOnAfterAPauseOfAnotherKindHasSeenNoneOfThis() {
        world.readers(8);
        for (Fault fault : List.of(
                new Fault.Fail(400, "SendingPausedException", "paused"),
                new Fault.Fail(400, "BadRequestException", "template"))) {
            SendingWorld.ses().faults(Faults.onEverySend(fault));
            EditionId id = world.sent(world.anEdition());
            assertThat(world.edition(id).state()).isEqualTo(EditionState.PAUSED);
            assertThat(BulkSender.timesLetGoOn(world.edition(id))).isZero();

            world.controls.resume(id, new Act("an editor", Samples.NOW, ""));

            assertThat(BulkSender.timesLetGoOn(world.edition(id)))
                    .as(fault.toString())
                    .isEqualTo(fault.toString().contains("template") ? 1 : 0);
        }
    }

    @Test
    @Tag("many-calls")
    void whatIsWrongWithEverybodyPausesTheEditionAndRejectsNobody() {
        world.readers(8);
        for (Fault fault : List.of(
                new Fault.Fail(400, "BadRequestException", "template"),
                new Fault.Fail(400, "SendingPausedException", "paused"),
                new Fault.Fail(400, "MailFromDomainNotVerifiedException", "dns"),
                new Fault.Fail(404, "NotFoundException", "no such configuration set"),
                new Fault.Fail(403, "AccessDeniedException", "no"),
                new Fault.Fail(400, "AccountSuspendedException", "suspended"))) {
            SendingWorld.ses().faults(Faults.onEverySend(fault));

            EditionId id = world.sent(world.anEdition());

            assertThat(world.edition(id).state()).as(fault.toString()).isEqualTo(EditionState.PAUSED);
            assertThat(world.tally(id)).as(fault.toString()).matches(sum -> sum.open() == 8);
            SendingWorld.ses().faults(Faults.none());
            assertThat(world.controls.resume(id, Act.byItself(Samples.NOW, "again")))
                    .isTrue();
            assertThat(world.requeue(id)).isEqualTo(1);
            workOn(id);
            assertThat(SendingWorld.ses().truth().accepted(id.value()).values())
                    .containsOnly(1)
                    .hasSize(8);
        }
    }

    @Test
    void answersThatSayNothingLeaveSlotsUncertain() {
        world.readers(8);
        for (Fault fault : List.of(
                new Fault.FailAfterAccepting(),
                new Fault.Malformed(),
                new Fault.DropAnswer(),
                new Fault.Fail(503, "ServiceUnavailable", "busy"))) {
            SendingWorld.ses().faults(Faults.onNextSends(1, fault));

            EditionId id = world.sent(world.anEdition());

            assertThat(world.tally(id)).as(fault.toString()).matches(sum -> sum.uncertain() == 8);
        }
        SendingWorld.ses().faults(Faults.onNextSends(1, new Fault.Partial(3)));
        assertThat(world.tally(world.sent(world.anEdition())))
                .matches(sum -> sum.accepted() == 3 && sum.uncertain() == 5);
    }

    @Test
    void aPauseActsBetweenChunksAndResumeGoesOnWithTheRest() {
        SendingWorld small = new SendingWorld(200, 5);
        small.readers(20);
        EditionId id = small.anEdition();
        SendingWorld.ses().faults(call -> {
            if (!call.recipients().isEmpty()) {
                small.controls.pause(id, Act.byItself(Samples.NOW, "an editor"));
            }
            return new Fault.None();
        });

        small.sent(id);

        assertThat(small.tally(id)).matches(sum -> sum.accepted() == 5 && sum.open() == 15);
    }

    @Test
    void theKillSwitchStopsEverything() {
        world.readers(3);
        world.controls.killSwitch().stopEverything(new KillSwitch.Stop("incident", Samples.NOW));

        EditionId id = world.sent(world.anEdition());

        assertThat(SendingWorld.ses().truth().accepted(id.value())).isEmpty();
        world.controls.killSwitch().startAgain();
        world.requeue(id);
        workOn(id);
        assertThat(world.tally(id).accepted()).isEqualTo(3);
    }

    @Test
    void aWorkerWithoutTimeHandsThePageBack() {
        SendingWorld small = new SendingWorld(200, 5);
        small.readers(20);
        EditionId id = small.anEdition();
        small.dispatch().fanOut(small.edition(id));
        int[] asked = {0};
        PageOutcome outcome =
                small.worker().work(new PageMessage(id, 0, 1), () -> Duration.ofSeconds(asked[0]++ < 8 ? 60 : 1));

        assertThat(outcome).isEqualTo(PageOutcome.HANDED_BACK);
        assertThat(small.tally(id)).matches(sum -> sum.uncertain() == 0 && sum.open() > 0 && sum.accepted() > 0);
    }

    @Test
    void aWorkerWhoseLeaseRunsOutCallsSesNoMore() {
        world.readers(8);
        AtomicInteger calls = new AtomicInteger();
        SendingWorld.ses().faults(call -> {
            calls.incrementAndGet();
            world.clock.sleep(PageWorker.LEASE);
            return new Fault.Fail(400, "MessageRejected", "Somebody among these eight.");
        });

        EditionId id = world.sent(world.anEdition());

        assertThat(calls).hasValue(1);
        assertThat(world.tally(id)).matches(sum -> sum.rejected() == 0 && sum.open() == 8);
    }

    @Test
    void atTheSandboxesRateAPageIsSentUnderOneLease() {
        world.readers(45);
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));

        PageOutcome outcome = world.worker(new Quota(1, -1, 0)).work(new PageMessage(id, 0, 1), LONG);

        assertThat(outcome).isEqualTo(PageOutcome.DONE);
    }

    @Test
    void whoSleepsInACallUntilItsPageIsClosedOpensNobodyAgain() {
        world.readers(8);
        EditionId id = world.anEdition();
        SendingWorld.ses().faults(call -> {
            world.clock.sleep(Duration.ofHours(7));
            settle(id, Uncertain.REPORT);
            return new Fault.Throttle();
        });

        world.sent(id);

        assertThat(world.tally(id)).matches(sum -> sum.open() == 0 && sum.uncertain() == 8);
    }

    @Test
    void theDaysQuotaIsKeptAndTheRestWaits() {
        world.readers(30);
        EditionId id = world.anEdition();
        world.dispatch().fanOut(world.edition(id));

        PageOutcome outcome = world.worker(new Quota(0, 100, 87)).work(new PageMessage(id, 0, 1), LONG);

        assertThat(outcome).isEqualTo(PageOutcome.WAITING_FOR_QUOTA);
        assertThat(world.tally(id)).matches(sum -> sum.accepted() == 12 && sum.open() == 18);
    }

    private static RemainingTime until(Instant end, SendingWorld world) {
        return () -> Duration.between(world.clock.instant(), end);
    }

    private void workOn(EditionId id) {
        PageWorker worker = world.worker();
        for (int page = 0; page < world.edition(id).pages(); page++) {
            worker.work(new PageMessage(id, page, world.edition(id).pages()), LONG);
        }
    }

    private SentMail onlyMailTo(int reader) {
        List<SentMail> mails = SendingWorld.ses().mails().to(world.address(reader));
        assertThat(mails).hasSize(1);
        return mails.getFirst();
    }
}
