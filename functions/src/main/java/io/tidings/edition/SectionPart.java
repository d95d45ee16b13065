package io.tidings.edition;

import io.tidings.render.Fragment;

/** A section as it stands in the mail, and what the mail is called where this section comes first: plain text, one line each. */
public record SectionPart(String slug, Fragment fragment, String subject, String preheader) {}
