package io.tidings.article;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a server said about the version of a feed, to be asked with the next time; empty where it said nothing.
 *
 * @param place which address said it, as a fingerprint: addresses of feeds may hold a secret
 */
record FeedVersion(String place, String eTag, String lastModified) {
    private static final String SEPARATOR = " | ";

    static FeedVersion of(URI address, HttpResponse<?> answer) {
        return new FeedVersion(
                place(address),
                answer.headers().firstValue("ETag").orElse(""),
                answer.headers().firstValue("Last-Modified").orElse(""));
    }

    /** What is known of this address; empty where the text is of another, whose versions say nothing here. */
    static Optional<FeedVersion> parse(URI address, String text) {
        var place = place(address);
        int middle = text.lastIndexOf(SEPARATOR);
        return text.startsWith(place + SEPARATOR) && middle > place.length()
                ? Optional.of(new FeedVersion(
                        place,
                        text.substring(place.length() + SEPARATOR.length(), middle),
                        text.substring(middle + SEPARATOR.length())))
                : Optional.empty();
    }

    private static String place(URI address) {
        return Fingerprint.sha256(address.toString().getBytes(StandardCharsets.UTF_8))
                .substring(0, 16);
    }

    String text() {
        return place + SEPARATOR + eTag + SEPARATOR + lastModified;
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
