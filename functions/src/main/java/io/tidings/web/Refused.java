package io.tidings.web;

import io.tidings.edition.InvalidNewsletter.Problem;
import java.util.List;

/**
 * A request that can't be answered as asked, and what to do instead. Thrown deep in a page, turned into a page or JSON at
 * one place, in {@link Desk}.
 */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String what;
    private final String where;
    private final String doThis;
    private final transient List<Problem> problems;

    Refused(int status, String what, String where, String doThis) {
        this(status, what, where, doThis, List.of());
    }

    /** {@code problems}: all that is wrong with one document. */
    Refused(int status, String what, String where, String doThis, List<Problem> problems) {
        super(what);
        this.problems = List.copyOf(problems);
        this.status = status;
        this.what = what;
        this.where = where;
        this.doThis = doThis;
    }

    Refused(int status, String what, String where, String doThis, Throwable cause) {
        this(status, what, where, doThis);
        initCause(cause);
    }

    static Refused notFound(String what, String where) {
        return new Refused(404, what, where, "Check the address.");
    }

    /** For a form that says something no button of the page says. */
    static Refused unknownButton() {
        return new Refused(400, "This page does not know that button.", "act", "Use the buttons of the page.");
    }

    int status() {
        return status;
    }

    String what() {
        return what;
    }

    String where() {
        return where;
    }

    List<Problem> problems() {
        return problems;
    }

    String doThis() {
        return doThis;
    }
}
