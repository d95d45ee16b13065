package io.tidings.web;

import io.tidings.edition.Newsletter;
import io.tidings.render.Wording;
import io.tidings.subscriber.Grant;
import io.tidings.subscriber.Subscriber;
import io.tidings.web.PublicFrame.Named;
import java.util.Optional;

/**
 * Who is at their own page, in which language, about which newsletter.
 *
 * @param newsletter empty where its document is gone or cannot be used: what is kept about the reader is theirs all the same
 */
record Visit(
        Request request,
        Grant grant,
        Subscriber reader,
        Optional<Newsletter> newsletter,
        Named named,
        Wording wording) {

    /** See {@link Grant#mayHaveData}. */
    boolean mayHaveData() {
        return grant.mayHaveData();
    }

    String say(String key) {
        return wording.say(key, named.name());
    }
}
