package io.tidings.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the page for a method and a path; a path has at most one {@code {}} in it, for an id or a token. */
final class Router {

    /** Answers one route; {@code id} is what stood at {@code {}}, or "". */
    interface Page {
        Response answer(Request request, String id);
    }

    private record Route(String method, Pattern path, Page page) {}

    // What ids and tokens are made of; whatever else stands there is no page of ours.
    private static final String ID = "([A-Za-z0-9._-]{1,400})";

    private final List<Route> routes = new ArrayList<>();

    Router get(String path, Page page) {
        return on("GET", path, page);
    }

    Router post(String path, Page page) {
        return on("POST", path, page);
    }

    Router on(String method, String path, Page page) {
        routes.add(new Route(method, Pattern.compile(path.replace(".", "\\.").replace("{}", ID)), page));
        return this;
    }

    Response route(Request request) {
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(request.path());
            if (route.method().equals(method) && matcher.matches()) {
                return route.page().answer(request, matcher.groupCount() == 0 ? "" : matcher.group(1));
            }
        }
        String allowed = allowed(request.path());
        if (allowed.isEmpty()) {
            throw Refused.notFound("There is no such page.", "path");
        }
        throw new Refused(
                405, "This page does not take " + shown(request.method()) + ".", "method", "Use " + allowed + ".");
    }

    /** The path of the page with the form that posts there: itself, or the nearest above that can be looked at. */
    Optional<String> pageOf(String path) {
        for (String at = path; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            if (isPage(at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private boolean isPage(String path) {
        return routes.stream()
                .anyMatch(route -> route.method().equals("GET")
                        && route.path().matcher(path).matches());
    }

    private String allowed(String path) {
        return String.join(
                ", ",
                new TreeSet<>(routes.stream()
                        .filter(route -> route.path().matcher(path).matches())
                        .flatMap(route ->
                                route.method().equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(route.method()))
                        .toList()));
    }

    private static String shown(String method) {
        return method.matches("[A-Z]{1,20}") ? method : "this method";
    }
}
