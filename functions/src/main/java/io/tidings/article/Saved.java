package io.tidings.article;

/** What saving an article did. */
public enum Saved {
    ADDED,
    CORRECTED,
    UNCHANGED,
    WITHDRAWN
}
