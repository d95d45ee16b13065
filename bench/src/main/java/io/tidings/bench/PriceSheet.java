package io.tidings.bench;

/**
 * What AWS asks for, in dollars, us-east-1, on demand, as listed on 2026-07-01. Free tiers are left out.
 *
 * @param mail one mail through SES, à la carte
 * @param write one DynamoDB write request unit
 * @param read one DynamoDB read request unit
 * @param queueRequest one SQS request
 * @param put one S3 PUT
 * @param invocation one Lambda invocation
 * @param gigabyteSecond one GB-second of Lambda on arm64
 * @param eventGigabyte one GB through Firehose, each record rounded up to 5 KB
 */
record PriceSheet(
        double mail,
        double write,
        double read,
        double queueRequest,
        double put,
        double invocation,
        double gigabyteSecond,
        double eventGigabyte) {
    static final PriceSheet JULY_2026 =
            new PriceSheet(0.10e-3, 0.625e-6, 0.125e-6, 0.40e-6, 5e-6, 0.20e-6, 0.0000133, 0.029);
}
