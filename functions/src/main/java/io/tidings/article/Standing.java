package io.tidings.article;

/** Whether an article may appear, or its source took it back. */
public enum Standing {
    LIVE,
    WITHDRAWN
}
