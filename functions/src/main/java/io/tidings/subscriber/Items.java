package io.tidings.subscriber;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The one home of the table's names: keys, attributes, and how a row becomes an item and back.
 *
 * <pre>
 *   slot (partition)            id (sort)              what
 *   weekly#a                    a3f0…                  a subscriber: 16 partitions an audience
 *   !suppressed#a               a3f0…                  a suppression, for every audience
 *   !asks-address#a             a3f0…#2026-11-21       confirmation mails to an address that day
 *   !asks-origin#7              7c1d…#2026-11-21T02    sign-ups from an origin that hour
 * </pre>
 *
 * <p>'!' can't begin a newsletter's id, so no audience is ever mistaken for one of the others.
 */
final class Items {

    static final String SLOT = "slot";
    static final String ID = "id";
    static final String ADDRESS = "address";
    static final String STATUS = "status";
    static final String TOPICS = "topics";
    static final String LOCALE = "locale";
    static final String ZONE = "zone";
    static final String CHANGED_AT = "changedAt";
    static final String CONSENTS = "consents";
    static final String VERSION = "version";
    static final String CONFIRM_BY = "confirmBy";
    static final String BEFORE = "before";
    static final String UNDO_BY = "undoBy";
    static final String REASON = "reason";
    static final String SINCE = "since";
    static final String EXPIRES = "expires";

    /** What a {@link Recipient} is made of. */
    static final List<String> FOR_SENDING = List.of(ID, ADDRESS, STATUS, TOPICS, LOCALE, ZONE);

    private static final Duration PENDING_IS_KEPT = Duration.ofDays(30);

    private Items() {}

    static Map<String, AttributeValue> key(Audience audience, SubscriberId id) {
        return key(audience.newsletter() + "#" + digit(id), id.value());
    }

    static Map<String, AttributeValue> suppressionKey(SubscriberId id) {
        return key("!suppressed#" + digit(id), id.value());
    }

    static Map<String, AttributeValue> key(String slot, String id) {
        return Map.of(SLOT, text(slot), ID, text(id));
    }

    static Optional<Audience> audience(Map<String, AttributeValue> item) {
        String slot = text(item, SLOT);
        return slot.startsWith("!")
                ? Optional.empty()
                : Optional.of(new Audience(slot.substring(0, slot.length() - 2)));
    }

    static Map<String, AttributeValue> of(Row row) {
        Subscriber person = row.person();
        Map<String, AttributeValue> item = new HashMap<>(key(person.audience(), person.id()));
        item.put(ADDRESS, text(person.address().value()));
        item.put(STATUS, text(person.status().name()));
        item.put(LOCALE, text(person.locale()));
        item.put(CHANGED_AT, text(person.changedAt().toString()));
        item.put(CONSENTS, consents(person.consents()));
        item.put(VERSION, number(row.version()));
        if (!person.topics().isEmpty()) {
            item.put(
                    TOPICS,
                    AttributeValue.fromSs(person.topics().stream().sorted().toList()));
        }
        person.zone().ifPresent(zone -> item.put(ZONE, text(zone.getId())));
        row.confirmBy().ifPresent(at -> item.put(CONFIRM_BY, text(at.toString())));
        row.before().ifPresent(status -> item.put(BEFORE, text(status.name())));
        row.undoBy().ifPresent(at -> item.put(UNDO_BY, text(at.toString())));
        if (person.status() == Status.PENDING) {
            item.put(EXPIRES, number(person.changedAt().plus(PENDING_IS_KEPT).getEpochSecond()));
        }
        return item;
    }

    static Row row(Map<String, AttributeValue> item) {
        return new Row(
                person(item),
                Long.parseLong(value(item, VERSION).n()),
                find(item, CONFIRM_BY).map(Instant::parse),
                find(item, BEFORE).map(Status::valueOf),
                find(item, UNDO_BY).map(Instant::parse));
    }

    static Subscriber person(Map<String, AttributeValue> item) {
        return new Subscriber(
                new SubscriberId(text(item, ID)),
                audience(item).orElseThrow(),
                new EmailAddress(text(item, ADDRESS)),
                Status.valueOf(text(item, STATUS)),
                topics(item),
                text(item, LOCALE),
                find(item, ZONE).map(ZoneId::of),
                item.containsKey(CONSENTS)
                        ? value(item, CONSENTS).l().stream().map(Items::consent).toList()
                        : List.of(),
                Instant.parse(text(item, CHANGED_AT)));
    }

    static Recipient recipient(Map<String, AttributeValue> item) {
        return new Recipient(
                new SubscriberId(text(item, ID)),
                text(item, ADDRESS),
                Status.valueOf(text(item, STATUS)),
                topics(item),
                text(item, LOCALE),
                find(item, ZONE).map(ZoneId::of));
    }

    private static Set<String> topics(Map<String, AttributeValue> item) {
        return item.containsKey(TOPICS) ? Set.copyOf(value(item, TOPICS).ss()) : Set.of();
    }

    static Map<String, AttributeValue> of(Suppression suppression) {
        Map<String, AttributeValue> item = new HashMap<>(suppressionKey(suppression.id()));
        item.put(REASON, text(suppression.reason().name()));
        item.put(SINCE, text(suppression.since().toString()));
        return item;
    }

    static Suppression suppression(Map<String, AttributeValue> item) {
        return new Suppression(
                new SubscriberId(text(item, ID)),
                Suppression.Reason.valueOf(text(item, REASON)),
                Instant.parse(text(item, SINCE)));
    }

    static boolean isSuppression(Map<String, AttributeValue> item) {
        return text(item, SLOT).startsWith("!suppressed#");
    }

    static String text(Map<String, AttributeValue> item, String attribute) {
        return value(item, attribute).s();
    }

    private static AttributeValue value(Map<String, AttributeValue> item, String attribute) {
        AttributeValue value = item.get(attribute);
        if (value == null) {
            throw new IllegalStateException("An item of the subscribers table has no '" + attribute + "'.");
        }
        return value;
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    /** Every attribute goes by a placeholder, as many of the names above are reserved words. */
    static String projection(List<String> attributes) {
        return attributes.stream().map(name -> "#" + name).collect(Collectors.joining(", "));
    }

    static Map<String, String> names(List<String> attributes) {
        return attributes.stream().collect(Collectors.toMap(name -> "#" + name, name -> name));
    }

    private static char digit(SubscriberId id) {
        return id.value().charAt(0);
    }

    private static Optional<String> find(Map<String, AttributeValue> item, String attribute) {
        return Optional.ofNullable(item.get(attribute)).map(AttributeValue::s);
    }

    private static AttributeValue consents(List<Consent> consents) {
        return AttributeValue.fromL(consents.stream()
                .map(consent -> AttributeValue.fromM(Map.of(
                        "at", text(consent.at().toString()),
                        "how", text(consent.how().name()),
                        "text", text(consent.text()))))
                .toList());
    }

    private static Consent consent(AttributeValue value) {
        Map<String, AttributeValue> map = value.m();
        return new Consent(Instant.parse(text(map, "at")), Consent.How.valueOf(text(map, "how")), text(map, "text"));
    }
}
