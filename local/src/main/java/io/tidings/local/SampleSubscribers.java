package io.tidings.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

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

    /** A CSV file of that many, with its header. */
    static String csv(int people) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(people);
        var csv = new StringBuilder("address,locale,topics,zone,status\n");
        for (var person = 0; person < people; person++) {
            csv.append(address(person))
                    .append(',')
                    .append(random.nextInt(10) < 7 ? "en" : "de")
                    .append(',')
                    .append(topics(random))
                    .append(',')
                    .append(ZONES.get(random.nextInt(ZONES.size())))
                    .append(",active\n");
        }
        return csv.toString();
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
    private static String topics(RandomGenerator random) {
        if (random.nextInt(10) < 3) {
            return "";
        }
        var left = new ArrayList<>(TOPICS);
        var chosen = new ArrayList<String>();
        for (var more = random.nextInt(4); more >= 0; more--) {
            chosen.add(left.remove(random.nextInt(left.size())));
        }
        return String.join(";", chosen);
    }
}
