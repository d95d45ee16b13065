package io.tidings.subscriber;

import java.util.Optional;

/** What a link lets its holder do: one purpose, for one person in one audience, from one mail when it came in one. */
public record Grant(Purpose purpose, Audience audience, SubscriberId subscriber, Optional<MailReference> mail) {

    /** For links that stand in no edition's mail. */
    public static Grant of(Purpose purpose, Audience audience, SubscriberId subscriber) {
        return new Grant(purpose, audience, subscriber, Optional.empty());
    }

    /** Whether its holder may take and erase what is kept about the person. */
    public boolean mayHaveData() {
        return purpose == Purpose.PREFERENCES;
    }
}
