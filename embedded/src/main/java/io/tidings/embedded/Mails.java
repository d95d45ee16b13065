package io.tidings.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Every mail the SES endpoint accepted, on disk: a hundred thousand of them cost a few megabytes of heap. A mail made from a
 * template is kept as its template and data, and rendered again when it is looked at. Thread-safe.
 */
public final class Mails {
    private final MailLog log;
    private final Bodies bodies;
    private final List<Consumer<SentMail>> listeners = new CopyOnWriteArrayList<>();

    Mails(MailLog log, Bodies bodies) {
        this.log = log;
        this.bodies = bodies;
    }

    /** How many mails there are. */
    public long count() {
        return log.mailCount();
    }

    /** At most {@code most} mails, newest first, after leaving out the newest {@code skip}. */
    public List<SentMail> newest(long skip, int most) {
        var page = new ArrayList<SentMail>();
        long first = log.mailCount() - 1 - skip;
        for (long at = first; at >= 0 && page.size() < most; at--) {
            page.add(mail(log.mail(at)));
        }
        return page;
    }

    /** All mails to one address, oldest first. Reads the whole log. */
    public List<SentMail> to(String address) {
        var all = new ArrayList<SentMail>();
        log.forEach(accepted -> {
            if (accepted.isMail() && accepted.destinations().contains(address)) {
                all.add(mail(accepted));
            }
        });
        return all;
    }

    /** Every mail, oldest first, one at a time. */
    public void forEach(Consumer<SentMail> action) {
        log.forEach(accepted -> {
            if (accepted.isMail()) {
                action.accept(mail(accepted));
            }
        });
    }

    public Optional<SentMail> find(String messageId) {
        return log.find(messageId).filter(Accepted::isMail).map(this::mail);
    }

    /** Whether SES leads this link of the mail through an address of its own, by which it hears of clicks. */
    public boolean tracks(String messageId, String link) {
        return log.find(messageId)
                .filter(Accepted::isMail)
                .map(accepted -> bodies.tracks(accepted.content(), link))
                .orElse(true);
    }

    /** Calls the listener with each mail as it is accepted, on the thread of the request, before the answer is sent. */
    public void onAccepted(Consumer<SentMail> listener) {
        listeners.add(listener);
    }

    void tell(SentMail mail) {
        listeners.forEach(listener -> listener.accept(mail));
    }

    private SentMail mail(Accepted accepted) {
        return accepted.mail(bodies.render(accepted.content()));
    }
}
