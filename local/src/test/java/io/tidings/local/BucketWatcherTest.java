package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import io.tidings.embedded.TestServices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

final class BucketWatcherTest {
    private final S3Client s3 = TestServices.shared().s3Client();
    private final String bucket = TestServices.bucket("watched");
    private final List<String> told = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void aNewObjectIsToldOnceAndAChangedOneAgain() {
        var watcher = watcher(Optional.empty(), key -> "read");
        put("articles/blog/one.json", "1");
        put("elsewhere/two.json", "2");

        assertThat(watcher.look(new Stop())).isEqualTo(1);
        assertThat(watcher.look(new Stop())).isZero();
        put("articles/blog/one.json", "changed");
        assertThat(watcher.look(new Stop())).isEqualTo(1);

        assertThat(told).containsExactly("articles/blog/one.json", "articles/blog/one.json");
    }

    @Test
    void keysArriveAsTheyAreWhateverIsInThem() {
        put("articles/blog/über + das/50% & mehr?.md", "1");

        watcher(Optional.empty(), key -> "read").look(new Stop());

        assertThat(told).containsExactly("articles/blog/über + das/50% & mehr?.md");
    }

    @Test
    void aFunctionThatFailsIsToldThreeTimes() {
        var watcher = watcher(Optional.empty(), key -> {
            throw new IllegalStateException("as the test wants it");
        });
        put("articles/blog/one.json", "1");

        for (var look = 0; look < 5; look++) {
            watcher.look(new Stop());
        }

        assertThat(told).hasSize(3);
    }

    @Test
    void aRestartTellsOnlyWhatWasNotToldBefore() {
        var file = Optional.of(directory.resolve("notified.txt"));
        put("articles/blog/one with spaces.json", "1");
        watcher(file, key -> "read").look(new Stop());
        put("articles/blog/two.json", "2");

        watcher(file, key -> "read").look(new Stop());

        assertThat(told).containsExactly("articles/blog/one with spaces.json", "articles/blog/two.json");
    }

    @Test
    void aListThatAKillCutInTheMiddleOfALetterIsReadUpToThere() throws IOException {
        var file = directory.resolve("notified.txt");
        put("articles/blog/one.json", "1");
        put("articles/blog/ü.json", "2");
        watcher(Optional.of(file), key -> "read").look(new Stop());
        var bytes = Files.readAllBytes(file);
        var cut = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Ã¼") + 1;
        Files.write(file, Arrays.copyOf(bytes, cut));
        told.clear();

        watcher(Optional.of(file), key -> "read").look(new Stop());

        assertThat(told).containsExactly("articles/blog/ü.json");
    }

    private BucketWatcher watcher(Optional<Path> seen, Function<String, String> reading) {
        var function = new LambdaFunction<>(
                S3Event.class,
                String.class,
                (event, context) -> {
                    var key = event.getRecords().getFirst().getS3().getObject().getUrlDecodedKey();
                    told.add(key);
                    return reading.apply(key);
                },
                Duration.ofSeconds(10));
        var events = new ObjectEvents(bucket, InstantSource.system());
        return new BucketWatcher(s3, bucket, events, new SeenObjects(seen), Map.of("articles/", function));
    }

    private void put(String key, String body) {
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(body));
    }
}
