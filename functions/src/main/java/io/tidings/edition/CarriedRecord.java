package io.tidings.edition;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidings.table.Bucket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What editions brought, in one object for each newsletter: {@code editions/<newsletter>/carried.json}. It is worked out from
 * the frozen editions and can be thrown away: whatever edition is missing in it is read again, so that a lost write, or two
 * at once, cost a reading and nothing else. Thread-safe.
 */
final class CarriedRecord {

    private static final Logger LOG = LoggerFactory.getLogger(CarriedRecord.class);

    /** The object's shape. */
    record Document(List<Carried.Entry> entries) {

        /** Made when it is first used: the functions that send and that show pages never do, and it is slow to make. */
        private static final ObjectMapper MAPPER = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(JsonTypes.module())
                .build();

        static Document read(byte[] json) throws IOException {
            return MAPPER.readValue(json, Document.class);
        }

        byte[] json() throws IOException {
            return MAPPER.writeValueAsBytes(this);
        }
    }

    private final Bucket bucket;
    private final FrozenObjects frozen;

    CarriedRecord(Bucket bucket, FrozenObjects frozen) {
        this.bucket = bucket;
        this.frozen = frozen;
    }

    /** What those of these editions brought that count; {@code before} newest first. */
    Carried of(NewsletterId newsletter, List<Edition> before, Instant now) {
        Map<EditionId, Carried.Entry> known = new HashMap<>();
        read(newsletter).entries().forEach(entry -> known.put(entry.edition(), entry));
        List<Carried.Entry> entries = new ArrayList<>();
        boolean learnt = false;
        for (Edition edition : before) {
            if (edition.counts() && edition.cutOff().isAfter(now.minus(Carried.MEMORY))) {
                // One of an earlier draft has another cut-off: what that draft had is free again.
                Optional<Carried.Entry> kept = Optional.ofNullable(known.get(edition.id()))
                        .filter(entry -> entry.cutOff().equals(edition.cutOff()));
                learnt |= kept.isEmpty();
                Carried.Entry entry = kept.orElseGet(() -> Carried.Entry.of(frozen.read(edition)));
                entries.add(edition.cutOff().isAfter(now.minus(Carried.RETOLD)) ? entry : entry.faded());
            }
        }
        if (learnt) {
            write(newsletter, new Document(entries));
        }
        return new Carried(entries);
    }

    private Document read(NewsletterId newsletter) {
        Optional<byte[]> json = bucket.find(key(newsletter));
        if (json.isEmpty()) {
            return new Document(List.of());
        }
        try {
            return Document.read(json.get());
        } catch (IOException e) {
            LOG.warn("{} can't be read and is made again", key(newsletter), e);
            return new Document(List.of());
        }
    }

    private void write(NewsletterId newsletter, Document document) {
        try {
            bucket.writeJson(key(newsletter), document.json());
        } catch (IOException e) {
            throw new UncheckedIOException("Writing " + key(newsletter), e);
        }
    }

    private static String key(NewsletterId newsletter) {
        return "editions/" + newsletter + "/carried.json";
    }
}
