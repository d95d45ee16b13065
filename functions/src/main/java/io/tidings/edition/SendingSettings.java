package io.tidings.edition;

import java.time.Duration;

/**
 * How an edition is sent.
 *
 * @param uncertain what becomes of mails of which SES never told
 * @param horizon how long SES may take to tell
 * @param maximumLateness an edition that is later than this is no longer composed or sent by itself
 */
public record SendingSettings(Uncertain uncertain, Duration horizon, Duration maximumLateness) {

    public enum Uncertain {
        REPORT,
        RESEND
    }
}
