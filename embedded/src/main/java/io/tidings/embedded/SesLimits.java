package io.tidings.embedded;

/**
 * What the SES endpoint allows an account.
 *
 * @param maxSendRate recipients a second
 * @param max24HourSend recipients in the last 24 hours; {@code -1} for no limit, as SES says it
 */
public record SesLimits(
        double maxSendRate,
        double max24HourSend,
        int destinations,
        int customHeaders,
        int headerName,
        int headerValue,
        int templateBytes,
        int messageBytes) {
    /** As many mails as the machine can take, each within what SES allows every account. */
    // spec: SES quotas: 50 destinations a call, 15 custom headers, names up to 126 and values up to 870 characters,
    // template JSON up to 1 MB, message up to 40 MB
    public static final SesLimits GENEROUS =
            new SesLimits(1_000_000, -1, 50, 15, 126, 870, 1024 * 1024, 40 * 1024 * 1024);

    public SesLimits withMax24HourSend(double recipients) {
        return new SesLimits(
                maxSendRate,
                recipients,
                destinations,
                customHeaders,
                headerName,
                headerValue,
                templateBytes,
                messageBytes);
    }
}
