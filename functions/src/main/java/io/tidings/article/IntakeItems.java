package io.tidings.article;

import static io.tidings.table.Values.instant;
import static io.tidings.table.Values.number;
import static io.tidings.table.Values.text;

import io.tidings.table.Key;
import io.tidings.table.Shape;
import io.tidings.table.StoredItem;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A report as an item of the intake table, and the names of its attributes. */
final class IntakeItems {
    static final String KEY = "key";
    static final String VERSION = "version";
    static final String CURSOR = "cursor";
    private static final String SOURCE = "source";
    private static final String AT = "at";
    private static final String READ = "read";
    private static final String ADDED = "added";
    private static final String CORRECTED = "corrected";
    private static final String UNCHANGED = "unchanged";
    private static final String WITHDRAWN = "withdrawn";
    private static final String REJECTED = "rejected";
    private static final String REJECTIONS = "rejections";
    private static final String PUBLISHED = "published";
    private static final String LINE = "line";
    private static final String REASON = "reason";
    private static final String EXCERPT = "excerpt";
    /** Of what settings the cursor is, and what the pull that came to it rejected. */
    static final String CURSOR_OF = "cursorOf";

    static final String COUNTED = "counted";
    static final String TROUBLE = "trouble";
    private static final String ADDRESS = "address";
    private static final String FAILURES = "failures";
    private static final String SINCE = "since";
    private static final String NOT_BEFORE = "notBefore";

    static final Shape SHAPE = Shape.of("intake reports", Key.text(KEY));

    private IntakeItems() {}

    static Map<String, AttributeValue> key(String key) {
        return Map.of(KEY, text(key));
    }

    static boolean isReport(StoredItem item) {
        return item.has(AT);
    }

    static Map<String, AttributeValue> attributes(IntakeReport report) {
        var item = new HashMap<String, AttributeValue>();
        item.put(VERSION, text(report.version()));
        item.put(SOURCE, text(report.source().value()));
        item.put(AT, instant(report.at()));
        item.put(READ, number(report.read()));
        item.put(ADDED, number(report.added()));
        item.put(CORRECTED, number(report.corrected()));
        item.put(UNCHANGED, number(report.unchanged()));
        item.put(WITHDRAWN, number(report.withdrawn()));
        item.put(REJECTED, number(report.rejected()));
        var rejections = report.firstRejections().stream().map(IntakeItems::rejection);
        item.put(REJECTIONS, AttributeValue.fromL(rejections.toList()));
        return item;
    }

    static IntakeReport report(StoredItem item) {
        return new IntakeReport(
                item.text(KEY),
                item.text(VERSION),
                new SourceName(item.text(SOURCE)),
                item.instant(AT),
                item.integer(READ),
                item.integer(ADDED),
                item.integer(CORRECTED),
                item.integer(UNCHANGED),
                item.integer(WITHDRAWN),
                item.integer(REJECTED),
                item.items(REJECTIONS).stream().map(IntakeItems::rejection).toList());
    }

    private static AttributeValue rejection(Rejection rejection) {
        var item = new HashMap<>(Map.of(
                LINE, number(rejection.line()),
                REASON, text(rejection.reason()),
                EXCERPT, text(rejection.excerpt())));
        rejection.published().ifPresent(at -> item.put(PUBLISHED, instant(at)));
        return AttributeValue.fromM(item);
    }

    private static Rejection rejection(StoredItem item) {
        return new Rejection(item.number(LINE), item.text(REASON), item.text(EXCERPT), item.findInstant(PUBLISHED));
    }

    static AttributeValue trouble(FeedTrouble trouble) {
        return AttributeValue.fromM(Map.of(
                ADDRESS, text(trouble.address().toString()),
                FAILURES, number(trouble.failures()),
                SINCE, instant(trouble.since()),
                AT, instant(trouble.at()),
                NOT_BEFORE, instant(trouble.notBefore())));
    }

    static Optional<FeedTrouble> trouble(StoredItem item) {
        if (!item.has(TROUBLE)) {
            return Optional.empty();
        }
        var trouble = item.item(TROUBLE);
        return Optional.of(new FeedTrouble(
                URI.create(trouble.text(ADDRESS)),
                trouble.integer(FAILURES),
                trouble.instant(SINCE),
                trouble.instant(AT),
                trouble.instant(NOT_BEFORE)));
    }
}
