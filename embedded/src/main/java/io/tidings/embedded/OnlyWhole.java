package io.tidings.embedded;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists what is whole: S3Proxy writes an object into a file beside it, named by its key and a UUID, which it lists as well while
 * that grows, and for good where a kill left it behind. Such a file has no ETag yet; every object of S3's has one.
 */
final class OnlyWhole extends ForwardingBlobStore {
    private static final Logger LOG = LoggerFactory.getLogger(OnlyWhole.class);

    private static final Pattern BEING_WRITTEN = Pattern.compile(".*-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final AtomicBoolean isSaid = new AtomicBoolean();

    OnlyWhole(BlobStore blobs) {
        super(blobs);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        var listed = super.list(request);
        var whole = listed.contents().stream().filter(this::isWhole).toList();
        return listed.toBuilder().contents(whole).build();
    }

    private boolean isWhole(S3Object object) {
        boolean isWhole = object.eTag() != null;
        if (!isWhole && !BEING_WRITTEN.matcher(object.key()).matches() && !isSaid.getAndSet(true)) {
            LOG.warn(
                    "{} and perhaps others are not listed, as what S3 knows of them is lost: was the directory copied"
                            + " without its extended attributes (cp -a and rsync -X keep them)?",
                    object.key());
        }
        return isWhole;
    }
}
