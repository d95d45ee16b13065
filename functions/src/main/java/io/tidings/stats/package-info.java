/**
 * Rollups for marketing: what became of an edition, by section, link and day, kept from the ledger; how lists grew, counted from
 * consents.
 *
 * <p>It must not know web pages and SES.
 */
@NullMarked
package io.tidings.stats;

import org.jspecify.annotations.NullMarked;
