package io.tidings.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Publishes what the log says as files of SES events, as Firehose does: NDJSON under {@code events/yyyy/MM/dd/HH/}. It reads
 * the log from where it stopped, and remembers that place in a file after each put: after a kill a file may come twice,
 * none is lost. Thread-safe.
 */
final class EventPublisher {
    private static final DateTimeFormatter HOUR = utc("yyyy/MM/dd/HH");
    private static final DateTimeFormatter SECOND = utc("yyyy-MM-dd-HH-mm-ss");
    // Firehose compresses when it is told to; a file of many events is told to here, as a disk is small too
    private static final int COMPRESS_FROM = 1 << 18;
    private static final int FILE_LIMIT = 1 << 24;

    private final MailLog log;
    private final Path placeFile;
    private final InstantSource clock;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private long place;
    private @Nullable S3Client s3;
    private String bucket = "";

    EventPublisher(MailLog log, Path placeFile, InstantSource clock) throws IOException {
        this.log = log;
        this.placeFile = placeFile;
        this.clock = clock;
        this.place = Files.exists(placeFile) ? Long.parseLong(Files.readString(placeFile)) : 0;
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    synchronized void to(S3Client client, String name) {
        s3 = client;
        bucket = name;
    }

    void onFile(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** Puts all that is not yet published, in files of at most some 16 MB. */
    synchronized void publish() {
        if (s3 == null) {
            return;
        }
        long end = log.log().end();
        while (place < end) {
            var file = new ByteArrayOutputStream();
            long read = log.log().forEachWhile(place, (offset, json) -> {
                write(Json.read(json, LogEntry.class), file);
                return file.size() < FILE_LIMIT;
            });
            if (file.size() > 0) {
                put(s3, file.toByteArray(), place);
            }
            place = read;
            remember();
        }
    }

    private void write(LogEntry entry, ByteArrayOutputStream file) {
        switch (entry) {
            // spec: SES publishes events only for mails sent with a configuration set
            case Accepted accepted
            when accepted.configurationSet() != null ->
                EventRecords.of(accepted).forEach(event -> line(event, file));
            case Accepted _ -> {}
            case ReaderAct act ->
                log.find(act.messageId())
                        .filter(mail -> mail.configurationSet() != null)
                        .ifPresent(mail -> line(EventRecords.of(act, mail), file));
            case Suppression _ -> {}
        }
    }

    private static void line(Object event, ByteArrayOutputStream file) {
        file.writeBytes(Json.bytes(event));
        file.write('\n');
    }

    private void put(S3Client client, byte[] events, long from) {
        boolean compressed = events.length >= COMPRESS_FROM;
        var now = clock.instant();
        var key = "events/" + HOUR.format(now) + "/tidings-ses-1-" + SECOND.format(now) + "-%016x".formatted(from)
                + (compressed ? ".gz" : "");
        client.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromBytes(compressed ? compress(events) : events));
        listeners.forEach(listener -> listener.accept(key));
    }

    private static byte[] compress(byte[] events) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(events);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void remember() {
        try {
            var whole = placeFile.resolveSibling(placeFile.getFileName() + ".new");
            Files.writeString(whole, Long.toString(place), StandardCharsets.US_ASCII);
            Files.move(whole, placeFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("remember how far events were published", e);
        }
    }
}
