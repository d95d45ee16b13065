package io.tidings.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.TestServices;
import io.tidings.table.Bucket;
import io.tidings.topic.Models;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Two ticks compose the same edition, and one of them is all through between two steps of the other. */
final class LateComposerTest {

    private final Desk desk = new Desk();
    private final AtomicBoolean overtaken = new AtomicBoolean();

    @Test
    void whoIsLateTakesWhatWasRecordedAndFreezesNothing() {
        Newsletter newsletter = Samples.weekly();
        desk.comeIn(Samples.FIRST_HOUR.minus(Samples.DAY), 5);
        ComposeRequest request = desk.composing.due(newsletter).orElseThrow();
        Composing late = overtakenAtTheLock(() -> {
            desk.composing.compose(newsletter, request);
            desk.pass(Duration.ofSeconds(1));
        });

        Edition edition = late.compose(newsletter, request);

        assertThat(overtaken).isTrue();
        assertThat(desk.editions.find(edition.id())).contains(edition);
        assertThat(desk.s3.listObjectsV2(list -> list.bucket(desk.bucket)).contents())
                .extracting(S3Object::key)
                .containsExactly("editions/weekly/" + edition.id() + ".json");
    }

    private Composing overtakenAtTheLock(Runnable other) {
        var client = EmbeddedClients.dynamo(TestServices.shared().dynamo())
                .overrideConfiguration(with -> with.addExecutionInterceptor(new ExecutionInterceptor() {
                    @Override
                    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                        if (context.request() instanceof UpdateItemRequest && overtaken.compareAndSet(false, true)) {
                            other.run();
                        }
                    }
                }))
                .build();
        Bucket bucket = new Bucket(desk.s3, desk.bucket);
        return new Composing(
                desk.articles,
                desk.intakeLog,
                new Editions(client, desk.table, bucket),
                new Desks(new Models(bucket), desk.confirmations, desk.picks),
                desk.templates,
                desk::now);
    }
}
