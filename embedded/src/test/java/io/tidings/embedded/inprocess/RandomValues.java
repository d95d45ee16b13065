package io.tidings.embedded.inprocess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys that meet, and values of every type. */
final class RandomValues {
    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    String hash() {
        return "h" + random.nextInt(3);
    }

    Map<String, AttributeValue> key() {
        return key(hash());
    }

    Map<String, AttributeValue> key(String hash) {
        return Map.of(
                "h", AttributeValue.fromS(hash), "r", AttributeValue.fromN(Integer.toString(random.nextInt(8) - 2)));
    }

    Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
        Map<String, AttributeValue> item = new HashMap<>(key);
        Stream.of("n", "s", "ns", "ss", "l", "flag", "big", "bin", "map", "s2", "ns2")
                .filter(name -> random.nextInt(3) == 0)
                .forEach(name -> item.put(name, attribute(name)));
        return item;
    }

    AttributeValue attribute(String name) {
        return switch (name) {
            case "n", "x", "y" -> AttributeValue.fromN(number());
            case "ns", "ns2" -> AttributeValue.fromNs(List.copyOf(new TreeSet<>(some(this::number))));
            case "ss" -> AttributeValue.fromSs(List.copyOf(new TreeSet<>(some(this::text))));
            case "l" -> AttributeValue.fromL(List.of(AttributeValue.fromS(text()), AttributeValue.fromN(number())));
            case "flag", "b" -> AttributeValue.fromBool(random.nextBoolean());
            case "big" -> AttributeValue.fromS("\u00e4b".repeat(random.nextInt(4) == 0 ? random.nextInt(1_500) : 1));
            case "bin" -> AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, -2, (byte) random.nextInt(9)}));
            case "map" ->
                AttributeValue.fromM(Map.of("a", AttributeValue.fromS(text()), "b", AttributeValue.fromNul(true)));
            default -> AttributeValue.fromS(text());
        };
    }

    String number() {
        return pick(List.of("0", "1", "2", "3", "4", "5", "-1", "10", "100", "1.5", "-20.25", "1500", "1234567890123"));
    }

    String text() {
        return pick(List.of("a", "ab", "b", "\u00fc", "x y"));
    }

    <T> List<T> some(Supplier<T> one) {
        return new ArrayList<>(IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> one.get())
                .toList());
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    <T> @Nullable T maybe(Supplier<T> one) {
        return random.nextInt(3) == 0 ? one.get() : null;
    }
}
