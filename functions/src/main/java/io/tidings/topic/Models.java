package io.tidings.topic;

import io.tidings.article.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Trained models as objects in S3: {@code models/<newsletter>/<hash>.bin}, each written once, and beside them {@code newest},
 * which names one. A model is whole before it is named, so whoever dies in between leaves the old one. Thread-safe.
 */
public final class Models {

    private static final Logger LOG = LoggerFactory.getLogger(Models.class);
    private static final int NAME_LENGTH = 16;

    private final S3Client s3;
    private final String bucket;

    public Models(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Keeps a model and makes it the newest. */
    public NamedModel save(Beat beat, TopicModel model) {
        byte[] bytes = ModelBytes.write(model);
        String name = name(bytes);
        s3.putObject(
                put -> put.bucket(bucket).key(key(beat, name)).contentType("application/octet-stream"),
                RequestBody.fromBytes(bytes));
        s3.putObject(
                put -> put.bucket(bucket).key(newestKey(beat)).contentType("text/plain"), RequestBody.fromString(name));
        return new NamedModel(name, model);
    }

    /** The newest model, if there is one that this version of Tidings can read. */
    public Optional<NamedModel> newest(Beat beat) {
        return read(newestKey(beat))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .flatMap(name -> find(beat, name));
    }

    /** The model of that name. */
    public Optional<NamedModel> find(Beat beat, String name) {
        try {
            return read(key(beat, name)).map(bytes -> new NamedModel(name, ModelBytes.read(bytes)));
        } catch (IllegalArgumentException e) {
            LOG.warn("The model {} can't be used: {}", key(beat, name), e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<byte[]> read(String key) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    private static String key(Beat beat, String name) {
        return "models/" + beat + "/" + name + ".bin";
    }

    private static String newestKey(Beat beat) {
        return "models/" + beat + "/newest";
    }

    static String name(byte[] bytes) {
        return Fingerprint.sha256(bytes).substring(0, NAME_LENGTH);
    }
}
