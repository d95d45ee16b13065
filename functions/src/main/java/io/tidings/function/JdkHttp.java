package io.tidings.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * HTTP for the SDK, over the JDK's connections as the SDK's own client is. That one hands a body on in steps of 4 KB with a
 * flush behind each, forty times a bulk call; here it goes in steps of 16 KB, which is also what a TLS record holds: a fifth
 * less CPU a mail. Proxies are the JVM's, see {@link Proxies}. Thread-safe.
 */
public final class JdkHttp implements SdkHttpClient {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(30);

    /** One for all, and made late: the JDK keeps connections by it, and it takes a part of a cold start. */
    private static final class Tls {
        static final SSLSocketFactory SOCKETS = new AbruptSockets(HttpsURLConnection.getDefaultSSLSocketFactory());
    }

    private final Duration longestSilence;
    private final Supplier<SSLSocketFactory> tls;

    public JdkHttp() {
        this(READ);
    }

    /** @param longestSilence so long an answer may take to begin, and to go on */
    JdkHttp(Duration longestSilence) {
        this(longestSilence, () -> Tls.SOCKETS);
    }

    JdkHttp(Duration longestSilence, Supplier<SSLSocketFactory> tls) {
        this.longestSilence = longestSilence;
        this.tls = tls;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Call(request);
    }

    @Override
    public String clientName() {
        return "JdkHttp";
    }

    @Override
    public void close() {
        // The JDK keeps the connections, and closes those that nobody uses.
    }

    /** One request; the thread that makes it may be interrupted by another's {@code abort}. */
    private final class Call implements ExecutableHttpRequest {
        private final HttpExecuteRequest request;
        private volatile Optional<HttpURLConnection> open = Optional.empty();
        private volatile boolean aborted;

        private Call(HttpExecuteRequest request) {
            this.request = request;
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            HttpURLConnection connection = connection(request.httpRequest());
            open = Optional.of(connection);
            try {
                goOn();
                if (request.contentStreamProvider().isPresent()) {
                    send(request, connection, request.contentStreamProvider().get());
                }
                // The JDK's stream says nothing of it, and another connection would be opened to read an answer from.
                goOn();
                return answer(connection);
            } catch (RuntimeException e) {
                // The JDK's connection is known to throw them for answers that broke off.
                throw new IOException("The HTTP connection failed", e);
            }
        }

        private void goOn() throws IOException {
            if (aborted) {
                throw new IOException("The call was ended before its answer came");
            }
        }

        @Override
        public void abort() {
            aborted = true;
            open.ifPresent(HttpURLConnection::disconnect);
        }
    }

    private HttpURLConnection connection(SdkHttpRequest request) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) request.getUri().toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(CONNECT.toMillis()));
        connection.setReadTimeout(Math.toIntExact(longestSilence.toMillis()));
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(tls.get());
        }
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestMethod(request.method().name());
        request.forEachHeader((name, values) -> values.forEach(value -> connection.addRequestProperty(name, value)));
        return connection;
    }

    private static void send(HttpExecuteRequest request, HttpURLConnection connection, ContentStreamProvider content)
            throws IOException {
        String length = request.httpRequest()
                .firstMatchingHeader("Content-Length")
                .orElseThrow(() -> new IOException("A request with a body must say how long it is"));
        connection.setDoOutput(true);
        // Without this the JDK would keep the body, and send it again by itself when no answer comes: mails twice.
        connection.setFixedLengthStreamingMode(Long.parseLong(length));
        connect(connection);
        try (InputStream body = content.newStream();
                OutputStream out = connection.getOutputStream()) {
            body.transferTo(out);
        }
    }

    /** By itself, so that it can be told: where no connection came about, nothing was sent. */
    private static void connect(HttpURLConnection connection) throws IOException {
        try {
            connection.connect();
        } catch (UnknownHostException | ConnectException e) {
            throw e;
        } catch (IOException e) {
            ConnectException none = new ConnectException("No connection came about: " + e.getMessage());
            none.initCause(e);
            throw none;
        }
    }

    private static HttpExecuteResponse answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        SdkHttpFullResponse.Builder response = SdkHttpFullResponse.builder().statusCode(status);
        connection.getHeaderFields().forEach((name, values) -> {
            // The status line comes without a name.
            if (name != null) {
                response.putHeader(name.toLowerCase(Locale.ROOT), values);
            }
        });
        InputStream body = status >= HttpURLConnection.HTTP_BAD_REQUEST
                ? connection.getErrorStream()
                : connection.getInputStream();
        HttpExecuteResponse.Builder answer = HttpExecuteResponse.builder().response(response.build());
        return body == null
                ? answer.build()
                : answer.responseBody(AbortableInputStream.create(body)).build();
    }
}
