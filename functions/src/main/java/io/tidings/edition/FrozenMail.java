package io.tidings.edition;

import io.tidings.render.Fragment;
import java.util.List;

/**
 * An edition in one language. A reader gets the head, the sections they want in this order, and the foot; subject and
 * preheader come from the first section they want.
 *
 * @param locale a language tag
 */
public record FrozenMail(String locale, Fragment head, List<SectionPart> sections, Fragment foot) {
    public FrozenMail {
        sections = List.copyOf(sections);
    }
}
