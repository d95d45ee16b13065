package io.tidings.embedded;

import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.jspecify.annotations.Nullable;

/** S3Proxy, in memory or in a directory, on loopback only. It checks signatures and {@code If-None-Match}; it notifies nobody. */
final class S3Server {
    private final S3Proxy proxy;

    private S3Server(S3Proxy proxy) {
        this.proxy = proxy;
    }

    static S3Server start(int port, @Nullable Path directory) throws Exception {
        var proxy = S3Proxy.builder()
                .blobStore(
                        directory == null
                                ? new TransientNio2BlobStore()
                                : new FilesystemNio2BlobStore(directory.toString()))
                .awsAuthentication(
                        AuthenticationType.AWS_V2_OR_V4, EmbeddedClients.CREDENTIAL, EmbeddedClients.CREDENTIAL)
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .build();
        proxy.start();
        return new S3Server(proxy);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    void stop() throws Exception {
        proxy.stop();
    }
}
