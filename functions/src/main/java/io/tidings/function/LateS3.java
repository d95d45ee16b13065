package io.tidings.function;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * S3 as a function starts with it: objects that are there are read without the SDK's client, which is built for whatever
 * else comes, or goes wrong. Thread-safe.
 */
final class LateS3 implements S3Client {
    private final Optional<SignedGet> get;
    private final Once<S3Client> whole;

    LateS3(Optional<SignedGet> get, Supplier<S3Client> whole) {
        this.get = get;
        this.whole = new Once<>(whole);
    }

    /** Of an object that was simply read, the answer holds the bytes and nothing else. */
    @Override
    public ResponseBytes<GetObjectResponse> getObjectAsBytes(GetObjectRequest request) {
        boolean plain = request.equals(GetObjectRequest.builder()
                .bucket(request.bucket())
                .key(request.key())
                .build());
        return get.filter(_ -> plain)
                .flatMap(get -> get.bytes(request.bucket(), request.key()))
                .map(bytes -> ResponseBytes.fromByteArrayUnsafe(
                        GetObjectResponse.builder().build(), bytes))
                .orElseGet(() -> whole.get().getObjectAsBytes(request));
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        return whole.get().getObject(request, transformer);
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        return whole.get().headObject(request);
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        return whole.get().listObjectsV2(request);
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        return whole.get().putObject(request, body);
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        return whole.get().deleteObject(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        whole.ifMade(S3Client::close);
    }
}
