package io.tidings.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Invented people with different topics and languages: the same number gives the same people. */
final class SampleSubscribers {
    private static final List<String> FIRST = List.of(
            "Ada", "Amara", "Anton", "Aylin", "Bruno", "Chiara", "Daniel", "Edda", "Emil", "Farid", "Frieda", "Grace",
            "Hanna", "Ines", "Jonas", "Kaito", "Lena", "Malik", "Mira", "Noor", "Oskar", "Priya", "Rosa", "Samir",
            "Tilda");
    private static final List<String> LAST = List.of(
            "Adler", "Becker", "Castro", "Dahl", "Engel", "Fischer", "Garcia", "Haas", "Ito", "Jansen", "Keller",
            "Lindt", "Moreau", "Novak", "Okafor", "Patel", "Quinn", "Rossi", "Sato", "Tanaka", "Unger", "Vogel",
            "Weber", "Yilmaz", "Zeller");
    private static final List<String> TOPICS = List.of(
            "cloud-platforms",
            "ai-agents",
            "databases",
            "security",
            "frontend",
            "engineering-culture",
            "data-engineering",
            "reliability");
    private static final List<String> ZONES =
            List.of("", "Europe/Berlin", "Europe/Lisbon", "America/New_York", "Asia/Tokyo", "Asia/Kolkata");

    private static final int EVERY_BOUNCE = 71;
    private static final int EVERY_COMPLAINT = 200;

    private SampleSubscribers() {}

    /** {@code zone} is empty for that of the newsletter, {@code topics} for every one. */
    record Person(String address, String locale, List<String> topics, String zone) {
        Person {
            topics = List.copyOf(topics);
        }
    }

    static List<Person> people(int number) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(number);
        return IntStream.range(0, number)
                .mapToObj(person -> new Person(
                        address(person),
                        random.nextInt(10) < 7 ? "en" : "de",
                        topics(random),
                        ZONES.get(random.nextInt(ZONES.size()))))
                .toList();
    }

    /** A CSV file of them, with its header. */
    static String csv(List<Person> people) {
        return people.stream()
                .map(person -> String.join(
                                ",",
                                person.address(),
                                person.locale(),
                                String.join(";", person.topics()),
                                person.zone())
                        + "\n")
                .collect(Collectors.joining("", "address,locale,topics,zone\n", ""));
    }

    /** Most at example.com; some at SES's simulator, where mail bounces or is complained about. */
    private static String address(int person) {
        var first = FIRST.get(person % FIRST.size());
        var last = LAST.get(person / FIRST.size() % LAST.size());
        var round = person / (FIRST.size() * LAST.size());
        var name = (first + "." + last + (round == 0 ? "" : round + 1)).toLowerCase(Locale.ROOT);
        if (person % EVERY_BOUNCE == EVERY_BOUNCE - 1) {
            return "bounce+" + name + "@simulator.amazonses.com";
        }
        return person % EVERY_COMPLAINT == EVERY_COMPLAINT - 1
                ? "complaint+" + name + "@simulator.amazonses.com"
                : name + "@example.com";
    }

    /** Nothing, which is every topic, or one to four of them. */
    private static List<String> topics(RandomGenerator random) {
        if (random.nextInt(10) < 3) {
            return List.of();
        }
        var left = new ArrayList<>(TOPICS);
        var chosen = new ArrayList<String>();
        for (var more = random.nextInt(4); more >= 0; more--) {
            chosen.add(left.remove(random.nextInt(left.size())));
        }
        return chosen;
    }
}
