package io.tidings.delivery;

import io.tidings.delivery.BulkMail.Entry;
import io.tidings.delivery.BulkMail.SesTemplate;
import io.tidings.delivery.Verdict.Accepted;
import io.tidings.delivery.Verdict.Halve;
import io.tidings.edition.Act;
import io.tidings.edition.Change;
import io.tidings.edition.Edition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Sends the bulk mails of one run, and tells a bad apple from a bad basket when SES refuses. */
final class BulkSender {
    /** So many people in a row, refused one by one, say that SES minds the edition. */
    private static final int TELLING = 3;
    /** And so many in one call. */
    private static final int TELLING_TOGETHER = 2;
    /** So many must it be where SES has just taken the same mail for others: the last of a page may all be spoiled. */
    private static final int TELLING_OF_A_GOOD_MAIL = 5;

    /** So often at most do they double: an edition's people are few by then. */
    private static final int MOST_DOUBLINGS = 8;

    private static final String SAYING = ": ";

    private final Postman postman;
    private final SlotSet retried;
    private final int leniency;
    private final BooleanSupplier inTime;
    private final Set<SesTemplate> good = new HashSet<>();
    private final Map<SesTemplate, Integer> refusedInARow = new HashMap<>();

    /**
     * Begins a run.
     *
     * @param retried whom SES refused before: that it does so again says nothing of the edition
     * @param timesLetGoOn how often somebody saw such a pause and let the edition go on: twice as many must be refused then,
     *     each time, as a few people whom SES never takes would hold up all others for good
     * @param inTime whether a call that begins now may be made; asked before each
     */
    BulkSender(Postman postman, SlotSet retried, int timesLetGoOn, BooleanSupplier inTime) {
        this.postman = postman;
        this.retried = retried;
        this.leniency = 1 << Math.min(timesLetGoOn, MOST_DOUBLINGS);
        this.inTime = inTime;
    }

    /** A verdict for each slot. {@link Halve} is left only for recipients that SES refuses on their own. */
    Map<Integer, Verdict> send(BulkMail mail) {
        Map<Integer, Verdict> verdicts = halving(mail);
        List<Verdict> telling = verdicts.entrySet().stream()
                .filter(verdict -> !retried.contains(verdict.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (verdicts.values().stream().anyMatch(Accepted.class::isInstance)) {
            good.add(mail.template());
        }
        return isTheEdition(mail.template(), telling) ? pause(verdicts) : verdicts;
    }

    /**
     * What is wrong with each of several is wrong with the edition: nobody should be rejected for it. At a low rate people
     * are mailed one by one, and no halving tells.
     */
    private boolean isTheEdition(SesTemplate mail, List<Verdict> telling) {
        boolean refused = !telling.isEmpty() && telling.stream().allMatch(Halve.class::isInstance);
        boolean isGood = good.contains(mail);
        int row = refused ? refusedInARow.getOrDefault(mail, 0) + telling.size() : 0;
        refusedInARow.put(mail, row);
        int most = leniency * (isGood ? TELLING_OF_A_GOOD_MAIL : TELLING);
        return row >= most
                || (refused && !isGood && telling.size() >= leniency * TELLING_TOGETHER)
                || isRefusedThroughout(telling, most);
    }

    /** Halving was broken off, but of those whom SES said anything of, several, it refused each. */
    private static boolean isRefusedThroughout(List<Verdict> telling, int most) {
        long refused = telling.stream().filter(Halve.class::isInstance).count();
        return refused >= most
                && telling.stream()
                        .allMatch(verdict -> verdict instanceof Halve
                                || verdict instanceof Verdict.TryAgain
                                || verdict instanceof Verdict.Uncertain);
    }

    private Map<Integer, Verdict> halving(BulkMail mail) {
        List<Entry> entries = mail.entries();
        if (!inTime.getAsBoolean()) {
            return each(entries, new Verdict.TryAgain(Verdict.Patience.ENDLESS));
        }
        Map<Integer, Verdict> verdicts = new LinkedHashMap<>();
        List<Verdict> answers = postman.sendBulk(mail);
        if (entries.size() > 1 && answers.stream().allMatch(Halve.class::isInstance)) {
            int middle = entries.size() / 2;
            verdicts.putAll(halving(mail.with(entries.subList(0, middle))));
            verdicts.putAll(halving(mail.with(entries.subList(middle, entries.size()))));
            return verdicts;
        }
        for (int i = 0; i < entries.size(); i++) {
            verdicts.put(entries.get(i).slot(), answers.get(i));
        }
        return verdicts;
    }

    private static Map<Integer, Verdict> pause(Map<Integer, Verdict> verdicts) {
        String message = verdicts.values().stream()
                .filter(Halve.class::isInstance)
                .map(Halve.class::cast)
                .map(halve -> halve.reason() + SAYING + halve.message())
                .findFirst()
                .orElse("");
        Map<Integer, Verdict> paused = new LinkedHashMap<>(verdicts);
        paused.replaceAll((slot, verdict) -> verdict instanceof Halve ? new Verdict.PauseEdition(message) : verdict);
        return paused;
    }

    static int timesLetGoOn(Edition edition) {
        return edition.timesLetGoOnAfter(BulkSender::isItsOwn);
    }

    /** Such a note begins with the reason why somebody would be rejected; of other pauses SES's codes are other words. */
    private static boolean isItsOwn(Change pause) {
        return pause.by().equals(Act.TIDINGS)
                && Stream.of(Reason.values())
                        .filter(Reason::isOfTheMail)
                        .anyMatch(reason -> pause.note().startsWith(reason + SAYING));
    }

    private static Map<Integer, Verdict> each(List<Entry> entries, Verdict verdict) {
        Map<Integer, Verdict> verdicts = new LinkedHashMap<>();
        entries.forEach(entry -> verdicts.put(entry.slot(), verdict));
        return verdicts;
    }
}
