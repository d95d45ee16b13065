package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SampleSubscribersTest {

    @Test
    void theSameNumberGivesTheSamePeople() {
        assertThat(SampleSubscribers.csv(500)).isEqualTo(SampleSubscribers.csv(500));
    }

    @Test
    void everybodyIsSomebodyElseAndNobodyIsReal() {
        var addresses = SampleSubscribers.csv(2000)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[0])
                .toList();

        assertThat(addresses).hasSize(2000).doesNotHaveDuplicates();
        assertThat(addresses)
                .allMatch(address -> address.endsWith("@example.com") || address.endsWith("@simulator.amazonses.com"));
    }
}
