package io.tidings.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.bench.Cpu.Contender;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CpuTest {
    @Test
    void contendersTakeTurns() {
        List<String> turns = new ArrayList<>();

        double[] micros = Cpu.microsAMail(
                List.of(new Contender("a", 1, () -> turns.add("a")), new Contender("b", 1, () -> turns.add("b"))),
                1,
                2);

        assertThat(turns).containsExactly("a", "b", "a", "b", "a", "b");
        assertThat(micros).hasSize(2);
    }
}
