package io.tidings.subscriber;

import io.tidings.embedded.TestServices;
import io.tidings.subscriber.Consent.How;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A fresh table of subscribers, a clock that tests turn, and the people in it. */
public final class People {

    public static final Audience WEEKLY = new Audience("weekly");
    public static final Audience DAILY = new Audience("daily");
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    public final String table = TestServices.table("subscribers");
    public final Subscribers subscribers;
    private Instant now = NOON;

    private People() {
        TestServices.shared().dynamoClient().createTable(Subscribers.table(table));
        subscribers = new Subscribers(TestServices.shared().dynamoClient(), table, keys(), clock());
    }

    public static People nobodyYet() {
        return new People();
    }

    public static SubscriberKeys keys() {
        return new SubscriberKeys(key("address"), Map.of("k1", key("first"), "k2", key("second")), "k2");
    }

    static byte[] key(String seed) {
        return Arrays.copyOf(seed.getBytes(StandardCharsets.UTF_8), 32);
    }

    public InstantSource clock() {
        return () -> now;
    }

    public void wait(Duration time) {
        now = now.plus(time);
    }

    /** At the newsletter's own hour. */
    public static Choices everyTopicIn(String locale) {
        return new Choices(Set.of(), locale, Optional.empty());
    }

    public static SignUp asks(String address) {
        return new SignUp(
                WEEKLY,
                new EmailAddress(address),
                everyTopicIn("en"),
                How.REQUESTED_ON_PAGE,
                "Send me Weekly.",
                "203.0.113." + Math.floorMod(address.hashCode(), 250));
    }

    public SubscriberId id(String address) {
        return subscribers.idOf(new EmailAddress(address));
    }

    public SubscriberId pending(String address) {
        subscribers.request(asks(address));
        return id(address);
    }

    public SubscriberId active(String address) {
        SubscriberId id = pending(address);
        subscribers.confirm(WEEKLY, id, "Yes.");
        return id;
    }

    public Subscriber require(SubscriberId id) {
        return subscribers.find(WEEKLY, id).orElseThrow();
    }

    public Status status(SubscriberId id) {
        return require(id).status();
    }

    static List<How> hows(Subscriber person) {
        return person.consents().stream().map(Consent::how).toList();
    }

    /** Everything in the table, as text that can be compared. */
    public Set<String> contents() {
        return TestServices.shared().dynamoClient().scanPaginator(scan -> scan.tableName(table)).items().stream()
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
