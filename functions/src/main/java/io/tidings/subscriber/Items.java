package io.tidings.subscriber;

import static io.tidings.table.Values.instant;
import static io.tidings.table.Values.number;
import static io.tidings.table.Values.text;

import io.tidings.table.Key;
import io.tidings.table.Projection;
import io.tidings.table.Shape;
import io.tidings.table.StoredItem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The one home of the table's names: keys, attributes, and how a row becomes an item and back.
 *
 * <pre>
 *   slot (partition)            id (sort)              what
 *   weekly#a                    a3f0…                  a subscriber: 16 partitions an audience
 *   !suppressed#a               a3f0…                  a suppression, for every audience
 *   !erased                     weekly                 when those came and went who were erased in an audience
 *   !asks-address#a             51be…#2026-11-21       confirmation mails to an inbox that day
 *   !letters                    weekly#a3f0…#WELCOME   a letter that could not be sent yet
 *   !asks-origin#7              7c1d…#2026-11-21T02    sign-ups from an origin that hour
 * </pre>
 *
 * <p>'!' can't begin a newsletter's id, so no audience is ever mistaken for one of the others.
 */
final class Items {

    /** What ids begin with, each with a partition of its own. */
    static final String DIGITS = "0123456789abcdef";

    static final String SLOT = "slot";
    static final String ID = "id";
    static final String ADDRESS = "address";
    static final String STATUS = "status";
    static final String TOPICS = "topics";
    static final String LOCALE = "locale";
    static final String ZONE = "zone";
    static final String EVERY = "every";
    static final String PAUSED_UNTIL = "pausedUntil";
    static final String ASKED = "asked";
    static final String CHANGED_AT = "changedAt";
    static final String CONSENTS = "consents";
    static final String VERSION = "version";
    static final String CONFIRM_BY = "confirmBy";
    static final String BEFORE = "before";
    static final String UNDO_BY = "undoBy";
    static final String REASON = "reason";
    static final String TAKEN_UNTIL = "takenUntil";
    static final String SINCE = "since";
    static final String EXPIRES = "expires";

    /** What a {@link Recipient} is made of. */
    static final Projection FOR_SENDING = Projection.of(ID, ADDRESS, STATUS, TOPICS, LOCALE, ZONE, EVERY, PAUSED_UNTIL);

    static final String BY_ID = "by-id";

    static final Shape SHAPE =
            Shape.of("subscribers", Key.text(SLOT), Key.text(ID)).indexOfKeys(BY_ID, Key.text(ID));

    private static final Duration PENDING_IS_KEPT = Duration.ofDays(30);
    private static final Duration REFUSAL_IS_KEPT = Duration.ofDays(365);

    private Items() {}

    static Map<String, AttributeValue> key(Audience audience, SubscriberId id) {
        return key(slot(audience, digit(id)), id.value());
    }

    /** The partition of those whose ids begin with this digit, one of {@link #DIGITS}. */
    static String slot(Audience audience, char digit) {
        return audience.newsletter() + "#" + digit;
    }

    /** The last id that was read where there is more to read; empty at the end. */
    static Optional<SubscriberId> readUntil(QueryResponse page) {
        return page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty()
                ? Optional.of(
                        new SubscriberId(SHAPE.item(page.lastEvaluatedKey()).text(ID)))
                : Optional.empty();
    }

    static Map<String, AttributeValue> suppressionKey(SubscriberId id) {
        return key("!suppressed#" + digit(id), id.value());
    }

    static Map<String, AttributeValue> key(String slot, String id) {
        return Map.of(SLOT, text(slot), ID, text(id));
    }

    static Optional<Audience> audience(StoredItem item) {
        String slot = item.text(SLOT);
        return slot.startsWith("!")
                ? Optional.empty()
                : Optional.of(new Audience(slot.substring(0, slot.length() - 2)));
    }

    static Map<String, AttributeValue> of(Row row) {
        Subscriber person = row.person();
        Map<String, AttributeValue> item = new HashMap<>(key(person.audience(), person.id()));
        item.put(ADDRESS, text(person.address().value()));
        item.put(STATUS, text(person.status().name()));
        putChoices(item, person.choices());
        item.put(CHANGED_AT, instant(person.changedAt()));
        item.put(CONSENTS, consents(person.consents()));
        item.put(VERSION, number(row.version()));
        person.pausedUntil().ifPresent(day -> item.put(PAUSED_UNTIL, text(day.toString())));
        person.asked().ifPresent(choices -> {
            Map<String, AttributeValue> asked = new HashMap<>();
            putChoices(asked, choices);
            item.put(ASKED, AttributeValue.fromM(asked));
        });
        row.confirmBy().ifPresent(at -> item.put(CONFIRM_BY, instant(at)));
        row.before().ifPresent(status -> item.put(BEFORE, text(status.name())));
        row.undoBy().ifPresent(at -> item.put(UNDO_BY, instant(at)));
        kept(row)
                .ifPresent(time ->
                        item.put(EXPIRES, number(person.changedAt().plus(time).getEpochSecond())));
        return item;
    }

    /** How long who never confirmed is kept, from their last act or the last sign-up for them; of who was ever in, for good. */
    private static Optional<Duration> kept(Row row) {
        return switch (row.status()) {
            case PENDING -> Optional.of(PENDING_IS_KEPT);
            case UNSUBSCRIBED -> row.isRefused() ? Optional.of(REFUSAL_IS_KEPT) : Optional.empty();
            case ACTIVE, PAUSED, SUPPRESSED -> Optional.empty();
        };
    }

    private static void putChoices(Map<String, AttributeValue> item, Choices choices) {
        item.put(LOCALE, text(choices.locale()));
        if (!choices.topics().isEmpty()) {
            item.put(
                    TOPICS,
                    AttributeValue.fromSs(choices.topics().stream().sorted().toList()));
        }
        choices.zone().ifPresent(zone -> item.put(ZONE, text(zone.getId())));
        if (choices.every() != 1) {
            item.put(EVERY, number(choices.every()));
        }
    }

    static Row row(StoredItem item) {
        return new Row(
                person(item),
                item.number(VERSION),
                item.findInstant(CONFIRM_BY),
                item.find(BEFORE).map(Status::valueOf),
                item.findInstant(UNDO_BY));
    }

    static Subscriber person(StoredItem item) {
        return new Subscriber(
                new SubscriberId(item.text(ID)),
                audience(item).orElseThrow(),
                new EmailAddress(item.text(ADDRESS)),
                Status.valueOf(item.text(STATUS)),
                topics(item),
                item.text(LOCALE),
                zone(item),
                every(item),
                pausedUntil(item),
                item.has(ASKED) ? Optional.of(choices(item.item(ASKED))) : Optional.empty(),
                consentsOf(item),
                item.instant(CHANGED_AT));
    }

    private static Choices choices(StoredItem item) {
        return new Choices(topics(item), item.text(LOCALE), zone(item), every(item));
    }

    static History history(StoredItem item) {
        return new History(topics(item), Move.of(consentsOf(item)));
    }

    static Recipient recipient(StoredItem item) {
        return new Recipient(
                new SubscriberId(item.text(ID)),
                item.text(ADDRESS),
                Status.valueOf(item.text(STATUS)),
                topics(item),
                item.text(LOCALE),
                zone(item),
                every(item),
                pausedUntil(item));
    }

    /** None where the zone is no longer one, as happens to old names: that must not keep a page of people from its mail. */
    private static Optional<ZoneId> zone(StoredItem item) {
        try {
            return item.find(ZONE).map(ZoneId::of);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Not there where it is every edition, as for nearly all. */
    private static int every(StoredItem item) {
        return item.has(EVERY) ? (int) item.number(EVERY) : 1;
    }

    private static Optional<LocalDate> pausedUntil(StoredItem item) {
        return item.find(PAUSED_UNTIL).map(LocalDate::parse);
    }

    private static Set<String> topics(StoredItem item) {
        return item.has(TOPICS) ? Set.copyOf(item.value(TOPICS).ss()) : Set.of();
    }

    static Map<String, AttributeValue> of(Suppression suppression) {
        Map<String, AttributeValue> item = new HashMap<>(suppressionKey(suppression.id()));
        item.put(REASON, text(suppression.reason().name()));
        item.put(SINCE, instant(suppression.since()));
        return item;
    }

    static Suppression suppression(StoredItem item) {
        return new Suppression(
                new SubscriberId(item.text(ID)), Suppression.Reason.valueOf(item.text(REASON)), item.instant(SINCE));
    }

    static boolean isSuppression(StoredItem item) {
        return item.text(SLOT).startsWith("!suppressed#");
    }

    private static char digit(SubscriberId id) {
        return id.value().charAt(0);
    }

    private static AttributeValue consents(List<Consent> consents) {
        return AttributeValue.fromL(consents.stream()
                .map(consent -> AttributeValue.fromM(Map.of(
                        "at", instant(consent.at()),
                        "how", text(consent.how().name()),
                        "text", text(consent.text()))))
                .toList());
    }

    private static List<Consent> consentsOf(StoredItem item) {
        return item.has(CONSENTS)
                ? item.items(CONSENTS).stream().map(Items::consent).toList()
                : List.of();
    }

    private static Consent consent(StoredItem consent) {
        return new Consent(consent.instant("at"), Consent.How.valueOf(consent.text("how")), consent.text("text"));
    }
}
