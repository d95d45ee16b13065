package io.tidings.edition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.edition.InvalidNewsletter.Problem;
import io.tidings.embedded.TestServices;
import io.tidings.table.Bucket;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

final class NewslettersTest {

    private static final NewsletterId EXAMPLE = new NewsletterId("engineering-weekly");

    private final S3Client s3 = TestServices.shared().s3Client();
    private final String bucket = TestServices.bucket("newsletters");
    private final Newsletters newsletters = new Newsletters(new Bucket(s3, bucket));

    @Test
    void aSavedDocumentIsFound() {
        Newsletter saved = newsletters.save(Newsletters.example());

        assertThat(newsletters.find(EXAMPLE)).contains(saved);
        assertThat(newsletters.document(EXAMPLE))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(Newsletters.example()));
        assertThat(newsletters.all()).containsExactly(saved);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(newsletters.find(EXAMPLE)).isEmpty();
        assertThat(newsletters.document(EXAMPLE)).isEmpty();
        assertThat(newsletters.all()).isEmpty();
    }

    @Test
    void aBrokenDocumentDoesNotStopTheOthers() {
        newsletters.save(Newsletters.example());
        put("newsletters/broken.json", "{\"id\": \"broken\"}");
        put("newsletters/other-name.json", new String(Newsletters.example(), UTF_8));
        put("newsletters/readme.txt", "not one of ours");

        Newsletters.Shelf shelf = newsletters.shelf();

        assertThat(shelf.good()).extracting(Newsletter::id).containsExactly(EXAMPLE);
        assertThat(shelf.broken()).containsOnlyKeys("newsletters/broken.json", "newsletters/other-name.json");
        assertThat(shelf.broken().get("newsletters/other-name.json"))
                .containsExactly(
                        new Problem(
                                "/id",
                                "\"engineering-weekly\" stands in newsletters/other-name.json. Name the object newsletters/engineering-weekly.json or change the id."));
        assertThat(newsletters.all()).hasSize(1);
    }

    @Test
    void aBrokenDocumentIsSentByWithCareAndOneThatIsGoneNotAtAll() {
        put(
                "newsletters/engineering-weekly.json",
                new String(Newsletters.example(), UTF_8)
                        .replace("\"uncertain\": \"report\"", "\"uncertain\": \"resend\""));
        assertThat(newsletters.sending(EXAMPLE).map(SendingSettings::uncertain))
                .contains(SendingSettings.Uncertain.RESEND);

        put("newsletters/engineering-weekly.json", "{");
        assertThat(newsletters.sending(EXAMPLE)).contains(SendingSettings.DEFAULT);

        assertThat(newsletters.sending(new NewsletterId("gone"))).isEmpty();
    }

    @Test
    void aWrongDocumentIsNotSaved() {
        assertThatThrownBy(() -> newsletters.save("{\"id\": \"broken\"}".getBytes(UTF_8)))
                .isInstanceOf(InvalidNewsletter.class)
                .hasMessageContaining("The newsletter document has 5 problems:\n");
        assertThat(newsletters.document(new NewsletterId("broken"))).isEmpty();
    }

    private void put(String key, String text) {
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(text));
    }
}
