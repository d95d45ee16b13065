package io.tidings.edition;

import io.tidings.render.Fragment;
import java.util.Optional;

/**
 * A section as it stands in the mail, and what the mail is called where this section comes first: plain text, one line each.
 *
 * @param whole the section with all its stories, as the archive page shows it; empty where the mail has them all
 */
public record SectionPart(String slug, Fragment fragment, String subject, String preheader, Optional<Fragment> whole) {

    /** A section of which the mail has every story. */
    public SectionPart(String slug, Fragment fragment, String subject, String preheader) {
        this(slug, fragment, subject, preheader, Optional.empty());
    }

    /** The section with all its stories. */
    public Fragment inFull() {
        return whole.orElse(fragment);
    }
}
