/**
 * Templates to text: a strict, safe Mustache, the fixed set of templates, locales, and slots spliced into
 * finished fragments.
 *
 * <p>It must not know any other package of ours; it sees maps of ready-made strings.
 */
@NullMarked
package io.tidings.render;

import org.jspecify.annotations.NullMarked;
