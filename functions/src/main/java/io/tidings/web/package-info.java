/**
 * Routes and pages: a request in, a response out, for subscribers, editors and marketing.
 *
 * <p>It must not know Lambda and HTTP servers.
 */
@NullMarked
package io.tidings.web;

import org.jspecify.annotations.NullMarked;
