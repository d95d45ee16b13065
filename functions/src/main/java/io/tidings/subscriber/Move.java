package io.tidings.subscriber;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** That somebody came to an audience or went. Pausing is neither. */
public record Move(Instant at, Kind kind) {

    public enum Kind {
        CONFIRMED,
        IMPORTED,
        LEFT,
        SUPPRESSED;

        public boolean isComing() {
            return this == CONFIRMED || this == IMPORTED;
        }
    }

    /** The Monday of the week in which an instant is, in UTC. */
    public static LocalDate weekOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /**
     * When somebody with these consents came and went: by turns a coming and a going, none earlier than the one before. Nobody
     * left who took it back.
     */
    static List<Move> of(List<Consent> consents) {
        List<Move> moves = new ArrayList<>();
        for (Consent consent : consents) {
            switch (consent.how()) {
                case CONFIRMED -> add(moves, consent, Kind.CONFIRMED);
                case IMPORTED -> add(moves, consent, Kind.IMPORTED);
                case UNSUBSCRIBED_ON_PAGE, UNSUBSCRIBED_BY_ONE_CLICK, UNSUBSCRIBED_BY_IMPORT, UNSUBSCRIBED_BY_EDITOR ->
                    add(moves, consent, Kind.LEFT);
                case SUPPRESSED -> add(moves, consent, Kind.SUPPRESSED);
                case UNDONE -> comeBack(moves, consent);
                case REQUESTED_ON_PAGE, REQUESTED_BY_API, CHANGED, PAUSED, RESUMED -> {}
            }
        }
        return moves;
    }

    /** Whether somebody with these moves is there after them. */
    public static boolean isThere(List<Move> moves) {
        return !moves.isEmpty() && moves.getLast().kind().isComing();
    }

    /** Nobody comes who is there, or goes who is not. */
    private static void add(List<Move> moves, Consent consent, Kind kind) {
        if (isThere(moves) != kind.isComing()) {
            moves.add(next(moves, consent, kind));
        }
    }

    private static void comeBack(List<Move> moves, Consent consent) {
        if (!moves.isEmpty() && moves.getLast().kind() == Kind.LEFT) {
            moves.removeLast();
        } else {
            add(moves, consent, Kind.CONFIRMED);
        }
    }

    /** A bounce is dated by SES, and may be of a mail from before somebody came again. */
    private static Move next(List<Move> moves, Consent consent, Kind kind) {
        boolean late = !moves.isEmpty() && moves.getLast().at().isAfter(consent.at());
        return new Move(late ? moves.getLast().at() : consent.at(), kind);
    }
}
