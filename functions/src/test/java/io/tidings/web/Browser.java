package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A browser at the console: it keeps cookies, and goes to the provider over HTTP. */
final class Browser {

    final Map<String, String> cookies = new HashMap<>();
    final Map<String, String> headers = new HashMap<>();
    private final Console console;
    private final HttpClient http = HttpClient.newHttpClient();

    Browser(Console console) {
        this.console = console;
    }

    Response get(String target) {
        return ask("GET", target, "");
    }

    Response post(String target, String form) {
        return ask("POST", target, form);
    }

    /** Asks for the page, says at the provider who one is, and comes back. */
    Response signIn(String page, int person) {
        return get(begin(page, person));
    }

    /** The same up to the address that the provider sends one back to, without going there. */
    String begin(String page, int person) {
        Response away = get(page);
        assertThat(away.status()).isEqualTo(303);
        URI back = URI.create(chosen(Objects.requireNonNull(away.headers().get("Location")), person));
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    private String chosen(String provider, int person) {
        HttpRequest choice = HttpRequest.newBuilder(URI.create(provider))
                .POST(BodyPublishers.ofString("person=" + person))
                .build();
        try {
            HttpResponse<String> answer = http.send(choice, BodyHandlers.ofString());
            return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the provider must answer", e);
        }
    }

    private Response ask(String method, String target, String form) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("content-type", "application/x-www-form-urlencoded");
        all.put(
                "cookie",
                cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
        Response answer = console.handle(Request.of(method, target, all, form.getBytes(StandardCharsets.UTF_8)));
        answer.cookies().forEach(this::keep);
        return answer;
    }

    private void keep(String cookie) {
        String name = cookie.substring(0, cookie.indexOf('='));
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, cookie.substring(name.length() + 1, cookie.indexOf(';')));
        }
    }
}
