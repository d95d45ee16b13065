package io.tidings.topic;

import io.tidings.article.Fingerprint;
import io.tidings.table.Bucket;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest model of each newsletter as an object in S3: {@code models/<newsletter>.bin}. Nobody asks for an older one, so
 * each takes the place of the one before, at once and whole; where the bucket keeps versions, its rules end them.
 * Thread-safe.
 */
public final class Models {

    private static final Logger LOG = LoggerFactory.getLogger(Models.class);
    private static final int NAME_LENGTH = 16;

    private final Bucket bucket;

    public Models(Bucket bucket) {
        this.bucket = bucket;
    }

    /** Makes it the newest model. */
    public NamedModel save(Beat beat, TopicModel model) {
        byte[] bytes = ModelBytes.write(model);
        bucket.write(key(beat), bytes);
        return new NamedModel(name(bytes), model);
    }

    /** The newest model, if there is one that this version of Tidings can read. */
    public Optional<NamedModel> newest(Beat beat) {
        try {
            return bucket.find(key(beat)).map(bytes -> new NamedModel(name(bytes), ModelBytes.read(bytes)));
        } catch (IllegalArgumentException e) {
            LOG.warn("The model {} can't be used: {}", key(beat), e.getMessage());
            return Optional.empty();
        }
    }

    private static String key(Beat beat) {
        return "models/" + beat + ".bin";
    }

    static String name(byte[] bytes) {
        return Fingerprint.sha256(bytes).substring(0, NAME_LENGTH);
    }
}
