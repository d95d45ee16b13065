package io.tidings.article;

import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What was set aside, beside the drop: {@code rejected/<source>/<name of the object>.ndjson}. Thread-safe. */
final class RejectedFiles {
    private static final String PREFIX = "rejected/";
    private static final int LONGEST_NAME = 900;

    private final S3Client s3;
    private final String bucket;

    RejectedFiles(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** spec: "The object key name is … with UTF-8 encoding of at most 1,024 bytes." A name that fits there may not fit here. */
    private static String shortened(String name) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_NAME ? name : Fingerprint.sha256(bytes);
    }

    /** Writes what was rejected; removes what an earlier reading rejected where nothing is any more. */
    void write(SourceName source, String name, RejectedLines rejected) {
        var key = PREFIX + source + "/" + shortened(name) + ".ndjson";
        if (rejected.count() == 0) {
            s3.deleteObject(r -> r.bucket(bucket).key(key));
        } else {
            s3.putObject(
                    r -> r.bucket(bucket).key(key).contentType("application/x-ndjson"),
                    RequestBody.fromBytes(rejected.ndjson()));
        }
    }
}
