package io.tidings.subscriber;

import static io.tidings.subscriber.People.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokensTest {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";

    private static final List<Purpose> PURPOSES = List.of(Purpose.values());

    private final SubscriberKeys keys = People.keys();
    private final Tokens tokens = new Tokens(keys);
    private final Random random = new Random(20260302);

    @Test
    void whatWasGrantedIsWhatOpens() {
        Set<String> issued = new HashSet<>();
        for (int trial = 0; trial < 2_000; trial++) {
            Grant grant = someGrant();
            String token = tokens.issue(grant);
            assertThat(tokens.open(token, grant.purpose())).contains(grant);
            assertThat(tokens.issue(grant)).isEqualTo(token);
            assertThat(token).matches("k2\\.[A-Za-z0-9_-]+").hasSizeLessThan(220);
            issued.add(token);
        }
        assertThat(issued).hasSize(2_000);
    }

    @Test
    void theTokenOfAMailIsShort() {
        Grant grant = grant(Purpose.UNSUBSCRIBE, Optional.of(new MailReference("weekly-2026-03-02", 4_999, 199)));

        assertThat(tokens.issue(grant)).hasSizeLessThan(80);
    }

    @Test
    void noChangedCharacterOpensAnything() {
        String token =
                tokens.issue(grant(Purpose.UNSUBSCRIBE, Optional.of(new MailReference("weekly-2026-03-02", 3, 9))));
        for (int at = 0; at < token.length(); at++) {
            for (int letter = 0; letter < ALPHABET.length(); letter++) {
                char other = ALPHABET.charAt(letter);
                if (other != token.charAt(at)) {
                    String changed = token.substring(0, at) + other + token.substring(at + 1);
                    assertThat(tokens.open(changed, Purpose.UNSUBSCRIBE))
                            .as(changed)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void noCutOrLengthenedTokenOpensAnything() {
        String token = tokens.issue(grant(Purpose.CONFIRM, Optional.empty()));
        for (int length = 0; length < token.length(); length++) {
            assertThat(tokens.open(token.substring(0, length), Purpose.CONFIRM)).isEmpty();
        }
        assertThat(tokens.open(token + "A", Purpose.CONFIRM)).isEmpty();
        assertThat(tokens.open(token + "=", Purpose.CONFIRM)).isEmpty();
        assertThat(tokens.open(token + "A".repeat(100_000), Purpose.CONFIRM)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anotherPurposeOpensNothing(Purpose purpose) {
        String token = tokens.issue(grant(purpose, Optional.empty()));
        for (Purpose other : Purpose.values()) {
            assertThat(tokens.open(token, other).isPresent()).isEqualTo(other == purpose);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "k2.", "k2", ".abc", "k2.!!", "nokey.AAAA", "k2.\u00e4", "../etc/passwd", "k2.AAAA\n"})
    void whatIsNoTokenOpensNothing(String text) {
        assertThat(tokens.open(text, Purpose.PREFERENCES)).isEmpty();
    }

    @Test
    void aRotatedKeyStillOpensAndADroppedOneDoesNot() {
        Grant grant = grant(Purpose.PREFERENCES, Optional.empty());
        SubscriberKeys before = new SubscriberKeys(key("address"), Map.of("k1", key("first")), "k1");
        SubscriberKeys after = new SubscriberKeys(key("address"), Map.of("k2", key("second")), "k2");
        String old = new Tokens(before).issue(grant);

        assertThat(tokens.open(old, Purpose.PREFERENCES)).contains(grant);
        assertThat(new Tokens(after).open(old, Purpose.PREFERENCES)).isEmpty();
        assertThat(tokens.open(old.replace("k1.", "k2."), Purpose.PREFERENCES)).isEmpty();
    }

    @Test
    void keysAreLongNamedAndPresent() {
        assertThatThrownBy(() -> new SubscriberKeys(new byte[31], Map.of("k1", key("x")), "k1"))
                .hasMessageContaining("32");
        assertThatThrownBy(() -> new SubscriberKeys(key("x"), Map.of("k1", new byte[8]), "k1"))
                .hasMessageContaining("k1");
        assertThatThrownBy(() -> new SubscriberKeys(key("x"), Map.of("K.1", key("y")), "K.1"))
                .hasMessageContaining("name");
        assertThatThrownBy(() -> new SubscriberKeys(key("x"), Map.of("k1", key("y")), "k2"))
                .hasMessageContaining("k2");
    }

    private Grant someGrant() {
        Optional<MailReference> mail = random.nextBoolean()
                ? Optional.of(new MailReference(
                        (random.nextBoolean() ? "weekly-" : "other_") + Integer.toString(random.nextInt(1 << 30), 36),
                        random.nextInt(1 << random.nextInt(1, 31)),
                        random.nextInt(1 << random.nextInt(1, 31))))
                : Optional.empty();
        return grant(PURPOSES.get(random.nextInt(PURPOSES.size())), mail);
    }

    private Grant grant(Purpose purpose, Optional<MailReference> mail) {
        SubscriberId id = keys.idOf(new EmailAddress("a" + random.nextInt() + "@example.org"));
        return new Grant(purpose, People.WEEKLY, id, mail);
    }
}
