package io.tidings.article;

/** Whether the source gave an article its title, or a headline was made from the summary. */
public enum TitleOrigin {
    GIVEN,
    MADE
}
