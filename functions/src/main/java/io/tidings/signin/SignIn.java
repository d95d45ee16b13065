package io.tidings.signin;

import io.tidings.signin.SignInFailed.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Signing in to the console. Nothing is kept here: what is under way and who is in stands sealed in the browser's cookies.
 * Thread-safe.
 */
public final class SignIn {

    /** A working day: who lost a role keeps it at most as long. */
    public static final Duration SESSION = Duration.ofHours(8);

    /** How long somebody may look for their password. */
    public static final Duration ATTEMPT = Duration.ofMinutes(15);

    private static final int ID = 8;

    private final Provider provider;
    private final OpenId openId;
    private final Seal attempts;
    private final Seal sessions;
    private final InstantSource clock;

    /**
     * With one provider.
     *
     * @param sessionKey signs the sessions: with another everybody signs in again
     */
    public SignIn(Provider provider, String sessionKey, InstantSource clock) {
        this.provider = provider;
        this.openId = new OpenId(provider);
        this.attempts = new Seal(sessionKey, "attempt");
        this.sessions = new Seal(sessionKey, "session");
        this.clock = clock;
    }

    /**
     * A try that begins.
     *
     * @param id tells it from others of the same browser
     * @param sealed what the browser keeps until it is back
     */
    public record Begun(URI goTo, String id, String sealed) {}

    /** Somebody who is in: {@code sealed} is what the browser shows from now on. */
    public record Done(Visitor visitor, String sealed, String returnTo) {}

    /**
     * Begins; {@code back} is where the provider sends the browser.
     *
     * @throws SignInFailed when the provider can't be reached
     */
    public Begun begin(String returnTo, URI back) {
        Attempt attempt = Attempt.to(returnTo);
        return new Begun(
                openId.signInAt(attempt, back),
                id(attempt.state()),
                attempts.close(attempt.text(), clock.instant().plus(ATTEMPT)));
    }

    /** Which try an answer with this state belongs to; "" for what can't be a state of ours. */
    public static String id(String state) {
        return state.matches("[A-Za-z0-9_-]{43}") ? state.substring(0, ID) : "";
    }

    /**
     * Ends what {@link #begin} began.
     *
     * @throws SignInFailed saying why not
     */
    public Done finish(String code, String state, String sealedAttempt, URI back) {
        Instant now = clock.instant();
        Attempt attempt = attempts.open(sealedAttempt, now)
                .flatMap(Attempt::of)
                .filter(open -> open.state().equals(state))
                .orElseThrow(() -> SignInFailed.attempt(
                        "This sign-in was begun in another browser, is more than a quarter of an hour old, or the browser keeps no"
                                + " cookies."));
        Visitor visitor = openId.redeem(code, attempt, back).visitor(provider, attempt, now);
        return new Done(
                visitor,
                sessions.close(visitor.role().group() + "\n" + visitor.name(), now.plus(SESSION)),
                attempt.returnTo());
    }

    /** Who shows this; empty when the session has ended, or is none of ours. */
    public Optional<Visitor> visitor(String sealedSession) {
        return sessions.open(sealedSession, clock.instant()).flatMap(text -> {
            int line = text.indexOf('\n');
            return Role.of(List.of(text.substring(0, line))).map(role -> new Visitor(text.substring(line + 1), role));
        });
    }

    /** Where a browser goes to be signed out at the provider too; empty where that has no such place. */
    public Optional<URI> signOutAt(URI back) {
        return openId.signOutAt(back);
    }

    /** The provider's own word that it would not. */
    public static SignInFailed refusedThere(String error) {
        String code = error.replaceAll("[^A-Za-z0-9_.-]", "");
        return new SignInFailed(
                Fault.ATTEMPT,
                "The sign-in service turned you away (" + (code.length() > 60 ? code.substring(0, 60) : code) + ").",
                "Sign in again.");
    }
}
