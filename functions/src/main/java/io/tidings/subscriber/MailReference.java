package io.tidings.subscriber;

/** The one mail that a link stood in: edition, page of its ledger, slot in the page's roster. */
public record MailReference(String edition, int page, int slot) {

    private static final int LONGEST = 90;

    public MailReference {
        if (!isName(edition)) {
            throw new IllegalArgumentException("'" + edition + "' isn't an edition id.");
        }
        if (page < 0 || slot < 0) {
            throw new IllegalArgumentException("Pages and slots count from 0.");
        }
    }

    /** {@code [A-Za-z0-9_-]{1,90}}: looked at by hand, as there is a reference for each mail. */
    private static boolean isName(String edition) {
        if (edition.isEmpty() || edition.length() > LONGEST) {
            return false;
        }
        for (int at = 0; at < edition.length(); at++) {
            char character = edition.charAt(at);
            boolean letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
            boolean digit = character >= '0' && character <= '9';
            if (!letter && !digit && character != '-' && character != '_') {
                return false;
            }
        }
        return true;
    }
}
