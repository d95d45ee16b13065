/**
 * What SES reports later: files of events, grouped by page and merged into the ledger as sets; suppression.
 *
 * <p>Of an edition it knows only which number a link has. It must not know web pages and statistics.
 */
@NullMarked
package io.tidings.feedback;

import org.jspecify.annotations.NullMarked;
