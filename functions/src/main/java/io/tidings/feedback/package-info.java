/**
 * What SES reports later: files of events, grouped by page and merged into the ledger as sets; suppression.
 *
 * <p>It must not know web pages, statistics and editions.
 */
@NullMarked
package io.tidings.feedback;

import org.jspecify.annotations.NullMarked;
