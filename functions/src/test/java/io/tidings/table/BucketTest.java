package io.tidings.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.embedded.TestServices;
import java.nio.charset.StandardCharsets;
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
    void keysAreThoseUnderThePrefix() {
        bucket.writeJson("folder/b.json", json("{}"));
        bucket.writeJson("folder/a.json", json("{}"));
        bucket.writeJson("other.json", json("{}"));

        assertThat(bucket.keys("folder/")).containsExactly("folder/a.json", "folder/b.json");
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
