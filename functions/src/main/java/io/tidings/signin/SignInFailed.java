package io.tidings.signin;

/** Somebody could not be signed in: what happened, as a sentence for them, and what they can do. */
public final class SignInFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final String what;
    private final String doThis;

    /** Whose matter it is. */
    public enum Fault {
        /** The attempt is too old, of another browser, or was used before: trying again helps. */
        ATTEMPT,
        /** They are who they say, and have no role here. */
        NO_ROLE,
        /** The provider does not answer, or not as it should. */
        PROVIDER
    }

    SignInFailed(Fault fault, String what, String doThis) {
        super(what);
        this.fault = fault;
        this.what = what;
        this.doThis = doThis;
    }

    static SignInFailed attempt(String what) {
        return new SignInFailed(Fault.ATTEMPT, what, "Sign in again.");
    }

    static SignInFailed provider(String what) {
        return new SignInFailed(
                Fault.PROVIDER, what, "Try again in a minute; if it stays so, tell whoever runs Tidings.");
    }

    SignInFailed because(Throwable cause) {
        initCause(cause);
        return this;
    }

    public Fault fault() {
        return fault;
    }

    public String what() {
        return what;
    }

    public String doThis() {
        return doThis;
    }
}
