package io.tidings.article;

/** One thing a reader found: an item as it was written, or the reason there is none. */
sealed interface Reading permits Item, Rejection {}
