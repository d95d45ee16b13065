package io.tidings.delivery;

import io.tidings.delivery.BulkMail.Entry;
import io.tidings.delivery.Verdict.Halve;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Sends the bulk mails of one run, and tells a bad apple from a bad basket when SES refuses. */
final class BulkSender {
    /** So many people in a row, refused one by one, say that SES minds the edition. */
    private static final int TELLING = 3;

    private final Postman postman;
    private final BooleanSupplier inTime;
    private int refusedAlone;

    /** {@code inTime}: whether a call that begins now may be made; asked before each. */
    BulkSender(Postman postman, BooleanSupplier inTime) {
        this.postman = postman;
        this.inTime = inTime;
    }

    /** A verdict for each slot. {@link Halve} is left only for recipients that SES refuses on their own. */
    Map<Integer, Verdict> send(BulkMail mail) {
        Map<Integer, Verdict> verdicts = halving(mail);
        boolean refused = verdicts.values().stream().allMatch(Halve.class::isInstance);
        // What is wrong with each of several is wrong with the edition: nobody should be rejected for it. At a low
        // rate people are mailed one by one, and no halving tells.
        refusedAlone = refused && verdicts.size() == 1 ? refusedAlone + 1 : 0;
        boolean isTheEdition =
                (refused && (verdicts.size() > 1 || refusedAlone >= TELLING)) || isRefusedThroughout(verdicts.values());
        return isTheEdition ? pause(verdicts) : verdicts;
    }

    /** Halving was broken off, but of those whom SES said anything of, several, it refused each. */
    private static boolean isRefusedThroughout(Collection<Verdict> verdicts) {
        long refused = verdicts.stream().filter(Halve.class::isInstance).count();
        return refused >= TELLING
                && verdicts.stream()
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
                .map(halve -> halve.reason() + ": " + halve.message())
                .findFirst()
                .orElse("");
        Map<Integer, Verdict> paused = new LinkedHashMap<>(verdicts);
        paused.replaceAll((slot, verdict) -> verdict instanceof Halve ? new Verdict.PauseEdition(message) : verdict);
        return paused;
    }

    private static Map<Integer, Verdict> each(List<Entry> entries, Verdict verdict) {
        Map<Integer, Verdict> verdicts = new LinkedHashMap<>();
        entries.forEach(entry -> verdicts.put(entry.slot(), verdict));
        return verdicts;
    }
}
