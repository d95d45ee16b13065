package io.tidings.delivery;

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

    /** Of a stand-in for SES that keeps no account. */
    static final Quota UNLIMITED = new Quota(0, -1, 0);

    /** Recipients that may still be mailed today. */
    public long leftToday() {
        return perDay < 0 ? Long.MAX_VALUE : Math.max(0, (long) (perDay - sentLastDay));
    }

    /** Recipients a second for each of so many workers. */
    double perWorker(int workers) {
        return perSecond <= 0 ? Double.POSITIVE_INFINITY : perSecond / workers;
    }
}
