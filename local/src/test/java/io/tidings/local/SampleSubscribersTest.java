package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SampleSubscribersTest {

    @Test
    void theSameNumberGivesTheSamePeople() {
        assertThat(SampleSubscribers.people(500)).isEqualTo(SampleSubscribers.people(500));
    }

    @Test
    void everybodyIsSomebodyElseAndNobodyIsReal() {
        var addresses = SampleSubscribers.people(2000).stream()
                .map(SampleSubscribers.Person::address)
                .toList();

        assertThat(addresses).hasSize(2000).doesNotHaveDuplicates();
        assertThat(addresses)
                .allMatch(address -> address.endsWith("@example.com") || address.endsWith("@simulator.amazonses.com"));
    }
}
