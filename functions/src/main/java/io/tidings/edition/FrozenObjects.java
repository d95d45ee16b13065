package io.tidings.edition;

import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Frozen editions as objects in S3: {@code editions/<newsletter>/<edition>.json}, each written once. */
final class FrozenObjects {

    private static final int CONFLICT = 409;
    private static final int EXISTS = 412;
    private static final int ATTEMPTS = 3;

    private final S3Client s3;
    private final String bucket;

    FrozenObjects(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    static String key(EditionId id) {
        return "editions/" + id.newsletter() + "/" + id + ".json";
    }

    /** False if there is one already. */
    boolean write(FrozenEdition edition) {
        byte[] json = FrozenJson.write(edition);
        for (int attempt = 1; ; attempt++) {
            try {
                s3.putObject(
                        put -> put.bucket(bucket)
                                .key(key(edition.id()))
                                .ifNoneMatch("*")
                                .contentType("application/json"),
                        RequestBody.fromBytes(json));
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == EXISTS) {
                    return false;
                }
                // Two writes at the same moment: S3 asks one of them to try again.
                if (e.statusCode() != CONFLICT || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    FrozenEdition read(EditionId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("Edition " + id + " was never frozen"));
    }

    Optional<FrozenEdition> find(EditionId id) {
        try {
            byte[] json =
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key(id))).asByteArray();
            return Optional.of(FrozenJson.read(json, key(id)));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }
}
