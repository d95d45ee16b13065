/**
 * Articles and where they come from: reading sources of six formats, identity by canonical URL, the table of
 * articles.
 *
 * <p>It must not know any other package of ours but {@code table}: it does not know what a topic, an edition or a
 * subscriber is.
 */
@NullMarked
package io.tidings.article;

import org.jspecify.annotations.NullMarked;
