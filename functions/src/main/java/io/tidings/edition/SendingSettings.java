package io.tidings.edition;

import java.time.Duration;

/**
 * How an edition is sent.
 *
 * @param uncertain what becomes of mails of which SES never told
 * @param horizon how long SES may take to tell
 * @param maximumLateness an edition whose hour is longer ago than this is no longer composed or sent by itself
 * @param timing whether all readers get it at the same moment, or each at the hour of their own time zone
 */
public record SendingSettings(Uncertain uncertain, Duration horizon, Duration maximumLateness, Timing timing) {

    /** For whoever says nothing else: the most careful. */
    public static final SendingSettings DEFAULT =
            new SendingSettings(Uncertain.REPORT, Duration.ofHours(2), Duration.ofHours(24), Timing.ONCE);

    public enum Uncertain {
        REPORT,
        RESEND
    }

    public enum Timing {
        ONCE,
        LOCAL
    }
}
