package io.tidings.edition;

import io.tidings.edition.InvalidNewsletter.Problem;
import io.tidings.table.Bucket;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The newsletters: JSON documents in S3, {@code newsletters/<id>.json}. Thread-safe. */
public final class Newsletters {

    private static final Logger LOG = LoggerFactory.getLogger(Newsletters.class);
    private static final String FOLDER = "newsletters/";
    private static final String ENDING = ".json";
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final Bucket bucket;

    /**
     * Every document.
     *
     * @param good those that can be used, by id
     * @param broken what is wrong with the others, by key
     */
    public record Shelf(List<Newsletter> good, Map<String, List<Problem>> broken) {}

    /** A document as it was saved, and what tells it from those saved before and after. */
    @SuppressWarnings("ArrayRecordComponent") // bytes out; nobody compares documents by them
    public record Document(byte[] json, String tag) {}

    public Newsletters(Bucket bucket) {
        this.bucket = bucket;
    }

    /** A complete, valid document to start from. */
    public static byte[] example() {
        try (InputStream in = Newsletters.class.getResourceAsStream("example-newsletter.json")) {
            return Objects.requireNonNull(in, "example-newsletter.json is not on the class path")
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading example-newsletter.json", e);
        }
    }

    /** Those that can be used; the others are logged and do not stop them. */
    public List<Newsletter> all() {
        Shelf shelf = shelf();
        shelf.broken().forEach((key, problems) -> LOG.error("{} is left out: {}", key, problems));
        return shelf.good();
    }

    /** All documents, the broken ones with what is wrong with them. */
    public Shelf shelf() {
        List<Newsletter> good = new ArrayList<>();
        Map<String, List<Problem>> broken = new TreeMap<>();
        for (String key : bucket.keys(FOLDER)) {
            if (key.endsWith(ENDING)) {
                try {
                    good.add(read(key, bucket.read(key)));
                } catch (InvalidNewsletter e) {
                    broken.put(key, e.problems());
                }
            }
        }
        return new Shelf(List.copyOf(good), broken);
    }

    /** Empty where there is none; throws {@link InvalidNewsletter} where it cannot be used. */
    public Optional<Newsletter> find(NewsletterId id) {
        return document(id).map(json -> read(key(id), json));
    }

    /**
     * How editions of it that are there already are sent: by its document, and most carefully while that is broken. Empty where
     * there is no document any more.
     */
    public Optional<SendingSettings> sending(NewsletterId id) {
        try {
            return find(id).map(Newsletter::sending);
        } catch (InvalidNewsletter _) {
            return Optional.of(SendingSettings.DEFAULT);
        }
    }

    /** The document as it was saved, good or not. */
    public Optional<byte[]> document(NewsletterId id) {
        return readable(() -> Optional.of(bucket.read(key(id))));
    }

    /** The same, with the tag by which to {@link #replace} it. */
    public Optional<Document> tagged(NewsletterId id) {
        return readable(() -> bucket.findVersion(key(id))).map(read -> new Document(read.bytes(), read.tag()));
    }

    private static <T> Optional<T> readable(Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (S3Exception e) {
            // To who may read but not list, S3 says "forbidden" of what is not there.
            if (e.statusCode() == NOT_FOUND || e.statusCode() == FORBIDDEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Checks a document and keeps it under its id; throws {@link InvalidNewsletter} and keeps nothing where it is wrong. */
    public Newsletter save(byte[] json) {
        Newsletter newsletter = NewsletterReader.read(json);
        bucket.writeJson(key(newsletter.id()), json);
        return newsletter;
    }

    /**
     * Checks a document and keeps it in the place of the one that was read with that tag. Empty, and nothing is kept, where
     * that is no longer the one there is; throws {@link InvalidNewsletter} where the new one is wrong.
     */
    public Optional<Newsletter> replace(byte[] json, String tag) {
        return kept(json, newsletter -> bucket.replaceJson(key(newsletter.id()), json, tag));
    }

    /** Checks a document and keeps it if there is none under its id; empty where there is. Throws as {@link #replace}. */
    public Optional<Newsletter> create(byte[] json) {
        return kept(json, newsletter -> bucket.createJson(key(newsletter.id()), json));
    }

    private static Optional<Newsletter> kept(byte[] json, Predicate<Newsletter> write) {
        return Optional.of(NewsletterReader.read(json)).filter(write);
    }

    private static Newsletter read(String key, byte[] json) {
        Newsletter newsletter = NewsletterReader.read(json);
        if (!key.equals(key(newsletter.id()))) {
            throw new InvalidNewsletter(new Problem(
                    "/id",
                    "\"" + newsletter.id() + "\" stands in " + key + ". Name the object " + key(newsletter.id())
                            + " or change the id."));
        }
        return newsletter;
    }

    private static String key(NewsletterId id) {
        return FOLDER + id + ENDING;
    }
}
