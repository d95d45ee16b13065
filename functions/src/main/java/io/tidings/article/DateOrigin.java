package io.tidings.article;

/** What the published date rests on: the source; or the time of reading, as the source gave none, or one in the future. */
public enum DateOrigin {
    GIVEN,
    MISSING,
    FUTURE
}
