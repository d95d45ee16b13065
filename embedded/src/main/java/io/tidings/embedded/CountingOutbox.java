package io.tidings.embedded;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers who was accepted, as far as asked to, and neither renders nor keeps a mail. Thread-safe. */
final class CountingOutbox implements Outbox {
    private static final Rendered NOTHING = Rendered.of("", "", "");

    private final InstantSource clock;
    private final CountingSes.Memory memory;
    private final Map<String, Suppression> suppressed = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Integer>> byEdition = new LinkedHashMap<>();
    private List<Accepted> unreported = new ArrayList<>();
    private long accepted;

    CountingOutbox(InstantSource clock, CountingSes.Memory memory) {
        this.clock = clock;
        this.memory = memory;
    }

    @Override
    public String keep(String subject, String html, String text, String defaults) {
        return "";
    }

    @Override
    public Draft draft(Outgoing outgoing) {
        var envelope = outgoing.envelope();
        var addresses = outgoing.recipients().addresses();
        var message = new Accepted(
                "",
                clock.instant().toString(),
                envelope.operation(),
                envelope.from(),
                addresses,
                outgoing.headers(),
                "",
                outgoing.tags(),
                envelope.configurationSet().isEmpty() ? null : envelope.configurationSet(),
                null,
                suppressed.containsKey(addresses.getFirst())
                        ? Fate.SUPPRESSED_BY_ACCOUNT
                        : Fate.of(addresses.getFirst()),
                outgoing.content());
        return new Draft(message, NOTHING);
    }

    @Override
    public synchronized List<String> accept(List<Draft> drafts) {
        List<String> ids = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            var id = "%016x-counted".formatted(++accepted);
            ids.add(id);
            remember(draft.message().as(id));
        }
        return ids;
    }

    private void remember(Accepted message) {
        if (memory != CountingSes.Memory.NUMBERS) {
            var counts = byEdition.computeIfAbsent(message.edition(), _ -> new LinkedHashMap<>());
            message.destinations().forEach(address -> counts.merge(address, 1, Integer::sum));
        }
        if (memory == CountingSes.Memory.EVENTS && message.configurationSet() != null) {
            unreported.add(message);
        }
    }

    synchronized long accepted() {
        return accepted;
    }

    synchronized Map<String, Integer> accepted(String edition) {
        return Map.copyOf(byEdition.getOrDefault(edition, Map.of()));
    }

    synchronized int accepted(String address, String edition) {
        return byEdition.getOrDefault(edition, Map.of()).getOrDefault(address, 0);
    }

    synchronized List<Accepted> takeUnreported() {
        var taken = unreported;
        unreported = new ArrayList<>();
        return taken;
    }

    synchronized void forget() {
        byEdition.clear();
        unreported = new ArrayList<>();
        suppressed.clear();
    }

    @Override
    public void suppress(Suppression change) {
        switch (change.change()) {
            case PUT -> suppressed.put(change.address(), change);
            case DELETED -> suppressed.remove(change.address());
        }
    }

    @Override
    public Map<String, Suppression> suppressed() {
        return suppressed;
    }
}
