package io.tidings.edition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The newsletters: JSON documents in S3, {@code newsletters/<id>.json}. Thread-safe. */
public final class Newsletters {

    private static final Logger LOG = LoggerFactory.getLogger(Newsletters.class);
    private static final String FOLDER = "newsletters/";
    private static final String ENDING = ".json";
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final S3Client s3;
    private final String bucket;

    /**
     * Every document.
     *
     * @param good those that can be used, by id
     * @param broken what is wrong with the others, by key
     */
    public record Shelf(List<Newsletter> good, Map<String, List<String>> broken) {}

    public Newsletters(S3Client s3, String bucket) {
        this.s3 = s3;
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
        shelf.broken().forEach((key, problems) -> LOG.error("{} is left out: {}", key, String.join(" ", problems)));
        return shelf.good();
    }

    /** All documents, the broken ones with what is wrong with them. */
    public Shelf shelf() {
        List<Newsletter> good = new ArrayList<>();
        Map<String, List<String>> broken = new TreeMap<>();
        for (S3Object object : s3.listObjectsV2Paginator(
                        list -> list.bucket(bucket).prefix(FOLDER))
                .contents()) {
            String key = object.key();
            if (key.endsWith(ENDING)) {
                try {
                    good.add(read(key, bytes(key)));
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

    public Newsletter require(NewsletterId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("There is no newsletter " + id));
    }

    /** The document as it was saved, good or not. */
    public Optional<byte[]> document(NewsletterId id) {
        try {
            return Optional.of(bytes(key(id)));
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
        s3.putObject(
                put -> put.bucket(bucket).key(key(newsletter.id())).contentType("application/json"),
                RequestBody.fromBytes(json));
        return newsletter;
    }

    private static Newsletter read(String key, byte[] json) {
        Newsletter newsletter = NewsletterReader.read(json);
        if (!key.equals(key(newsletter.id()))) {
            throw new InvalidNewsletter(List.of("/id: \"" + newsletter.id() + "\" stands in " + key
                    + ". Name the object " + key(newsletter.id()) + " or change the id."));
        }
        return newsletter;
    }

    private byte[] bytes(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
    }

    private static String key(NewsletterId id) {
        return FOLDER + id + ENDING;
    }
}
