package io.tidings.delivery;

import java.time.LocalDate;

/**
 * What AWS asks for, in dollars, us-east-1, on demand, as listed on that day. Free tiers are left out. The one home of
 * prices: what is shown to an editor and what the benchmarks multiply by.
 *
 * @param listed the day on which it was looked up
 * @param mail one mail through SES, à la carte
 * @param write one DynamoDB write request unit
 * @param read one DynamoDB read request unit
 * @param queueRequest one SQS request
 * @param put one S3 PUT
 * @param invocation one Lambda invocation
 * @param gigabyteSecond one GB-second of Lambda on arm64
 * @param eventGigabyte one GB through Firehose, each record rounded up to 5 KB
 */
public record PriceSheet(
        LocalDate listed,
        double mail,
        double write,
        double read,
        double queueRequest,
        double put,
        double invocation,
        double gigabyteSecond,
        double eventGigabyte) {
    public static final PriceSheet LATEST = new PriceSheet(
            LocalDate.of(2026, 7, 1), 0.10e-3, 0.625e-6, 0.125e-6, 0.40e-6, 5e-6, 0.20e-6, 0.0000133, 0.029);

    /** What SES takes for so many mails, to a hundredth of a cent: the price of one. */
    public double mails(long count) {
        return Math.round(1e4 * count * mail) / 1e4;
    }
}
