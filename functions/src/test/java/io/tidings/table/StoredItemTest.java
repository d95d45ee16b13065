package io.tidings.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class StoredItemTest {

    private static final Shape SHAPE = Shape.of("pages", Key.text("edition"), Key.number("page"));
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.250Z");

    private final StoredItem item = SHAPE.item(Map.of(
            "edition", Values.text("weekly-1"),
            "page", Values.number(7),
            "address", Values.text("ann@example.com"),
            "at", Values.instant(NOON),
            "until", Values.millis(NOON),
            "reasons", Values.texts(List.of("b", "a")),
            "changes", AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of("by", Values.text("ida")))))));

    @Test
    void whatWasWrittenIsRead() {
        assertThat(item.text("edition")).isEqualTo("weekly-1");
        assertThat(item.number("page")).isEqualTo(7);
        assertThat(item.integer("page")).isEqualTo(7);
        assertThat(item.instant("at")).isEqualTo(NOON);
        assertThat(item.findInstant("at")).contains(NOON);
        assertThat(item.millis("until")).isEqualTo(NOON);
        assertThat(item.texts("reasons")).containsExactly("b", "a");
        assertThat(item.items("changes"))
                .extracting(change -> change.text("by"))
                .containsExactly("ida");
    }

    @Test
    void whatMayBeMissingIsEmpty() {
        assertThat(item.has("owner")).isFalse();
        assertThat(item.find("owner")).isEmpty();
        assertThat(item.findInstant("owner")).isEmpty();
        assertThat(SHAPE.found(Map.of())).isEmpty();
        assertThat(SHAPE.found(item.attributes())).contains(item);
    }

    @Test
    void whatMustBeThereIsMissedWithTheTableAndTheKeyAndNothingElseOfTheItem() {
        assertThatIllegalStateException()
                .isThrownBy(() -> item.text("owner"))
                .withMessageContainingAll("table of pages", "'owner'", "weekly-1", "7")
                .withMessageNotContaining("ann@example.com");
    }

    @Test
    void anotherTypeIsMissedLikewise() {
        assertThatIllegalStateException()
                .isThrownBy(() -> item.number("edition"))
                .withMessageContaining("'edition'");
    }
}
