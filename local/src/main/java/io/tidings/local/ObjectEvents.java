package io.tidings.local;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.RequestParametersEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.ResponseElementsEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3BucketEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.UserIdentityEntity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Notifications as S3 writes them: the key is encoded as in a form, the ETag stands without its quotes. */
final class ObjectEvents {
    private final String bucket;
    private final InstantSource clock;

    ObjectEvents(String bucket, InstantSource clock) {
        this.bucket = bucket;
        this.clock = clock;
    }

    S3Event created(S3Object object) {
        var key = URLEncoder.encode(object.key(), StandardCharsets.UTF_8).replace("%2F", "/");
        var entity = new S3ObjectEntity(
                key, object.size(), object.eTag().replace("\"", ""), "", Long.toHexString(clock.millis()));
        var owner = new UserIdentityEntity("local");
        var bucketEntity = new S3BucketEntity(bucket, owner, "arn:aws:s3:::" + bucket);
        return new S3Event(List.of(new S3EventNotificationRecord(
                "us-east-1",
                "ObjectCreated:Put",
                "aws:s3",
                clock.instant().toString(),
                "2.1",
                new RequestParametersEntity("127.0.0.1"),
                new ResponseElementsEntity("local", "local"),
                new S3Entity("local", bucketEntity, entity, "1.0"),
                owner)));
    }
}
