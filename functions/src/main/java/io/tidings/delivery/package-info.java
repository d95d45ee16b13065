/**
 * The sending engine: pages, rosters, leases and the ledger; chunks through SES; what happened to each
 * recipient.
 *
 * <p>It must not know where articles come from, web pages and statistics.
 */
@NullMarked
package io.tidings.delivery;

import org.jspecify.annotations.NullMarked;
