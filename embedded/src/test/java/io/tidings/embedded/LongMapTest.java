package io.tidings.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LongMapTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void itHoldsWhatAHashMapHoldsHoweverItGrows() {
        var random = new Random(7);
        var map = new LongMap(directory);
        var expected = new HashMap<Long, Long>();

        for (int i = 0; i < 20_000; i++) {
            long key = i % 3 == 0 ? random.nextInt(500) : random.nextLong();
            map.put(key, i);
            // 0 and 1 are one key: keys are hashes, so that is as likely as any other two being alike.
            expected.put(key == 0 ? 1 : key, (long) i);
        }

        assertThat(expected).allSatisfy((key, value) -> assertThat(map.get(key)).isEqualTo(value));
        assertThat(map.get(random.nextLong())).isEqualTo(-1);
    }

    @Test
    void itLeavesNoFiles() {
        var map = new LongMap(directory);
        map.put(1, 2);

        assertThat(directory).isEmptyDirectory();
        assertThat(map.get(1)).isEqualTo(2);
    }
}
