package io.tidings.article;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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
    private static final String LINE = "line";
    private static final String REASON = "reason";
    private static final String EXCERPT = "excerpt";

    private IntakeItems() {}

    static Map<String, AttributeValue> key(String key) {
        return Map.of(KEY, AttributeValue.fromS(key));
    }

    static boolean isReport(Map<String, AttributeValue> item) {
        return item.containsKey(AT);
    }

    static Map<String, AttributeValue> attributes(IntakeReport report) {
        var item = new HashMap<String, AttributeValue>();
        item.put(VERSION, AttributeValue.fromS(report.version()));
        item.put(SOURCE, AttributeValue.fromS(report.source().value()));
        item.put(AT, AttributeValue.fromS(report.at().toString()));
        item.put(READ, number(report.read()));
        item.put(ADDED, number(report.added()));
        item.put(CORRECTED, number(report.corrected()));
        item.put(UNCHANGED, number(report.unchanged()));
        item.put(WITHDRAWN, number(report.withdrawn()));
        item.put(REJECTED, number(report.rejected()));
        item.put(
                REJECTIONS,
                AttributeValue.fromL(report.firstRejections().stream()
                        .map(IntakeItems::rejection)
                        .toList()));
        return item;
    }

    static IntakeReport report(Map<String, AttributeValue> item) {
        return new IntakeReport(
                text(item, KEY),
                text(item, VERSION),
                new SourceName(text(item, SOURCE)),
                Instant.parse(text(item, AT)),
                number(item, READ),
                number(item, ADDED),
                number(item, CORRECTED),
                number(item, UNCHANGED),
                number(item, WITHDRAWN),
                number(item, REJECTED),
                attribute(item, REJECTIONS).l().stream()
                        .map(value -> rejection(value.m()))
                        .toList());
    }

    private static AttributeValue rejection(Rejection rejection) {
        return AttributeValue.fromM(Map.of(
                LINE, AttributeValue.fromN(Long.toString(rejection.line())),
                REASON, AttributeValue.fromS(rejection.reason()),
                EXCERPT, AttributeValue.fromS(rejection.excerpt())));
    }

    private static Rejection rejection(Map<String, AttributeValue> item) {
        return new Rejection(Long.parseLong(attribute(item, LINE).n()), text(item, REASON), text(item, EXCERPT));
    }

    private static AttributeValue number(int value) {
        return AttributeValue.fromN(Integer.toString(value));
    }

    private static int number(Map<String, AttributeValue> item, String name) {
        return Integer.parseInt(attribute(item, name).n());
    }

    static String text(Map<String, AttributeValue> item, String name) {
        return attribute(item, name).s();
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("an item of the intake table has no " + name + ": " + item.get(KEY));
        }
        return value;
    }
}
