package io.tidings.embedded;

import static io.tidings.embedded.SesCalls.bulk;
import static io.tidings.embedded.SesCalls.entry;
import static io.tidings.embedded.SesCalls.header;
import static io.tidings.embedded.SesCalls.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntry;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntryResult;
import software.amazon.awssdk.services.sesv2.model.BulkEmailStatus;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

class SendBulkEmailTest {
    private SesFixture fixture;

    @BeforeEach
    void start(@TempDir Path directory) {
        fixture = new SesFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private List<BulkEmailEntryResult> send(String html, BulkEmailEntry... entries) {
        return fixture.client
                .sendBulkEmail(bulk(html, List.of(entries)).build())
                .bulkEmailEntryResults();
    }

    @Test
    void eachEntryIsRenderedWithItsOwnDataTagsAndHeaders() {
        var results = send(
                "<p>{{name}}</p>{{#if s_1}}<p>one</p>{{/if}}{{#each links}}<a>{{this}}</a>{{/each}}",
                entry(
                        "a@example.org",
                        Map.of("name", "Ann & co", "s_1", "yes"),
                        e -> e.replacementTags(tag("page", "3"), tag("edition", "other"))
                                .replacementHeaders(
                                        header("List-Unsubscribe", "<https://tidings.example/u/a>"),
                                        header("list-id", "mine"))),
                entry("b@example.org", Map.of("name", "Bob", "subject", "Yours")));

        var first = fixture.ses.mails().find(results.get(0).messageId()).orElseThrow();
        var second = fixture.ses.mails().find(results.get(1).messageId()).orElseThrow();
        assertThat(first.html()).isEqualTo("<p>Ann & co</p><p>one</p>");
        assertThat(first.subject()).isEqualTo("The week");
        assertThat(first.tags()).isEqualTo(Map.of("page", "3", "edition", "other"));
        assertThat(first.headers())
                .contains(
                        new Header("list-id", "mine"), new Header("List-Unsubscribe", "<https://tidings.example/u/a>"))
                .doesNotContain(new Header("List-Id", "Weekly <weekly.tidings.example>"));
        assertThat(second.html()).isEqualTo("<p>Bob</p>");
        assertThat(second.subject()).isEqualTo("Yours");
        assertThat(second.tags()).isEqualTo(Map.of("edition", "weekly-2026-01-05"));
        assertThat(second.headers()).contains(new Header("List-Id", "Weekly <weekly.tidings.example>"));
    }

    @Test
    void anEntryThatDoesNotRenderIsAcceptedButMakesNoMail() {
        var results = send("{{missing}}", entry("a@example.org", Map.of()));

        assertThat(results.getFirst().status()).isEqualTo(BulkEmailStatus.SUCCESS);
        assertThat(fixture.ses.mails().find(results.getFirst().messageId())).isEmpty();
        assertThat(fixture.ses.mails().count()).isZero();
        assertThat(fixture.ses.truth().accepted("a@example.org", "weekly-2026-01-05"))
                .isOne();
    }

    @Test
    void aBackslashKeepsBracesAsText() {
        var results = send("\\{{missing}} and {{{subject}}}", entry("a@example.org", Map.of()));

        assertThat(fixture.ses
                        .mails()
                        .find(results.getFirst().messageId())
                        .orElseThrow()
                        .html())
                .isEqualTo("{{missing}} and The week");
    }

    @Test
    void dataAreNotReadAsTemplates() {
        var results = send("{{name}}", entry("a@example.org", Map.of("name", "{{missing}}")));

        assertThat(fixture.ses
                        .mails()
                        .find(results.getFirst().messageId())
                        .orElseThrow()
                        .html())
                .isEqualTo("{{missing}}");
    }

    @Test
    void aPoisonedEntryDoesNotHurtItsNeighbours() {
        var results = send(
                "x",
                entry("a@example.org", Map.of()),
                entry("no address", Map.of()),
                entry("b@example.org", Map.of(), e -> e.replacementTags(tag("a b", "c"))),
                entry("c@example.org", Map.of()));

        assertThat(results)
                .extracting(BulkEmailEntryResult::status)
                .containsExactly(
                        BulkEmailStatus.SUCCESS,
                        BulkEmailStatus.INVALID_PARAMETER,
                        BulkEmailStatus.INVALID_PARAMETER,
                        BulkEmailStatus.SUCCESS);
        assertThat(fixture.ses.mails().count()).isEqualTo(2);
    }

    @Test
    void aCallIsLimitedToFiftyDestinations() {
        var entries = IntStream.range(0, 51)
                .mapToObj(i -> entry("a" + i + "@example.org", Map.of()))
                .toList();

        assertThatThrownBy(() -> fixture.client.sendBulkEmail(bulk("x", entries).build()))
                .isInstanceOf(BadRequestException.class);
        fixture.client.sendBulkEmail(bulk("x", entries.subList(0, 50)).build());
        assertThat(fixture.ses.truth().accepted()).isEqualTo(50);
    }

    @Test
    void aTemplateOverTheSizeIsRefused() {
        assertThatThrownBy(() -> send("x".repeat(1024 * 1024 + 1), entry("a@example.org", Map.of())))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void theQuotaIsAnsweredEntryByEntryUntilNothingOfACallIsLeft() {
        fixture.ses.limits(new SesLimits(1, 4, 3, 15, 126, 870, 1000, 1000));
        var three = IntStream.range(0, 3)
                .mapToObj(i -> entry("a" + i + "@example.org", Map.of()))
                .toArray(BulkEmailEntry[]::new);

        assertThat(statuses(send("x", three))).containsOnly("SUCCESS");
        assertThatThrownBy(() -> send("x", three[0])).isInstanceOf(TooManyRequestsException.class);
        fixture.clock.advance(java.time.Duration.ofSeconds(3));
        assertThat(statuses(send("x", three)))
                .containsExactly("SUCCESS", "ACCOUNT_DAILY_QUOTA_EXCEEDED", "ACCOUNT_DAILY_QUOTA_EXCEEDED");
        assertThatThrownBy(() -> send("x", three)).isInstanceOf(LimitExceededException.class);

        fixture.ses.limits(new SesLimits(1, -1, 3, 15, 126, 870, 1000, 1000));
        assertThat(statuses(send("x", three))).containsExactly("SUCCESS", "SUCCESS", "ACCOUNT_THROTTLED");
    }

    private static List<String> statuses(List<BulkEmailEntryResult> results) {
        return results.stream().map(BulkEmailEntryResult::statusAsString).toList();
    }
}
