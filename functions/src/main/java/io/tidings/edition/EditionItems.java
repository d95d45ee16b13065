package io.tidings.edition;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Editions as items of their table; the one home of its attribute names. */
final class EditionItems {

    static final String NEWSLETTER = "newsletter";
    static final String EDITION = "edition";
    static final String STATE = "state";
    static final String CUT_OFF_FROM = "cutOffFrom";
    static final String CUT_OFF = "cutOff";
    static final String COMPOSED_AT = "composedAt";
    static final String REASONS = "reasons";
    static final String STORIES = "stories";
    static final String SECTIONS = "sections";
    static final String INTAKE = "intake";
    static final String PAGES = "pages";
    static final String SEND_AFTER = "sendAfter";
    static final String GOOD_UNTIL = "goodUntil";
    static final String DRAFT = "draft";
    static final String CHANGED_AT = "changedAt";
    static final String CHANGES = "changes";

    private EditionItems() {}

    static Map<String, AttributeValue> key(EditionId id) {
        return Map.of(NEWSLETTER, text(id.newsletter().value()), EDITION, text(id.value()));
    }

    static Map<String, AttributeValue> item(Edition edition) {
        Map<String, AttributeValue> item = new HashMap<>(key(edition.id()));
        item.put(STATE, text(edition.state().name()));
        item.put(CUT_OFF_FROM, text(edition.cutOffFrom().toString()));
        item.put(CUT_OFF, text(edition.cutOff().toString()));
        item.put(COMPOSED_AT, text(edition.composedAt().toString()));
        item.put(REASONS, texts(edition.reasons()));
        item.put(STORIES, number(edition.stories()));
        item.put(SECTIONS, texts(edition.sections()));
        item.put(INTAKE, intake(edition.intake()));
        item.put(PAGES, number(edition.pages()));
        edition.sendAfter().ifPresent(at -> item.put(SEND_AFTER, text(at.toString())));
        edition.goodUntil().ifPresent(at -> item.put(GOOD_UNTIL, text(at.toString())));
        item.put(DRAFT, number(edition.draft()));
        item.put(CHANGED_AT, text(edition.changedAt().toString()));
        item.put(
                CHANGES,
                AttributeValue.fromL(
                        edition.changes().stream().map(EditionItems::change).toList()));
        return item;
    }

    static Edition edition(Map<String, AttributeValue> item) {
        EditionId id = new EditionId(required(item, EDITION).s());
        return new Edition(
                id,
                id.newsletter(),
                state(item),
                instant(item, CUT_OFF_FROM),
                instant(item, CUT_OFF),
                instant(item, COMPOSED_AT),
                strings(item, REASONS),
                integer(item, STORIES),
                strings(item, SECTIONS),
                intake(item),
                integer(item, PAGES),
                Optional.ofNullable(item.get(SEND_AFTER)).map(at -> Instant.parse(at.s())),
                Optional.ofNullable(item.get(GOOD_UNTIL)).map(at -> Instant.parse(at.s())),
                item.containsKey(DRAFT) ? integer(item, DRAFT) : 1,
                instant(item, CHANGED_AT),
                required(item, CHANGES).l().stream().map(EditionItems::change).toList());
    }

    private static AttributeValue intake(WeekIntake intake) {
        Map<String, AttributeValue> bySource = new HashMap<>();
        intake.bySource().forEach((source, articles) -> bySource.put(source, number(articles)));
        return AttributeValue.fromM(Map.of(
                "articles", number(intake.articles()),
                "empty", number(intake.empty()),
                "duplicates", number(intake.duplicates()),
                "future", number(intake.future()),
                "stale", number(intake.stale()),
                "rejected", number(intake.rejected()),
                "bySource", AttributeValue.fromM(bySource)));
    }

    private static WeekIntake intake(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> intake = required(item, INTAKE).m();
        Map<String, Integer> bySource = new HashMap<>();
        required(intake, "bySource")
                .m()
                .forEach((source, articles) -> bySource.put(source, Integer.parseInt(articles.n())));
        return new WeekIntake(
                integer(intake, "articles"),
                integer(intake, "empty"),
                integer(intake, "duplicates"),
                integer(intake, "future"),
                integer(intake, "stale"),
                integer(intake, "rejected"),
                bySource);
    }

    static EditionState state(Map<String, AttributeValue> item) {
        return EditionState.valueOf(required(item, STATE).s());
    }

    static AttributeValue change(Change change) {
        return AttributeValue.fromM(Map.of(
                "to", text(change.to().name()),
                "at", text(change.at().toString()),
                "by", text(change.by()),
                "note", text(change.note())));
    }

    private static Change change(AttributeValue value) {
        Map<String, AttributeValue> map = value.m();
        return new Change(
                EditionState.valueOf(required(map, "to").s()),
                instant(map, "at"),
                required(map, "by").s(),
                required(map, "note").s());
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(int value) {
        return AttributeValue.fromN(Integer.toString(value));
    }

    private static AttributeValue texts(List<String> values) {
        return AttributeValue.fromL(values.stream().map(EditionItems::text).toList());
    }

    private static List<String> strings(Map<String, AttributeValue> item, String name) {
        return required(item, name).l().stream().map(AttributeValue::s).toList();
    }

    static String string(Map<String, AttributeValue> item, String name) {
        return required(item, name).s();
    }

    private static int integer(Map<String, AttributeValue> item, String name) {
        return Integer.parseInt(required(item, name).n());
    }

    private static Instant instant(Map<String, AttributeValue> item, String name) {
        return Instant.parse(required(item, name).s());
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("An edition's item without " + name + ": " + item.get(EDITION));
        }
        return value;
    }
}
