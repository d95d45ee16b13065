package io.tidings.embedded;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders every message and keeps it on disk. Thread-safe. */
final class KeepingOutbox implements Outbox {
    private static final Rendered NOTHING = Rendered.of("", "", "");

    private final MailLog log;
    private final Bodies bodies;
    private final Mails mails;
    private final InstantSource clock;

    KeepingOutbox(MailLog log, Bodies bodies, Mails mails, InstantSource clock) {
        this.log = log;
        this.bodies = bodies;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public String keep(String subject, String html, String text, String defaults) {
        return bodies.keep(subject, html, text, defaults);
    }

    /** Renders a message. When that fails, SES still accepts it, and says so by an event later. */
    @Override
    public Draft draft(Outgoing outgoing) {
        try {
            return draft(outgoing, bodies.render(outgoing.content()), Optional.empty());
        } catch (RenderingFailed e) {
            return draft(outgoing, NOTHING, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private Draft draft(Outgoing outgoing, Rendered rendered, Optional<String> failure) {
        var envelope = outgoing.envelope();
        var addresses = outgoing.recipients().addresses();
        var message = new Accepted(
                outgoing.hash(),
                clock.instant().toString(),
                envelope.operation(),
                envelope.from(),
                addresses,
                outgoing.headers(),
                rendered.subject(),
                outgoing.tags(),
                envelope.configurationSet().isEmpty() ? null : envelope.configurationSet(),
                failure.orElse(null),
                fate(addresses.getFirst()),
                outgoing.content());
        return new Draft(message, rendered);
    }

    private Fate fate(String address) {
        return log.suppressed().containsKey(address) ? Fate.SUPPRESSED_BY_ACCOUNT : Fate.of(address);
    }

    /** Also tells who listens. */
    @Override
    public List<String> accept(List<Draft> drafts) {
        var accepted = log.accept(drafts.stream().map(Draft::message).toList());
        for (int i = 0; i < drafts.size(); i++) {
            if (accepted.get(i).isMail()) {
                mails.tell(accepted.get(i).mail(drafts.get(i).rendered()));
            }
        }
        return accepted.stream().map(Accepted::messageId).toList();
    }

    @Override
    public void suppress(Suppression change) {
        log.append(change);
    }

    @Override
    public Map<String, Suppression> suppressed() {
        return log.suppressed();
    }
}
