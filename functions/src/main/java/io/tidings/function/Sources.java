package io.tidings.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.article.Articles;
import io.tidings.article.FeedSource;
import io.tidings.article.FeedSourceSettings;
import io.tidings.article.IntakeLog;
import io.tidings.article.PulledSource;
import io.tidings.article.SourceName;
import io.tidings.article.TableSource;
import io.tidings.article.TableSourceSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sources of {@link Settings#SOURCES}: an array of objects, each with a {@code source} name, and either {@code table},
 * {@code partitionKey}, {@code partitionValue}, {@code dateAttribute}, perhaps {@code index} and {@code attributeNames}; or
 * {@code feed}, the address, and perhaps {@code every}, an ISO duration.
 */
final class Sources {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settings settings;
    private final Clients clients;
    private final Articles articles;
    private final IntakeLog log;
    private final InstantSource clock;

    Sources(Settings settings, Clients clients, Articles articles, IntakeLog log, InstantSource clock) {
        this.settings = settings;
        this.clients = clients;
        this.articles = articles;
        this.log = log;
        this.clock = clock;
    }

    /** By name. */
    Map<String, PulledSource> all() {
        var sources = new LinkedHashMap<String, PulledSource>();
        try {
            for (var source : JSON.readTree(settings.sources())) {
                if (sources.put(source.path("source").asText(), source(source)) != null) {
                    throw new IllegalArgumentException(
                            Settings.SOURCES + " names " + source.path("source").asText() + " twice");
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(Settings.SOURCES + " is not JSON: " + e.getOriginalMessage(), e);
        }
        return sources;
    }

    private PulledSource source(JsonNode source) {
        return source.has("feed")
                ? new FeedSource(feed(source), clients.s3(), settings.bucket(), articles, log, clock)
                : new TableSource(
                        table(source), clients.dynamo(), clients.s3(), settings.bucket(), articles, log, clock);
    }

    private static FeedSourceSettings feed(JsonNode source) {
        return new FeedSourceSettings(
                new SourceName(source.path("source").asText()),
                URI.create(source.path("feed").asText()),
                Duration.parse(source.path("every").asText("PT15M")));
    }

    private static TableSourceSettings table(JsonNode source) {
        var names = new HashMap<String, String>();
        source.path("attributeNames")
                .properties()
                .forEach(name -> names.put(name.getKey(), name.getValue().asText()));
        return new TableSourceSettings(
                new SourceName(source.path("source").asText()),
                source.path("table").asText(),
                source.path("index").asText(null),
                source.path("partitionKey").asText(),
                source.path("partitionValue").asText(),
                source.path("dateAttribute").asText(),
                names);
    }
}
