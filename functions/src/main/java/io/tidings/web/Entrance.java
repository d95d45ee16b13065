package io.tidings.web;

import static io.tidings.web.ConsolePaths.HOME;

import io.tidings.render.Templates;
import io.tidings.signin.SignIn;
import io.tidings.signin.SignInFailed;
import io.tidings.signin.Visitor;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console's door. Somebody comes in whose request the account itself has checked, or who has signed in; where there is
 * no sign-in, as on one's own machine, everybody who gets here. Marketing looks and does not touch. Nobody acts through
 * another's browser.
 */
final class Entrance {

    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

    static final String SIGN_OUT = "/console/sign-out";
    private static final String SIGNED_IN = "/console/signed-in";
    private static final String SIGNED_OUT = "/console/signed-out";
    private static final String SESSION = "session";
    private static final String ATTEMPT = "sign-in-";
    private static final int LONGEST_WAY_BACK = 1_000;

    private final Optional<SignIn> signIn;
    private final SameOrigin sameOrigin;
    private final Cookies cookies;
    private final Templates templates;
    private final URI base;
    private final Function<Request, Response> inside;

    Entrance(URI base, Optional<SignIn> signIn, Templates templates, Function<Request, Response> inside) {
        this.base = base;
        this.signIn = signIn;
        this.sameOrigin = new SameOrigin(base);
        this.cookies = new Cookies(base);
        this.templates = templates;
        this.inside = request -> request.isReading() ? inside.apply(request) : AuditLog.acting(request, inside);
    }

    /** @throws Refused for who may not come in */
    Response answer(Request request) {
        sameOrigin.check(request);
        return signIn.isEmpty() || request.header(Request.USER).isPresent()
                ? inside.apply(request)
                : signedIn(request, signIn.get());
    }

    private Response signedIn(Request request, SignIn provider) {
        try {
            return switch (request.path()) {
                case SIGNED_IN -> comeBack(request, provider);
                case SIGNED_OUT -> signedOut();
                case SIGN_OUT -> signOut(request, provider);
                default ->
                    visitor(request, provider)
                            .map(visitor -> admitted(request, visitor))
                            .orElseGet(() -> stranger(request, provider));
            };
        } catch (SignInFailed failed) {
            return refused(failed, provider);
        }
    }

    private Response admitted(Request request, Visitor visitor) {
        if (!visitor.role().mayAct() && !request.isReading()) {
            return AuditLog.acting(request.by(visitor), Entrance::refusedToMarketing);
        }
        return inside.apply(request.by(visitor));
    }

    private static Response refusedToMarketing(Request request) {
        throw new Refused(
                403,
                "You are signed in for marketing, which sees everything here and changes nothing.",
                "role",
                "Ask an editor, or whoever runs Tidings to put you into their group.");
    }

    /** A browser that wants to see a page is led to sign in; everything else is told that it must. */
    private Response stranger(Request request, SignIn provider) {
        if (!request.isReading() || request.path().startsWith("/api/")) {
            throw new Refused(
                    401,
                    "You are not signed in, or not any more; nothing was done.",
                    "session",
                    "Sign in at " + base + HOME + ", then do it again. A program signs its requests instead.");
        }
        SignIn.Begun begun = provider.begin(wayBack(request), here(SIGNED_IN));
        return Response.seeOther(begun.goTo().toString())
                .withCookie(cookies.set(ATTEMPT + begun.id(), begun.sealed(), SignIn.ATTEMPT));
    }

    private Response comeBack(Request request, SignIn provider) {
        String state = request.parameter("state").orElse("");
        String cookie = ATTEMPT + SignIn.id(state);
        Optional<String> attempt = cookies.read(request, cookie);
        if (attempt.isEmpty() && visitor(request, provider).isPresent()) {
            // The page was asked for twice, or again: they are in already.
            return Response.seeOther(HOME);
        }
        Optional<String> error = request.parameter("error");
        if (error.isPresent()) {
            throw SignIn.refusedThere(error.get());
        }
        SignIn.Done done =
                provider.finish(request.parameter("code").orElse(""), state, attempt.orElse(""), here(SIGNED_IN));
        LOG.info(
                "console.signedIn who={} role={}",
                done.visitor().name(),
                done.visitor().role());
        return Response.seeOther(done.returnTo())
                .withCookie(cookies.set(SESSION, done.sealed(), SignIn.SESSION))
                .withCookie(cookies.clear(cookie));
    }

    /** By a page that leads on, and not by a redirect: a form's may not lead to another site. */
    private Response signOut(Request request, SignIn provider) {
        if (!request.method().equals("POST")) {
            throw new Refused(405, "Signing out is a button.", "method", "Use POST.");
        }
        String onwards = leaving(provider);
        Message message = new Message("Signing out", "You are signed out of the console.")
                .link("Go on if nothing happens", onwards);
        return page(200, message).with("Refresh", "0; url=" + onwards).withCookie(cookies.clear(SESSION));
    }

    /** Where the provider forgets them as well; where it can't be asked, they are signed out here alone. */
    private String leaving(SignIn provider) {
        try {
            return provider.signOutAt(here(SIGNED_OUT)).map(URI::toString).orElse(SIGNED_OUT);
        } catch (SignInFailed e) {
            LOG.warn("console.signOut the provider is not told", e);
            return SIGNED_OUT;
        }
    }

    private Response signedOut() {
        return page(200, new Message("Signed out", "You are signed out.").link("Sign in", HOME));
    }

    private Response refused(SignInFailed failed, SignIn provider) {
        LOG.warn("console.signInFailed fault={}", failed.fault(), failed);
        Message message = new Message("You could not be signed in", failed.what()).and(failed.doThis());
        return switch (failed.fault()) {
            case ATTEMPT -> page(400, message.link("Sign in again", HOME));
            case PROVIDER -> page(502, message.link("Try again", HOME));
            case NO_ROLE -> page(403, message.link("Sign in as somebody else", leaving(provider)));
        };
    }

    private Response page(int status, Message message) {
        return Response.html(
                status, templates.page("web/message", message.view(ConsoleFrame.WORDING, ConsoleFrame.BRAND, HOME)));
    }

    private Optional<Visitor> visitor(Request request, SignIn provider) {
        return cookies.read(request, SESSION).flatMap(provider::visitor);
    }

    /** The page that was asked for, as a path of ours. */
    private static String wayBack(Request request) {
        String path = request.target();
        boolean ours = path.startsWith(HOME + "/") || path.startsWith(HOME + "?");
        return ours && path.length() <= LONGEST_WAY_BACK && path.matches("[!-~]+") ? path : HOME;
    }

    private URI here(String path) {
        return URI.create(base + path);
    }
}
