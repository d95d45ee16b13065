package io.tidings.embedded;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Every mail the SES endpoint accepted, newest first; on disk, so that a hundred thousand of them cost no heap. Thread-safe. */
public final class Mails {
    Mails() {}

    /** How many mails there are. */
    public long count() {
        return 0;
    }

    /** At most {@code most} mails, newest first, after leaving out the newest {@code skip}. */
    public List<SentMail> newest(long skip, int most) {
        return List.of();
    }

    /** All mails to one address, oldest first. */
    public List<SentMail> to(String address) {
        return List.of();
    }

    /** Every mail, oldest first, one at a time. */
    public void forEach(Consumer<SentMail> action) {}

    public Optional<SentMail> find(String messageId) {
        return Optional.empty();
    }

    /** Calls the listener with each mail as it is accepted, on the thread of the request, before the answer is sent. */
    public void onAccepted(Consumer<SentMail> listener) {}
}
