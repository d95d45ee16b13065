package io.tidings.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket of S3 for documents that are read and written as a whole. What S3 refuses is thrown as its own exception. Thread-safe. */
public final class Bucket {
    private static final String JSON = "application/json";
    private static final int CONFLICT = 409;
    private static final int FAILED = 412;
    private static final int ATTEMPTS = 3;
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9-]{1,100}");

    private final S3Client s3;
    private final ObjectReader reader;
    private final String name;

    public Bucket(S3Client s3, String name) {
        this(s3, ObjectReader.through(s3), name);
    }

    /** Reads by {@code reader}; all else is the client's. */
    public Bucket(S3Client s3, ObjectReader reader, String name) {
        this.s3 = s3;
        this.reader = reader;
        this.name = name;
    }

    public byte[] read(String key) {
        return reader.read(name, key);
    }

    /** Empty where there is no such object. */
    public Optional<byte[]> find(String key) {
        try {
            return Optional.of(read(key));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    /**
     * An object and what tells it from any other that stood or will stand there.
     *
     * @param tag S3's ETag, without its quotes
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes out; nobody compares versions
    public record Version(byte[] bytes, String tag) {}

    /** Empty where there is no such object. */
    public Optional<Version> findVersion(String key) {
        try {
            ResponseBytes<GetObjectResponse> read =
                    s3.getObjectAsBytes(get -> get.bucket(name).key(key));
            return Optional.of(
                    new Version(read.asByteArrayUnsafe(), read.response().eTag().replace("\"", "")));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    /** In the order of their bytes. */
    public List<String> keys(String prefix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** What stands between {@code prefix} and the next slash, of each object that has both, in the order of their bytes. */
    public List<String> folders(String prefix) {
        return s3
                .listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(folder -> folder.prefix()
                        .substring(prefix.length(), folder.prefix().length() - 1))
                .toList();
    }

    /** Takes the place of what is there. */
    public void write(String key, byte[] bytes) {
        s3.putObject(put -> put.bucket(name).key(key), RequestBody.fromBytes(bytes));
    }

    /** Takes the place of what is there. */
    public void writeJson(String key, byte[] json) {
        s3.putObject(put -> put.bucket(name).key(key).contentType(JSON), RequestBody.fromBytes(json));
    }

    /** Changes nothing and says false if there is another already; that what is there says the same counts as done. */
    public boolean createJson(String key, byte[] json) {
        return write(key, json, put -> put.ifNoneMatch("*")) || isThere(key, json);
    }

    /**
     * Changes nothing and says false if what is there, or no longer, is not what was read with that tag. What is there already
     * as it should be counts as done, here as above: a write is refused, too, when only the answer to it was lost and the SDK asked again.
     */
    public boolean replaceJson(String key, byte[] json, String tag) {
        return (TAG.matcher(tag).matches() && write(key, json, put -> put.ifMatch('"' + tag + '"')))
                || isThere(key, json);
    }

    private boolean isThere(String key, byte[] json) {
        return find(key).filter(there -> Arrays.equals(there, json)).isPresent();
    }

    private boolean write(String key, byte[] json, Consumer<PutObjectRequest.Builder> condition) {
        for (int attempt = 1; ; attempt++) {
            try {
                s3.putObject(
                        put -> condition.accept(put.bucket(name).key(key).contentType(JSON)),
                        RequestBody.fromBytes(json));
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == FAILED || isGone(e)) {
                    return false;
                }
                // Two writes at the same moment: S3 asks one of them to try again.
                if (e.statusCode() != CONFLICT || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static boolean isGone(S3Exception e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .filter(details -> "NoSuchKey".equals(details.errorCode()))
                .isPresent();
    }
}
