/**
 * Who comes into the console: OpenID Connect's authorization code flow with PKCE, and the session that follows. It knows
 * nothing of ours; pages and redirects are the web's.
 */
@NullMarked
package io.tidings.signin;

import org.jspecify.annotations.NullMarked;
