package io.tidings.article;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What a server said about the version of a feed, to be asked with the next time; empty where it said nothing. */
record FeedVersion(String eTag, String lastModified) {
    private static final String SEPARATOR = " | ";

    static FeedVersion of(HttpResponse<?> answer) {
        return new FeedVersion(
                answer.headers().firstValue("ETag").orElse(""),
                answer.headers().firstValue("Last-Modified").orElse(""));
    }

    static FeedVersion parse(String text) {
        int end = text.lastIndexOf(SEPARATOR);
        return end < 0
                ? new FeedVersion("", "")
                : new FeedVersion(text.substring(0, end), text.substring(end + SEPARATOR.length()));
    }

    String text() {
        return eTag + SEPARATOR + lastModified;
    }

    void ask(HttpRequest.Builder request) {
        if (!eTag.isEmpty()) {
            request.header("If-None-Match", eTag);
        }
        if (!lastModified.isEmpty()) {
            request.header("If-Modified-Since", lastModified);
        }
    }
}
