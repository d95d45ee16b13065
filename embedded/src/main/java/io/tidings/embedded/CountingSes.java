package io.tidings.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * SES v2's protocol without HTTP, rendering and disk: it checks what SES checks, counts, and remembers who was accepted.
 * For trials and simulations that make more calls than {@link EmbeddedSes} has time for. Thread-safe.
 */
public final class CountingSes {
    /** What is remembered of each accepted message. */
    public enum Memory {
        /** Nothing: one number for all. */
        NUMBERS,
        /** How often each address was accepted for each edition. */
        TRUTH,
        /** That, and what SES would report, until it is taken. */
        EVENTS
    }

    private final Account account;
    private final CountingOutbox outbox;
    private final SesProtocol protocol;
    private final Map<String, AtomicLong> calls = new ConcurrentHashMap<>();

    public CountingSes(InstantSource clock, SesLimits limits, Memory memory) {
        account = new Account(clock, new Quota(), limits);
        outbox = new CountingOutbox(clock, memory);
        protocol = new SesProtocol(new SesOperations(account, outbox), this::called);
    }

    private long called(String operation) {
        return calls.computeIfAbsent(operation, _ -> new AtomicLong()).incrementAndGet();
    }

    /**
     * Answers a call by its method and raw path.
     *
     * @throws java.io.EOFException when the caller is to get no answer
     */
    public WireReply answer(String method, String path, byte[] body) throws IOException {
        return protocol.answer(method, path, body);
    }

    /** From now on calls go wrong as this script says. */
    public void faults(Faults script) {
        protocol.faults(script);
    }

    public void limits(SesLimits limits) {
        account.limits(limits);
    }

    /** How often a mail of this edition (its {@code edition} tag, or empty) to this address was accepted. */
    public int accepted(String address, String edition) {
        return outbox.accepted(address, edition);
    }

    /** How often each address was accepted for an edition; those never accepted are missing. */
    public Map<String, Integer> accepted(String edition) {
        return outbox.accepted(edition);
    }

    /** Accepted messages, of every edition and none. */
    public long accepted() {
        return outbox.accepted();
    }

    /** Calls of one operation, such as {@code SendBulkEmail}. */
    public long calls(String operation) {
        var count = calls.get(operation);
        return count == null ? 0 : count.get();
    }

    /** What SES reports of the mails accepted since this was asked before: a record an element, as in an event file. */
    public List<String> takeEvents() {
        return outbox.takeUnreported().stream()
                .flatMap(accepted -> EventRecords.of(accepted).stream())
                .map(event -> new String(Json.bytes(event), StandardCharsets.UTF_8))
                .toList();
    }

    /** Forgets whom it accepted, and what it was told to suppress; the counts go on. */
    public void forget() {
        outbox.forget();
        account.forgetWhatWasSent();
    }
}
