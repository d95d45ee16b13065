package io.tidings.embedded;

import java.util.List;

/**
 * A call that reached the SES endpoint.
 *
 * @param number counts the calls of every operation, from 1
 * @param operation as AWS names it, such as {@code SendBulkEmail}
 * @param recipients the addresses it is to, in order; empty for calls that send nothing
 */
public record SesCall(long number, String operation, List<String> recipients) {
    public SesCall {
        recipients = List.copyOf(recipients);
    }
}
