package io.tidings.feedback;

import io.tidings.delivery.EachByItself;
import io.tidings.delivery.Ledger;
import io.tidings.delivery.Mark;
import io.tidings.delivery.PageKey;
import io.tidings.delivery.ReadFiles;
import io.tidings.delivery.Roster;
import io.tidings.delivery.SlotSet;
import io.tidings.delivery.Stores;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.SubscriberId;
import io.tidings.subscriber.Suppression;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Reads files of SES events from the bucket and merges them into the ledger: one write a page, whatever the number of
 * events. Reading a file twice, or files out of order, changes nothing. Thread-safe.
 */
public final class EventFiles {
    private static final Logger LOG = LoggerFactory.getLogger(EventFiles.class);
    private static final int EVENTS_AT_ONCE = 100_000;
    /** So many pages that cannot be written are no matter of single pages. */
    private static final int MOST_FAILURES = 5;

    private final S3Client s3;
    private final String bucket;
    private final Stores stores;
    private final ReadFiles readFiles;
    private final InstantSource clock;

    public EventFiles(S3Client s3, String bucket, Stores stores, ReadFiles readFiles, InstantSource clock) {
        this.s3 = s3;
        this.bucket = bucket;
        this.stores = stores;
        this.readFiles = readFiles;
        this.clock = clock;
    }

    /** Reads the file unless this version of it was read to its end before. */
    public FileReport read(String key) {
        try (ResponseInputStream<GetObjectResponse> object =
                s3.getObject(get -> get.bucket(bucket).key(key))) {
            String version = String.valueOf(object.response().eTag());
            if (readFiles.isRead(key, version)) {
                object.abort();
                return FileReport.nothing(key, FileReport.Reading.READ_BEFORE);
            }
            FileReport report = new Reading(key).read(object);
            // Only now: whoever dies before this reads the whole file again.
            readFiles.markRead(key, version, clock.instant());
            LOG.info("{}", report);
            return report;
        } catch (NoSuchKeyException e) {
            return FileReport.nothing(key, FileReport.Reading.GONE);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the event file " + key, e);
        }
    }

    /** One file on its way into the ledger. */
    private final class Reading {
        private final String key;
        private final EventReader reader = new EventReader();
        private Harvest harvest = new Harvest();
        private long events;
        private long ignored;
        private long malformed;
        private int pages;
        private int suppressed;
        /** What can't be written of one page keeps nothing from the others; the file counts as unread, and comes again. */
        private final EachByItself writes = new EachByItself(MOST_FAILURES);

        private final Links links = new Links(stores.editions(), writes);

        Reading(String key) {
            this.key = key;
        }

        FileReport read(InputStream object) throws IOException {
            try {
                RecordSplitter records = new RecordSplitter(plain(object));
                for (Optional<ByteBuffer> next = records.next(); next.isPresent(); next = records.next()) {
                    take(next.get());
                }
                malformed += records.torn();
            } catch (EOFException | ZipException e) {
                // Packed, and torn: what came before is true all the same, and reading again would not mend it.
                malformed++;
            }
            merge();
            writes.end();
            return new FileReport(key, FileReport.Reading.READ, events, ignored, malformed, pages, suppressed);
        }

        private InputStream plain(InputStream object) throws IOException {
            return key.endsWith(".gz") ? new GZIPInputStream(object) : object;
        }

        private void take(ByteBuffer record) {
            Optional<MailEvent> event;
            try {
                event = reader.read(record);
            } catch (IOException e) {
                malformed++;
                return;
            }
            if (event.isEmpty()) {
                ignored++;
                return;
            }
            harvest.add(event.get(), links);
            if (++events % EVENTS_AT_ONCE == 0) {
                merge();
            }
        }

        private void merge() {
            harvest.letters()
                    .forEach(letter ->
                            writes.attempt(() -> suppress(letter.audience(), letter.reader(), letter.suppress())));
            harvest.suppressions().forEach((page, reasons) -> writes.attempt(() -> suppress(page, reasons)));
            for (PageKey page : harvest.pages()) {
                writes.attempt(() -> merge(page, harvest.marksOn(page)));
            }
            harvest = new Harvest();
        }

        /** Who a slot is stands in the roster: an address in an event may be anything. */
        private void suppress(PageKey page, Map<Integer, Suppression.Reason> reasons) {
            Optional<Roster> roster = stores.ledger().roster(page);
            if (roster.isEmpty()) {
                return;
            }
            Audience audience = new Audience(page.edition().newsletter().value());
            reasons.forEach((slot, reason) ->
                    roster.get().at(SlotSet.of(slot)).forEach(reader -> suppress(audience, reader, reason)));
        }

        private void suppress(Audience audience, SubscriberId reader, Suppression.Reason reason) {
            stores.subscribers().suppress(audience, reader, reason, clock.instant());
            suppressed++;
        }

        private void merge(PageKey page, Map<Mark, SlotSet> marks) {
            Ledger ledger = stores.ledger();
            if (ledger.merge(page, marks) || ledger.mergeWhatFits(page, marks)) {
                pages++;
            } else {
                long unknown =
                        marks.values().stream().mapToLong(SlotSet::size).max().orElse(0);
                LOG.info("{}: {} mails of {} are none of ours", key, unknown, page);
            }
        }
    }
}
