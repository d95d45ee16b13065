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

    /** How many of so many workers can share the rate: each takes a whole mail a second at least, as a mail can't be shared. */
    int seats(int workers) {
        return (int) Math.max(1, Math.min(workers, isUnlimited() ? workers : Math.floor(perSecond)));
    }

    /**
     * Recipients a second for one of those workers, counted from 0. SES counts whole seconds, so shares are whole numbers, some
     * larger by one than others: together they are the rate. 0 for a seat that the rate has not got.
     */
    double share(int seat, int workers) {
        if (isUnlimited()) {
            return Double.POSITIVE_INFINITY;
        }
        int seats = seats(workers);
        if (seats == 1) {
            return seat == 0 ? perSecond : 0;
        }
        long whole = (long) Math.floor(perSecond);
        return seat >= seats ? 0 : whole * (seat + 1) / seats - whole * seat / seats;
    }

    /** Whether SES allows any number a second. */
    boolean isUnlimited() {
        return perSecond <= 0;
    }
}
