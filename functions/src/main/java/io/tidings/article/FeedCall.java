package io.tidings.article;

import java.io.Closeable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call for a feed, with the redirects that it is led on by, within a time and a size. For one thread. */
final class FeedCall implements Closeable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration WHOLE = Duration.ofSeconds(60);

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;

    /** There was no answer, or none with a feed in it. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        private final Duration wait;

        Failed(String message, Duration wait) {
            super(message);
            this.wait = wait;
        }

        Failed(String message, Throwable cause) {
            super(message, cause);
            this.wait = Duration.ZERO;
        }

        /** How long the server asked to be left alone. */
        Duration hold() {
            return wait;
        }
    }

    private final URI address;
    private final int mostBytes;
    private final Instant now;
    private final long end = System.nanoTime() + WHOLE.toNanos();
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    FeedCall(URI address, int mostBytes, Instant now) {
        this.address = address;
        this.mostBytes = mostBytes;
        this.now = now;
    }

    /** The answer to go by: 200 with a body, which is cut where it is longer than asked for, or 304. */
    HttpResponse<byte[]> answer(Optional<FeedVersion> version) throws Failed {
        var at = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var answer = ask(at, version);
            int status = answer.statusCode();
            if (status == OK || status == NOT_MODIFIED) {
                return answer;
            }
            if (!REDIRECTS.contains(status)) {
                throw new Failed("the feed at " + at + " answered " + status, retryAfter(answer));
            }
            at = next(at, answer);
        }
        throw new Failed("the feed at " + address + " leads on more than " + MOST_REDIRECTS + " times", Duration.ZERO);
    }

    private HttpResponse<byte[]> ask(URI at, Optional<FeedVersion> version) throws Failed {
        try {
            var request = HttpRequest.newBuilder(at)
                    .timeout(ANSWER)
                    .header("User-Agent", "Tidings (feed reader)")
                    .header("Accept", "application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5");
            version.ifPresent(known -> known.ask(request));
            return client.sendAsync(request.build(), _ -> new FirstBytes(mostBytes))
                    .get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (IllegalArgumentException | ExecutionException | TimeoutException e) {
            throw new Failed("could not read the feed at " + at, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the feed at " + at, e);
        }
    }

    private URI next(URI from, HttpResponse<?> answer) throws Failed {
        var location = answer.headers().firstValue("Location").orElse("");
        try {
            var to = from.resolve(location);
            Redirect.check(address, from, to);
            return to;
        } catch (IllegalArgumentException e) {
            throw new Failed(
                    "the feed at " + from + " leads to '" + location + "', which is not followed: " + e.getMessage(),
                    e);
        }
    }

    /** spec: RFC 9110, 10.2.3: "Retry-After = HTTP-date / delay-seconds" */
    private Duration retryAfter(HttpResponse<?> answer) {
        var text = answer.headers().firstValue("Retry-After").orElse("").strip();
        if (text.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(now, until.toInstant());
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    /** A server that never ends its answer is not waited for. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
