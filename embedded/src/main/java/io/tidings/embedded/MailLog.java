package io.tidings.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The log with what is looked up in it: by message id, by position, by (address, edition). All that grows with the
 * mails is on disk, so that the heap does not. Thread-safe.
 */
final class MailLog implements AutoCloseable {
    private final SesLog log;
    private final LongMap offsetById;
    private final LongMap acceptedByAddress;
    private final Map<String, Suppression> suppressed = new ConcurrentHashMap<>();
    private MappedLongs mails;
    private int mailCount;
    private long acceptedCount;

    MailLog(Path directory, Quota quota) throws IOException {
        offsetById = new LongMap(directory);
        acceptedByAddress = new LongMap(directory);
        mails = new MappedLongs(directory, 1024);
        log = new SesLog(directory.resolve("accepted.ndjson"));
        log.forEach(0, (offset, json) -> {
            var entry = Json.read(json, LogEntry.class);
            remember(entry, offset);
            if (entry instanceof Accepted accepted) {
                quota.count(accepted.destinations().size(), Instant.parse(accepted.at()));
            }
        });
    }

    /**
     * Gives each draft its message id and keeps it. The drafts bring an id made of what they say; when that stands already,
     * the next occurrence gets another, so that the same mails have the same ids in whatever order they come.
     */
    synchronized List<Accepted> accept(List<Accepted> drafts) {
        var accepted = new ArrayList<Accepted>(drafts.size());
        for (var draft : drafts) {
            int occurrence = 0;
            while (offsetById.get(key(MessageIds.of(draft.messageId(), occurrence))) >= 0) {
                occurrence++;
            }
            var id = MessageIds.of(draft.messageId(), occurrence);
            accepted.add(draft.as(id));
            offsetById.put(key(id), Long.MAX_VALUE);
        }
        appendAll(accepted);
        return accepted;
    }

    synchronized void append(LogEntry entry) {
        appendAll(List.of(entry));
    }

    private void appendAll(List<? extends LogEntry> entries) {
        var offsets = log.append(entries);
        for (int i = 0; i < entries.size(); i++) {
            remember(entries.get(i), offsets.get(i));
        }
    }

    private void remember(LogEntry entry, long offset) {
        switch (entry) {
            case Accepted accepted -> remember(accepted, offset);
            case Suppression s -> {
                switch (s.change()) {
                    case PUT -> suppressed.put(s.address(), s);
                    case DELETED -> suppressed.remove(s.address());
                }
            }
            case ReaderAct _ -> {}
        }
    }

    private void remember(Accepted accepted, long offset) {
        offsetById.put(key(accepted.messageId()), offset);
        for (var address : accepted.destinations()) {
            acceptedCount++;
            long key = key(address, accepted.edition());
            acceptedByAddress.put(key, Math.max(0, acceptedByAddress.get(key)) + 1);
        }
        if (accepted.isMail()) {
            if (mailCount == mails.count()) {
                mails = mails.extended();
            }
            mails.set(mailCount++, offset);
        }
    }

    private static long key(String... parts) {
        return Hashes.of(List.of(parts));
    }

    synchronized long mailCount() {
        return mailCount;
    }

    synchronized long acceptedCount() {
        return acceptedCount;
    }

    synchronized int accepted(String address, String edition) {
        return (int) Math.max(0, acceptedByAddress.get(key(address, edition)));
    }

    /** How often each address was accepted with this edition tag. Reads the log. */
    Map<String, Integer> accepted(String edition) {
        var counts = new LinkedHashMap<String, Integer>();
        forEach(accepted -> {
            if (accepted.edition().equals(edition)) {
                accepted.destinations().forEach(address -> counts.merge(address, 1, Integer::sum));
            }
        });
        return counts;
    }

    Optional<Accepted> find(String messageId) {
        long offset;
        synchronized (this) {
            offset = offsetById.get(key(messageId));
        }
        return offset >= 0 && offset < log.end() ? Optional.of((Accepted) log.at(offset)) : Optional.empty();
    }

    /** The mail at a position, counted from the oldest, 0. */
    Accepted mail(long position) {
        long offset;
        synchronized (this) {
            if (position >= mailCount) {
                throw new IndexOutOfBoundsException("There is no mail " + position + " of " + mailCount);
            }
            offset = mails.get(position);
        }
        return (Accepted) log.at(offset);
    }

    void forEach(java.util.function.Consumer<Accepted> action) {
        log.forEach(0, (offset, json) -> {
            if (Json.read(json, LogEntry.class) instanceof Accepted accepted) {
                action.accept(accepted);
            }
        });
    }

    Map<String, Suppression> suppressed() {
        return suppressed;
    }

    SesLog log() {
        return log;
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
