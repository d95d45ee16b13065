package io.tidings.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** S3Proxy over a directory, on loopback only. It checks signatures, {@code If-None-Match} and {@code If-Match}; it notifies nobody. */
final class S3Server {
    private final S3Proxy proxy;

    private S3Server(S3Proxy proxy) {
        this.proxy = proxy;
    }

    static S3Server start(Path directory) throws Exception {
        var proxy = S3Proxy.builder()
                .blobStore(new OnlyWhole(new OneWins(blobs(directory))))
                .awsAuthentication(
                        AuthenticationType.AWS_V2_OR_V4, EmbeddedClients.CREDENTIAL, EmbeddedClients.CREDENTIAL)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .build();
        proxy.start();
        return new S3Server(proxy);
    }

    /** In memory where the file system has no place for what S3 knows of an object beside its bytes. */
    private static BlobStore blobs(Path directory) throws IOException {
        return Files.getFileStore(directory).supportsFileAttributeView(UserDefinedFileAttributeView.class)
                ? new FilesystemNio2BlobStore(directory.toString())
                : new TransientNio2BlobStore();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    void stop() throws Exception {
        proxy.stop();
    }
}
