package io.tidings.embedded;

import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/**
 * Lists what is whole: S3Proxy writes an object into a file beside it, named by its key and a UUID, which it lists as well while
 * that grows, and for good where a kill left it behind. Such a file has no ETag yet; every object of S3's has one.
 */
final class OnlyWhole extends ForwardingBlobStore {
    OnlyWhole(BlobStore blobs) {
        super(blobs);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        var listed = super.list(request);
        var whole = listed.contents().stream()
                .filter(object -> object.eTag() != null)
                .toList();
        return listed.toBuilder().contents(whole).build();
    }
}
