package io.tidings.bench;

import io.tidings.delivery.SiteLinks;
import io.tidings.subscriber.EmailAddress;
import io.tidings.subscriber.Recipient;
import io.tidings.subscriber.Status;
import io.tidings.subscriber.SubscriberKeys;
import io.tidings.subscriber.Tokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** People who never were: the same number is always the same person. */
final class Readers {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    static final SubscriberKeys KEYS = new SubscriberKeys(KEY, Map.of("k1", KEY), "k1");

    private Readers() {}

    static SiteLinks links() {
        return new SiteLinks(URI.create("https://mail.example.com"), new Tokens(KEYS));
    }

    /** So many people whose choices make so many segments. */
    static List<Recipient> of(int people, int segments) {
        IntFunction<Set<String>> choice = segments == 1 ? _ -> Set.of() : i -> choice(i % segments);
        return IntStream.range(0, people)
                .mapToObj(i -> reader(i, choice.apply(i)))
                .toList();
    }

    static Recipient reader(int number, Set<String> topics) {
        EmailAddress address = new EmailAddress("reader" + number + "@bench.example.org");
        return new Recipient(
                KEYS.idOf(address),
                address.value(),
                Status.ACTIVE,
                topics,
                "en",
                Optional.empty(),
                1,
                Optional.empty());
    }

    /** All topics but one or two: a segment's mail weighs nearly what the whole digest does. */
    static Set<String> choice(int segment) {
        int first = segment % 8;
        int second = (first + segment / 8) % 8;
        return IntStream.range(0, 8)
                .filter(topic -> topic != first && topic != second)
                .mapToObj(SampleEdition::slug)
                .collect(Collectors.toUnmodifiableSet());
    }
}
