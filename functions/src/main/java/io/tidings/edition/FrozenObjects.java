package io.tidings.edition;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Frozen editions as objects in S3: {@code editions/<newsletter>/<edition>.json}, each written once. Each later draft is an
 * object of its own, {@code <edition>.<draft>-<its cut-off>.json}: a composer that died leaves one that nobody looks for.
 */
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

    private static String key(EditionId id, int draft, Instant cutOff) {
        String which = draft == Edition.FIRST_DRAFT ? "" : "." + draft + "-" + cutOff.toEpochMilli();
        return "editions/" + id.newsletter() + "/" + id + which + ".json";
    }

    /** False if there is one already. */
    boolean write(FrozenEdition edition, int draft) {
        String key = key(edition.id(), draft, edition.cutOff());
        byte[] json = FrozenJson.write(edition);
        for (int attempt = 1; ; attempt++) {
            try {
                s3.putObject(
                        put -> put.bucket(bucket).key(key).ifNoneMatch("*").contentType("application/json"),
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

    /** What this draft of the edition says; throws where it was never frozen. */
    FrozenEdition read(Edition edition) {
        return find(edition.id(), edition.draft(), edition.cutOff())
                .orElseThrow(() -> new IllegalStateException("Edition " + edition.id() + " was never frozen"));
    }

    /** The first draft, which may be frozen and not recorded yet. */
    Optional<FrozenEdition> first(EditionId id) {
        return find(id, Edition.FIRST_DRAFT, Instant.EPOCH);
    }

    private Optional<FrozenEdition> find(EditionId id, int draft, Instant cutOff) {
        String key = key(id, draft, cutOff);
        try {
            byte[] json =
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
            return Optional.of(FrozenJson.read(json, key));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }
}
