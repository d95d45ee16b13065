package io.tidings.subscriber;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The secret keys: one that turns addresses into ids and may never change, and those that sign tokens, of which the
 * current one signs and all may verify. Rotate by adding a key, making it current, and dropping the old one once no
 * mail with its links matters any more. Thread-safe.
 */
public final class SubscriberKeys {

    private static final Pattern KEY_NAME = Pattern.compile("[a-z0-9]{1,8}");
    private static final int SHORTEST = 32;

    private final Hmac addresses;
    private final Map<String, Hmac> tokens;
    private final String currentTokenKey;

    /**
     * @param addressKey at least 32 bytes; with another key everybody has another id, so keep a copy of it
     * @param tokenKeys by name (1 to 8 of a-z and 0-9, visible in links), each at least 32 bytes
     */
    public SubscriberKeys(byte[] addressKey, Map<String, byte[]> tokenKeys, String currentTokenKey) {
        if (!tokenKeys.containsKey(currentTokenKey)) {
            throw new IllegalArgumentException(
                    "The current token key '" + currentTokenKey + "' isn't among the token keys.");
        }
        this.addresses = key("The address key", addressKey);
        this.tokens = tokenKeys.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> key("Token key '" + named(entry.getKey()) + "'", entry.getValue())));
        this.currentTokenKey = currentTokenKey;
    }

    /** The id of the person with this address: HMAC-SHA-256, its first half. */
    public SubscriberId idOf(EmailAddress address) {
        return new SubscriberId(hash("address:" + address.value()));
    }

    /** Stands for where the mail to this address ends up: see {@link EmailAddress#inbox()}. */
    String inboxHash(EmailAddress address) {
        return hash("inbox:" + address.inbox());
    }

    /** Stands for where a request came from, so that no network address is stored. */
    String originHash(String origin) {
        return hash("origin:" + origin);
    }

    String currentTokenKey() {
        return currentTokenKey;
    }

    Optional<Hmac> tokenKey(String name) {
        return Optional.ofNullable(tokens.get(name));
    }

    private String hash(String text) {
        return HexFormat.of().formatHex(addresses.of(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }

    private static String named(String name) {
        if (!KEY_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A token key's name is 1 to 8 of a-z and 0-9, not '" + name + "'.");
        }
        return name;
    }

    private static Hmac key(String what, byte[] bytes) {
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException(what + " has " + bytes.length + " bytes; it needs at least 32.");
        }
        return new Hmac(bytes);
    }
}
