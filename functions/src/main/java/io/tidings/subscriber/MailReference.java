package io.tidings.subscriber;

import java.util.regex.Pattern;

/** The one mail that a link stood in: edition, page of its ledger, slot in the page's roster. */
public record MailReference(String edition, int page, int slot) {

    private static final Pattern EDITION = Pattern.compile("[A-Za-z0-9_-]{1,90}");

    public MailReference {
        if (!EDITION.matcher(edition).matches()) {
            throw new IllegalArgumentException("'" + edition + "' isn't an edition id.");
        }
        if (page < 0 || slot < 0) {
            throw new IllegalArgumentException("Pages and slots count from 0.");
        }
    }
}
