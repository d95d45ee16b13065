package io.tidings.delivery;

import io.tidings.subscriber.Grant;
import io.tidings.subscriber.Purpose;
import io.tidings.subscriber.Tokens;
import java.net.URI;

/** The public addresses that stand in mails. */
public final class SiteLinks {
    private final String base;
    private final Tokens tokens;

    public SiteLinks(URI base, Tokens tokens) {
        this.base = base.toString().replaceFirst("/+$", "");
        this.tokens = tokens;
    }

    String archive(String edition) {
        return base + "/archive/" + edition;
    }

    /** Where the past editions of a newsletter are. */
    String past(String newsletter) {
        return base + "/archive?newsletter=" + newsletter;
    }

    String newsletter(String newsletter) {
        return base + "/subscribe?newsletter=" + newsletter;
    }

    /** The page behind this grant; for {@link Purpose#UNSUBSCRIBE} also the address of the one-click POST. */
    String of(Grant grant) {
        String path =
                switch (grant.purpose()) {
                    case CONFIRM -> "/c/";
                    case PREFERENCES, CHOICES -> "/p/";
                    case UNSUBSCRIBE -> "/u/";
                };
        return base + path + tokens.issue(grant);
    }
}
