package io.tidings.embedded;

import static io.tidings.embedded.SesCalls.bulk;
import static io.tidings.embedded.SesCalls.entry;
import static io.tidings.embedded.SesCalls.simple;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailsTest {
    @TempDir
    Path directory;

    private SesFixture fixture;

    @BeforeEach
    void start() {
        fixture = new SesFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void restart() {
        fixture.close();
        fixture = new SesFixture(directory);
    }

    private void send(int count) {
        var entries = IntStream.range(0, count)
                .mapToObj(i -> entry("a" + i + "@example.org", Map.of("name", "ä" + i)))
                .toList();
        fixture.client.sendBulkEmail(bulk("<p>{{name}}</p>", entries).build());
    }

    private static List<String> addresses(List<SentMail> mails) {
        return mails.stream().map(SentMail::to).toList();
    }

    @Test
    void theNewestStandFirstPageByPage() {
        send(5);

        assertThat(addresses(fixture.ses.mails().newest(0, 2))).containsExactly("a4@example.org", "a3@example.org");
        assertThat(addresses(fixture.ses.mails().newest(3, 10))).containsExactly("a1@example.org", "a0@example.org");
        assertThat(fixture.ses.mails().newest(5, 10)).isEmpty();
    }

    @Test
    void aMailReadLaterIsTheMailThatWasTold() {
        var told = new ArrayList<SentMail>();
        fixture.ses.mails().onAccepted(told::add);
        send(3);
        fixture.client.sendEmail(simple("b@example.org").build());

        var kept = new ArrayList<SentMail>();
        fixture.ses.mails().forEach(kept::add);
        assertThat(kept).isEqualTo(told).hasSize(4);
        assertThat(fixture.ses.mails().to("a1@example.org")).containsExactly(told.get(1));
    }

    @Test
    void allIsKnownAgainAfterARestart() {
        send(3);
        var before = fixture.ses.mails().newest(0, 10);
        restart();

        assertThat(fixture.ses.mails().newest(0, 10)).isEqualTo(before);
        assertThat(fixture.ses.truth().accepted("a1@example.org", "weekly-2026-01-05"))
                .isOne();
        assertThat(fixture.client.getAccount(b -> {}).sendQuota().sentLast24Hours())
                .isEqualTo(3);
        send(3);
        assertThat(fixture.ses.mails().newest(0, 10))
                .extracting(SentMail::messageId)
                .doesNotHaveDuplicates();
        assertThat(fixture.ses.truth().accepted("weekly-2026-01-05")).containsValues(2, 2, 2);
    }

    @Test
    void halfALineFromAKillIsForgotten() throws IOException {
        send(2);
        fixture.close();
        Files.writeString(
                directory.resolve("accepted.ndjson"), "{\"accepted\":{\"messageId\":\"0", StandardOpenOption.APPEND);

        fixture = new SesFixture(directory);
        send(1);
        restart();
        assertThat(addresses(fixture.ses.mails().newest(0, 10)))
                .containsExactly("a0@example.org", "a1@example.org", "a0@example.org");
    }
}
