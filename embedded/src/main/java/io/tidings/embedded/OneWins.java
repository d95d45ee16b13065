package io.tidings.embedded;

import java.io.InputStream;
import java.util.Objects;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Writes with {@code If-Match} one after the other, and looks once more before each: S3Proxy looks and then writes, so that of
 * two in one moment both would think that they replaced what they had read.
 */
final class OneWins extends ForwardingBlobStore {
    private static final int CHANGED = 412;

    private final Object turn = new Object();

    OneWins(BlobStore blobs) {
        super(blobs);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        if (request.ifMatch() == null) {
            return super.putBlob(request, content);
        }
        synchronized (turn) {
            HeadObjectResponse there = blobMetadataIfPresent(request.bucket(), request.key());
            if (there == null || !Objects.equals(bare(there.eTag()), bare(request.ifMatch()))) {
                throw S3Exceptions.fromStatusCode(CHANGED);
            }
            return super.putBlob(request, content);
        }
    }

    private static String bare(String tag) {
        return tag.replace("\"", "");
    }
}
