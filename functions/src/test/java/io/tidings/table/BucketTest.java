package io.tidings.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.embedded.TestServices;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

final class BucketTest {
    private final Bucket bucket = new Bucket(TestServices.shared().s3Client(), TestServices.bucket("documents"));

    @Test
    void whatIsWrittenIsReadAsItWas() {
        bucket.write("a.bin", new byte[] {0, -1});
        bucket.writeJson("b.json", json("1"));
        bucket.writeJson("b.json", json("2"));

        assertThat(bucket.read("a.bin")).containsExactly(0, -1);
        assertThat(bucket.find("b.json")).hasValue(json("2"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(bucket.find("none")).isEmpty();
        assertThatThrownBy(() -> bucket.read("none")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void theFirstWhoCreatesIsTheOnlyOne() {
        assertThat(bucket.createJson("once.json", json("1"))).isTrue();
        assertThat(bucket.createJson("once.json", json("2"))).isFalse();
        assertThat(bucket.find("once.json")).hasValue(json("1"));
    }

    @Test
    void whatWasReadIsReplacedAndWhatOthersWroteMeanwhileIsNot() {
        bucket.writeJson("a.json", json("1"));
        Bucket.Version read = bucket.findVersion("a.json").orElseThrow();
        assertThat(read.bytes()).isEqualTo(json("1"));

        assertThat(bucket.replaceJson("a.json", json("2"), read.tag())).isTrue();
        assertThat(bucket.replaceJson("a.json", json("3"), read.tag())).isFalse();
        assertThat(bucket.replaceJson("none.json", json("3"), read.tag())).isFalse();
        assertThat(bucket.replaceJson("a.json", json("3"), "no tag\r\nof S3\"")).isFalse();

        assertThat(bucket.find("a.json")).hasValue(json("2"));
        assertThat(bucket.findVersion("none.json")).isEmpty();
    }

    @Test
    void ofManyWhoReplaceTheSameInOneMomentOneDoes() throws Exception {
        for (int round = 0; round < 20; round++) {
            bucket.writeJson("a.json", json("round " + round));
            String tag = bucket.findVersion("a.json").orElseThrow().tag();
            List<Callable<Boolean>> writers = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(writer -> () -> bucket.replaceJson("a.json", json("w" + writer), tag))
                    .toList();
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                int winners = 0;
                for (Future<Boolean> writer : threads.invokeAll(writers)) {
                    winners += writer.get() ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
            }
        }
    }

    @Test
    void keysAreThoseUnderThePrefix() {
        bucket.writeJson("folder/b.json", json("{}"));
        bucket.writeJson("folder/a.json", json("{}"));
        bucket.writeJson("other.json", json("{}"));

        assertThat(bucket.keys("folder/")).containsExactly("folder/a.json", "folder/b.json");
    }

    @Test
    void foldersAreThoseDirectlyUnderThePrefix() {
        bucket.writeJson("house/b/1.json", json("{}"));
        bucket.writeJson("house/b/2.json", json("{}"));
        bucket.writeJson("house/a/deep/1.json", json("{}"));
        bucket.writeJson("house/no-folder.json", json("{}"));
        bucket.writeJson("other/c/1.json", json("{}"));

        assertThat(bucket.folders("house/")).containsExactly("a", "b");
        assertThat(bucket.folders("nothing/")).isEmpty();
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
