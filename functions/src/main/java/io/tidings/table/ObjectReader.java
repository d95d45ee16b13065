package io.tidings.table;

import software.amazon.awssdk.services.s3.S3Client;

/** Reads whole objects of S3. Thread-safe. */
@FunctionalInterface
public interface ObjectReader {

    /** Throws {@link software.amazon.awssdk.services.s3.model.S3Exception} as the SDK's client does. */
    byte[] read(String bucket, String key);

    static ObjectReader through(S3Client s3) {
        return (bucket, key) ->
                s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArrayUnsafe();
    }
}
