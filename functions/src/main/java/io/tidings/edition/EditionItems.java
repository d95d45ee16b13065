package io.tidings.edition;

import static io.tidings.table.Values.instant;
import static io.tidings.table.Values.number;
import static io.tidings.table.Values.text;
import static io.tidings.table.Values.texts;

import io.tidings.table.Key;
import io.tidings.table.Shape;
import io.tidings.table.StoredItem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    static final String HEADLINES = "headlines";
    static final String INTAKE = "intake";
    static final String PAGES = "pages";
    static final String SEND_AFTER = "sendAfter";
    static final String GOOD_UNTIL = "goodUntil";
    static final String QUEUED_AT = "queuedAt";
    static final String DROPPED_AT = "droppedAt";
    /** Beside it: why. */
    static final String DROPPED_FOR = "droppedFor";

    static final String DRAFT = "draft";
    static final String CHANGED_AT = "changedAt";
    static final String CHANGES = "changes";

    static final Shape SHAPE = Shape.of("editions", Key.text(NEWSLETTER), Key.text(EDITION));

    private EditionItems() {}

    static Map<String, AttributeValue> key(EditionId id) {
        return Map.of(NEWSLETTER, text(id.newsletter().value()), EDITION, text(id.value()));
    }

    static Map<String, AttributeValue> item(Edition edition) {
        Map<String, AttributeValue> item = new HashMap<>(key(edition.id()));
        item.put(STATE, text(edition.state().name()));
        item.put(CUT_OFF_FROM, instant(edition.cutOffFrom()));
        item.put(CUT_OFF, instant(edition.cutOff()));
        item.put(COMPOSED_AT, instant(edition.composedAt()));
        item.put(REASONS, texts(edition.reasons()));
        item.put(STORIES, number(edition.stories()));
        item.put(SECTIONS, texts(edition.sections()));
        item.put(HEADLINES, texts(edition.headlines()));
        item.put(INTAKE, intake(edition.intake()));
        item.put(PAGES, number(edition.pages()));
        edition.sendAfter().ifPresent(at -> item.put(SEND_AFTER, instant(at)));
        edition.attendance().ifPresent(attendance -> item.putAll(attendance(attendance)));
        item.put(DRAFT, number(edition.draft()));
        item.put(CHANGED_AT, instant(edition.changedAt()));
        item.put(
                CHANGES,
                AttributeValue.fromL(
                        edition.changes().stream().map(EditionItems::change).toList()));
        return item;
    }

    static Edition edition(StoredItem item) {
        EditionId id = new EditionId(item.text(EDITION));
        return new Edition(
                id,
                id.newsletter(),
                state(item),
                item.instant(CUT_OFF_FROM),
                item.instant(CUT_OFF),
                item.instant(COMPOSED_AT),
                item.texts(REASONS),
                item.integer(STORIES),
                item.texts(SECTIONS),
                item.has(HEADLINES) ? item.texts(HEADLINES) : List.of(),
                intake(item),
                item.integer(PAGES),
                item.findInstant(SEND_AFTER),
                item.findInstant(GOOD_UNTIL).map(until -> attendance(until, item)),
                item.has(DRAFT) ? item.integer(DRAFT) : Edition.FIRST_DRAFT,
                item.instant(CHANGED_AT),
                item.items(CHANGES).stream().map(EditionItems::change).toList());
    }

    private static Attendance attendance(Instant goodUntil, StoredItem item) {
        Instant droppedAt = item.has(DROPPED_AT) ? item.millis(DROPPED_AT) : Instant.MIN;
        Optional<Instant> queuedAt = item.findInstant(QUEUED_AT).filter(droppedAt::isBefore);
        boolean forQuota =
                item.find(DROPPED_FOR).filter(Dropped.QUOTA.name()::equals).isPresent();
        return new Attendance(goodUntil, queuedAt, queuedAt.isEmpty() && forQuota);
    }

    /** The attributes that there are of it. */
    static Map<String, AttributeValue> attendance(Attendance attendance) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(GOOD_UNTIL, instant(attendance.goodUntil()));
        attendance.queuedAt().ifPresent(at -> values.put(QUEUED_AT, instant(at)));
        return values;
    }

    private static AttributeValue intake(WeekIntake intake) {
        Map<String, AttributeValue> bySource = new HashMap<>();
        intake.bySource().forEach((source, articles) -> bySource.put(source, number(articles)));
        return AttributeValue.fromM(Map.of(
                "days", number(intake.days()),
                "articles", number(intake.articles()),
                "empty", number(intake.empty()),
                "duplicates", number(intake.duplicates()),
                "future", number(intake.future()),
                "stale", number(intake.stale()),
                "rejected", number(intake.rejected()),
                "bySource", AttributeValue.fromM(bySource)));
    }

    private static WeekIntake intake(StoredItem item) {
        StoredItem intake = item.item(INTAKE);
        StoredItem articles = intake.item("bySource");
        Map<String, Integer> bySource = new HashMap<>();
        articles.attributes().keySet().forEach(source -> bySource.put(source, articles.integer(source)));
        return new WeekIntake(
                intake.has("days") ? intake.integer("days") : 0,
                intake.integer("articles"),
                intake.integer("empty"),
                intake.integer("duplicates"),
                intake.integer("future"),
                intake.integer("stale"),
                intake.integer("rejected"),
                bySource);
    }

    static EditionState state(StoredItem item) {
        return EditionState.valueOf(item.text(STATE));
    }

    static AttributeValue change(Change change) {
        return AttributeValue.fromM(Map.of(
                "to", text(change.to().name()),
                "at", instant(change.at()),
                "by", text(change.by()),
                "note", text(change.note())));
    }

    private static Change change(StoredItem change) {
        return new Change(
                EditionState.valueOf(change.text("to")), change.instant("at"), change.text("by"), change.text("note"));
    }
}
