/**
 * Routes and pages: a request in, a response out, for subscribers, editors and marketing.
 *
 * <p>{@link io.tidings.web.Site} is public: sign-up, confirmation, preferences, unsubscribe, archive. {@link
 * io.tidings.web.Console} is for those who work here: pages under {@code /console} and the JSON interface under
 * {@code /api}. A GET changes nothing, anywhere. Pages work without script and set no cookies.
 *
 * <p>It must not know Lambda and HTTP servers.
 */
@NullMarked
package io.tidings.web;

import org.jspecify.annotations.NullMarked;
