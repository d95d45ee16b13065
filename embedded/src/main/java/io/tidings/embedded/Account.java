package io.tidings.embedded;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The settings of the SES account: limits, identities, configuration sets, whether it may send. Thread-safe. */
final class Account {
    private final InstantSource clock;
    private final Quota quota;
    private volatile SesLimits limits;
    private volatile boolean sending = true;
    private volatile Optional<Set<String>> verified = Optional.empty();
    private volatile Optional<Set<String>> configurationSets = Optional.empty();

    Account(InstantSource clock, Quota quota, SesLimits limits) {
        this.clock = clock;
        this.quota = quota;
        this.limits = limits;
    }

    InstantSource clock() {
        return clock;
    }

    SesLimits limits() {
        return limits;
    }

    void limits(SesLimits other) {
        limits = other;
    }

    void pause() {
        sending = false;
    }

    void resume() {
        sending = true;
    }

    boolean isSending() {
        return sending;
    }

    void verified(Set<String> identities) {
        verified = Optional.of(Set.copyOf(identities));
    }

    void configurationSets(Set<String> names) {
        configurationSets = Optional.of(Set.copyOf(names));
    }

    Quota.Verdict take(int recipients) {
        return quota.take(recipients, limits, clock.instant());
    }

    void forgetWhatWasSent() {
        quota.clear();
    }

    long sentInLastDay() {
        return quota.sentInLastDay(clock.instant());
    }

    /** @throws SesError when nothing may be sent from this address, or with this configuration set */
    void requireSender(String from, String configurationSet) {
        if (!sending) {
            throw new SesError(400, "SendingPausedException", "Email sending is disabled for this account.");
        }
        if (!Addresses.isValid(from)) {
            throw SesError.badRequest("Illegal FromEmailAddress: " + from);
        }
        var bare = Addresses.bare(from).toLowerCase(Locale.ROOT);
        if (!verified.map(all -> all.contains(bare) || all.contains(Addresses.domain(from)))
                .orElse(true)) {
            throw new SesError(400, "MailFromDomainNotVerifiedException", "Email address is not verified: " + bare);
        }
        if (!configurationSet.isEmpty()
                && !configurationSets.map(all -> all.contains(configurationSet)).orElse(true)) {
            throw SesError.notFound("Configuration set <" + configurationSet + "> does not exist.");
        }
    }
}
