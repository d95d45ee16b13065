package io.tidings.web;

import io.tidings.signin.Role;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line in the log for each act at the console and its API of somebody who signed in, also for one that was refused or failed: who, what, where, and
 * how it ended. What changed stands with what was changed; here is that somebody tried. Addresses of readers never come
 * here: they are in bodies, and a path of the console holds ids only.
 */
final class AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    private AuditLog() {}

    /** Answers as {@code pages} do. */
    static Response acting(Request request, Function<Request, Response> pages) {
        String end = "failed";
        try {
            Response answer = pages.apply(request);
            end = String.valueOf(answer.status());
            return answer;
        } catch (Refused refused) {
            end = refused.status() + " " + refused.what();
            throw refused;
        } finally {
            LOG.info(
                    "audit who={} role={} what={} {} act={} end={}",
                    ConsoleFrame.who(request),
                    request.role().map(Role::group).orElse("-"),
                    request.method(),
                    request.path(),
                    act(request),
                    end);
        }
    }

    /** The button of a form; "-" where there is none, or none of ours. */
    private static String act(Request request) {
        String act = request.form().value("act");
        return act.matches("[a-z-]{1,40}") ? act : "-";
    }
}
