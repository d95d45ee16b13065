package io.tidings.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TopicChoosersTest {

    private static final List<Recipient> PEOPLE = List.of(
            somebody("1", Status.ACTIVE, "java"),
            somebody("2", Status.PAUSED, "java", "cloud"),
            somebody("3", Status.ACTIVE, "gone"),
            somebody("4", Status.ACTIVE),
            somebody("5", Status.UNSUBSCRIBED, "java", "gone"),
            somebody("6", Status.PENDING, "java"));

    @Test
    void whoIsMailedCountsUnderEachTopicTheyChose() {
        TopicChoosers choosers = new TopicChoosers(new Sample(PEOPLE, 1));

        assertThat(choosers.isExact()).isTrue();
        assertThat(choosers.chose("java")).isEqualTo(2);
        assertThat(choosers.chose("cloud")).isEqualTo(1);
        assertThat(choosers.besides(Set.of("java"))).isEqualTo(Map.of("cloud", 1L, "gone", 1L));
        assertThat(choosers.leftWith(List.of("java", "cloud"))).isEqualTo(1);
        assertThat(choosers.leftWith(List.of("cloud"))).isEqualTo(2);
        assertThat(choosers.leftWith(List.of())).isEqualTo(3);
    }

    @Test
    void aSampleStandsForAll() {
        TopicChoosers choosers = new TopicChoosers(new Sample(PEOPLE, 0.5));

        assertThat(choosers.isExact()).isFalse();
        assertThat(choosers.chose("java")).isEqualTo(4);
        assertThat(choosers.besides(Set.of("java", "cloud"))).containsExactly(Map.entry("gone", 2L));
        assertThat(choosers.leftWith(List.of("cloud"))).isEqualTo(4);
    }

    private static Recipient somebody(String digit, Status status, String... topics) {
        SubscriberId id = new SubscriberId(digit.repeat(32));
        return new Recipient(
                id, digit + "@example.org", status, Set.of(topics), "en", Optional.empty(), 1, Optional.empty());
    }
}
