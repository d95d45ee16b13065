package io.tidings.render;

/** A piece of a mail in its two forms, rendered from one view: the same words and the same links. */
public record Fragment(String html, String text) {

    /** This fragment followed by the next: the parts of a digest join without care. */
    public Fragment plus(Fragment next) {
        return new Fragment(html + next.html, text + next.text);
    }
}
