package io.tidings.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What sending an edition now would come to.
 *
 * @param exact whether everybody was looked at; else the counts of people are from a sample
 * @param excluded those who are subscribers, or were, and get none of it, by the reason
 * @param htmlBytes of the whole mail in the edition's own language, with all sections, before it is encoded
 * @param calls of SES's bulk call, about
 * @param quota what SES allows just now; empty when it didn't tell
 */
public record DryRun(
        boolean exact,
        long recipients,
        Map<Exclusion, Long> excluded,
        int htmlBytes,
        int textBytes,
        long pages,
        long calls,
        Optional<Quota> quota) {

    public DryRun {
        excluded = Map.copyOf(excluded);
    }

    public long excludedInAll() {
        return excluded.values().stream().mapToLong(Long::longValue).sum();
    }

    /** For SES, by the latest price sheet. */
    public double dollars() {
        return PriceSheet.LATEST.mails(recipients);
    }

    /** At SES's rate, without regard to the day's quota; empty when SES didn't tell. */
    public Optional<Duration> time() {
        return quota.map(now -> now.timeFor(recipients));
    }

    /** Over how many days it goes out at what SES allows; empty when SES didn't tell. */
    public Optional<Long> days() {
        return quota.map(now -> now.daysFor(recipients));
    }
}
