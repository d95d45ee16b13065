package io.tidings.delivery;

import java.time.Duration;

/**
 * What SES allows this account.
 *
 * @param perSecond recipients a second; 0 or less for no limit
 * @param perDay recipients in 24 hours; less than 0 for no limit
 * @param sentLastDay recipients of the last 24 hours
 */
public record Quota(double perSecond, double perDay, double sentLastDay) {
    /** What to go by while SES doesn't tell: the sandbox's rate. */
    static final Quota UNKNOWN = new Quota(1, -1, 0);

    /** This part of a day's quota: whoever signs up while an edition takes days must be able to confirm. */
    private static final double LETTERS = 0.01;

    /** Of a stand-in for SES that keeps no account. */
    static final Quota UNLIMITED = new Quota(0, -1, 0);

    /** Recipients whom editions may still be mailed to today. */
    public long leftToday() {
        return perDay < 0 ? Long.MAX_VALUE : Math.max(0, (long) (forEditions() - sentLastDay));
    }

    /** The day's quota, less what is left to letters. */
    private double forEditions() {
        return perDay - Math.floor(perDay * LETTERS);
    }

    /** How long so many mails take at this rate, were the day long enough. */
    public Duration timeFor(long mails) {
        return perSecond <= 0 ? Duration.ZERO : Duration.ofMillis(Math.round(1e3 * mails / perSecond));
    }

    /** Over how many days so many mails go out: today is one of them. */
    public long daysFor(long mails) {
        long tomorrow = mails - Math.min(mails, leftToday());
        return tomorrow == 0 ? 1 : 1 + (long) Math.ceil(tomorrow / Math.max(1, forEditions()));
    }

    /** Whether SES allows only so many a day. */
    public boolean isLimitedByDay() {
        return perDay >= 0;
    }

    /** Recipients a second for each of so many workers. */
    double perWorker(int workers) {
        return perSecond <= 0 ? Double.POSITIVE_INFINITY : perSecond / workers;
    }
}
