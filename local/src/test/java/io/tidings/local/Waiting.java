package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.edition.Newsletters;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** An edition that waits for an editor, and a story of it: of a newsletter like the demo's, made over the API. */
record Waiting(String edition, String article) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "by-hand";

    static Waiting make(URI base) {
        try (var http = HttpClient.newHttpClient()) {
            var example = (ObjectNode) JSON.readTree(Newsletters.example());
            example.put("id", ID).put("name", "By Hand").put("minimumStories", 1);
            example.putObject("approval").put("mode", "editor");
            example.putArray("locales").add("en").add("de");
            ask(http, base.resolve("/api/newsletters/" + ID), "PUT", example.toString());
            var edition = JSON.readTree(ask(http, base.resolve("/api/newsletters/" + ID + "/editions"), "POST", ""))
                    .path("id")
                    .asText();
            var stories = JSON.readTree(ask(http, base.resolve("/api/editions/" + edition + "/stories"), "GET", ""));
            return new Waiting(
                    edition, stories.at("/sections/0/stories/1/article").asText());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the API must answer", e);
        }
    }

    private static String ask(HttpClient http, URI to, String method, String body)
            throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(to)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "one")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body();
    }
}
