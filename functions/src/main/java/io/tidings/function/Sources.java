package io.tidings.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.article.Articles;
import io.tidings.article.FeedSource;
import io.tidings.article.FeedSourceSettings;
import io.tidings.article.IntakeLog;
import io.tidings.article.IntakeReport;
import io.tidings.article.PulledSource;
import io.tidings.article.SourceName;
import io.tidings.article.TableSource;
import io.tidings.article.TableSourceSettings;
import io.tidings.function.Tick.Duty;
import io.tidings.table.BrokenJson;
import io.tidings.table.JsonTree;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * The sources of {@link Settings#SOURCES}: an array of objects, each with a {@code source} name, and either {@code table},
 * {@code partitionKey}, {@code partitionValue}, {@code dateAttribute}, perhaps {@code index} and {@code attributeNames}; or
 * {@code feed}, the address, and perhaps {@code every}, an ISO duration.
 */
final class Sources {
    /** Those who wait for an answer hold next to nothing; what was answered is read one after the other. */
    private static final int AT_ONCE = 16;

    private final Settings settings;
    private final Clients clients;
    private final Articles articles;
    private final IntakeLog log;
    private final InstantSource clock;
    private final Map<String, PulledSource> good = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    Sources(Settings settings, Clients clients, Articles articles, IntakeLog log, InstantSource clock) {
        this.settings = settings;
        this.clients = clients;
        this.articles = articles;
        this.log = log;
        this.clock = clock;
        read();
    }

    /** Those that can be asked, by name. */
    Map<String, PulledSource> good() {
        return good;
    }

    /** What is wrong with the others: each says which one, and what it lacks. */
    List<String> problems() {
        return problems;
    }

    /**
     * Asks each, several at a time: whoever does not answer lets no other wait, nor what the tick has to do after that. A mistake
     * in the setting is a duty that fails, so that it is heard of and stops nothing else.
     *
     * @param time for all of them together, from when the first is asked; whoever has no turn until then has it in the next tick
     */
    List<Duty> duties(Duration time) {
        List<Duty> duties = new ArrayList<>();
        Once<Map<String, Future<Optional<IntakeReport>>>> asked =
                new Once<>(() -> ask(clock.instant().plus(time)));
        good.keySet().forEach(name -> duties.add(new Duty("pulling " + name, () -> await(name, asked.get()))));
        if (!problems.isEmpty()) {
            duties.add(new Duty("reading " + Settings.SOURCES, () -> {
                throw new Settings.InvalidSettings(problems);
            }));
        }
        return duties;
    }

    private Map<String, Future<Optional<IntakeReport>>> ask(Instant latest) {
        Map<String, Future<Optional<IntakeReport>>> asked = new HashMap<>();
        Semaphore turns = new Semaphore(AT_ONCE);
        // Not closed, which would wait for all of them; its threads end with what they do.
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        good.forEach((name, source) -> asked.put(name, threads.submit(() -> {
            turns.acquire();
            try {
                return clock.instant().isAfter(latest) ? Optional.empty() : Optional.of(source.pull(latest));
            } finally {
                turns.release();
            }
        })));
        threads.shutdown();
        return asked;
    }

    private static void await(String name, Map<String, Future<Optional<IntakeReport>>> asked) {
        try {
            Objects.requireNonNull(asked.get(name)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Pulling " + name + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while pulling " + name, e);
        }
    }

    private void read() {
        try {
            JsonNode all = JsonTree.read(settings.sources());
            if (all.isArray()) {
                all.forEach(this::add);
            } else {
                problems.add(Settings.SOURCES + " must be a JSON array of sources.");
            }
        } catch (JsonProcessingException e) {
            problems.add(Settings.SOURCES + " is not JSON: " + BrokenJson.why(e) + ".");
        }
    }

    private void add(JsonNode source) {
        String name = source.path("source").asText();
        try {
            if (good.putIfAbsent(name, source(source)) != null) {
                problems.add(Settings.SOURCES + " names " + name + " twice: the first one counts.");
            }
        } catch (IllegalArgumentException e) {
            problems.add(Settings.SOURCES + " has a source that is left out, '" + name + "': " + e.getMessage() + ".");
        }
    }

    private PulledSource source(JsonNode source) {
        if (source.has("feed")) {
            return new FeedSource(feed(source), clients.s3(), settings.bucket(), articles, log, clock);
        }
        if (source.has("table")) {
            return new TableSource(
                    table(source), clients.dynamo(), clients.s3(), settings.bucket(), articles, log, clock);
        }
        throw new IllegalArgumentException("it needs a table or a feed");
    }

    private static FeedSourceSettings feed(JsonNode source) {
        return new FeedSourceSettings(
                new SourceName(source.path("source").asText()),
                URI.create(source.path("feed").asText()),
                every(source.path("every").asText("PT15M")));
    }

    private static Duration every(String written) {
        try {
            return Duration.parse(written);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "every must be an ISO 8601 duration such as PT15M, not '" + written + "'", e);
        }
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
