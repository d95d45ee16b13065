package io.tidings.edition;

import io.tidings.table.Bucket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Frozen editions as objects in S3: {@code editions/<newsletter>/<edition>.json}, each written once. Each later draft is an
 * object of its own, {@code <edition>.<draft>-<when it was made>.json}: a composer that died leaves one that nobody looks for.
 */
final class FrozenObjects {
    private static final String FOLDER = "editions/";

    private final Bucket bucket;

    FrozenObjects(Bucket bucket) {
        this.bucket = bucket;
    }

    private static String key(EditionId id, int draft, Instant composedAt) {
        String which = draft == Edition.FIRST_DRAFT ? "" : "." + draft + "-" + composedAt.toEpochMilli();
        return FOLDER + id.newsletter() + "/" + id + which + ".json";
    }

    /** Those of which an edition was frozen, whatever became of their documents. */
    List<NewsletterId> newsletters() {
        return bucket.folders(FOLDER).stream()
                .filter(name -> NewsletterId.SHAPE.matcher(name).matches())
                .map(NewsletterId::new)
                .toList();
    }

    /** False if there is one already. */
    boolean write(FrozenEdition edition, int draft) {
        return bucket.createJson(key(edition.id(), draft, edition.composedAt()), FrozenJson.write(edition));
    }

    /** What this draft of the edition says; throws where it was never frozen. */
    FrozenEdition read(Edition edition) {
        return required(edition, FrozenJson::read);
    }

    /** What readers get of this draft of the edition; throws where it was never frozen. */
    PrintedEdition printed(Edition edition) {
        return required(edition, FrozenJson::printed);
    }

    private <T> T required(Edition edition, BiFunction<byte[], String, T> reader) {
        return find(edition.id(), edition.draft(), edition.composedAt(), reader)
                .orElseThrow(() -> new IllegalStateException("Edition " + edition.id() + " was never frozen"));
    }

    /** The first draft, which may be frozen and not recorded yet. */
    Optional<FrozenEdition> first(EditionId id) {
        return find(id, Edition.FIRST_DRAFT, Instant.EPOCH, FrozenJson::read);
    }

    /** {@code reader} gets the document and its key. */
    private <T> Optional<T> find(EditionId id, int draft, Instant composedAt, BiFunction<byte[], String, T> reader) {
        String key = key(id, draft, composedAt);
        return bucket.find(key).map(json -> reader.apply(json, key));
    }
}
