package io.tidings.embedded;

import static io.tidings.embedded.SesCalls.header;
import static io.tidings.embedded.SesCalls.simple;
import static io.tidings.embedded.SesCalls.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

class SendEmailTest {
    private SesFixture fixture;

    @BeforeEach
    void start(@TempDir Path directory) {
        fixture = new SesFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aSimpleMessageIsKeptAsItWasGiven() {
        var id = fixture.client
                .sendEmail(simple("reader@example.org")
                        .replyToAddresses("editor@tidings.example")
                        .emailTags(tag("edition", "e1"))
                        .build())
                .messageId();

        var mail = fixture.ses.mails().find(id).orElseThrow();
        assertThat(mail.to()).isEqualTo("reader@example.org");
        assertThat(mail.subject()).isEqualTo("Please confirm");
        assertThat(mail.html()).isEqualTo("<p>Confirm</p>");
        assertThat(mail.text()).isEqualTo("Confirm");
        assertThat(mail.tags()).containsEntry("edition", "e1");
        assertThat(mail.headers()).contains(new Header("Reply-To", "editor@tidings.example"));
        assertThat(mail.at()).isEqualTo(fixture.clock.instant());
    }

    @Test
    void aTemplateIsRenderedWithItsData() {
        var id = fixture.client
                .sendEmail(simple("reader@example.org")
                        .content(c -> c.template(t -> t.templateContent(
                                        x -> x.subject("Hello {{name}}").html("<b>{{name}}</b>"))
                                .templateData("{\"name\":\"<Ada>\"}")
                                .headers(header("X-Kind", "welcome"))))
                        .build())
                .messageId();

        var mail = fixture.ses.mails().find(id).orElseThrow();
        assertThat(mail.subject()).isEqualTo("Hello <Ada>");
        assertThat(mail.html()).isEqualTo("<b><Ada></b>");
        assertThat(mail.headers()).contains(new Header("X-Kind", "welcome"));
    }

    @Test
    void aRawMessageIsTakenApartForTheMailboxAndSentAsItIs() {
        var raw = """
                From: news@tidings.example
                To: reader@example.org
                Subject: Raw
                MIME-Version: 1.0
                Content-Type: text/plain; charset=UTF-8

                Hello
                """;
        var id = fixture.client
                .sendEmail(b -> b.content(c -> c.raw(r -> r.data(SdkBytes.fromUtf8String(raw)))))
                .messageId();

        var mail = fixture.ses.mails().find(id).orElseThrow();
        assertThat(mail.to()).isEqualTo("reader@example.org");
        assertThat(mail.subject()).isEqualTo("Raw");
        assertThat(mail.text()).contains("Hello");
        assertThat(new String(mail.eml(), StandardCharsets.US_ASCII))
                .contains("Message-ID:\r\n <" + id)
                .contains("Subject: Raw\r\n")
                .endsWith("\r\n\r\nHello\r\n");
    }

    @Test
    void aNamedTemplateIsNotFound() {
        var call = simple("reader@example.org")
                .content(c -> c.template(t -> t.templateName("none").templateData("{}")))
                .build();

        assertThatThrownBy(() -> fixture.client.sendEmail(call)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void addressesHeadersAndTagsAreHeldToTheLimits() {
        refuses(simple("not an address"));
        refuses(simple("älice@example.org"));
        refuses(simple("a@example.org").destination(d -> d.toAddresses(Collections.nCopies(51, "a@example.org"))));
        refuses(simple("a@example.org").emailTags(tag("edition", "no blanks")));
        refuses(simple("a@example.org").fromEmailAddress("nobody"));
        refuses(withHeader("X-Long", "x".repeat(871)));
        refuses(withHeader("X-Umlaut", "ä"));
        refuses(withHeader("N".repeat(127), "x"));
        refuses(withHeader("Subject", "again"));
        fixture.client.sendEmail(withHeader("N".repeat(126), "x".repeat(870)).build());

        assertThat(fixture.ses.mails().count()).isOne();
    }

    private void refuses(software.amazon.awssdk.services.sesv2.model.SendEmailRequest.Builder call) {
        assertThatThrownBy(() -> fixture.client.sendEmail(call.build())).isInstanceOf(BadRequestException.class);
    }

    private static software.amazon.awssdk.services.sesv2.model.SendEmailRequest.Builder withHeader(
            String name, String value) {
        return simple("a@example.org")
                .content(c -> c.simple(m -> m.subject(s -> s.data("s"))
                        .body(b -> b.text(t -> t.data("t")))
                        .headers(header(name, value))));
    }

    @Test
    void theAccountsStateIsAnsweredWithTheErrorsOfSes() {
        var call = simple("a@example.org").build();
        var ses = fixture.ses;

        ses.pauseSending();
        assertThatThrownBy(() -> fixture.client.sendEmail(call)).isInstanceOf(SendingPausedException.class);
        assertThat(fixture.client.getAccount(b -> {}).sendingEnabled()).isFalse();
        ses.resumeSending();

        ses.verifiedIdentities(Set.of("other.example"));
        assertThatThrownBy(() -> fixture.client.sendEmail(call)).isInstanceOf(MailFromDomainNotVerifiedException.class);
        ses.verifiedIdentities(Set.of("tidings.example"));

        ses.configurationSets(Set.of("other"));
        assertThatThrownBy(() -> fixture.client.sendEmail(call)).isInstanceOf(NotFoundException.class);
        ses.configurationSets(Set.of("tidings"));

        ses.limits(new SesLimits(1000, -1, 50, 15, 126, 870, 1000, 3));
        assertThatThrownBy(() -> fixture.client.sendEmail(call)).isInstanceOf(MessageRejectedException.class);
        ses.limits(SesLimits.GENEROUS);
        fixture.client.sendEmail(call);
    }

    @Test
    void theRateAndTheDayAreKeptByTheClock() {
        var call = simple("a@example.org").build();
        fixture.ses.limits(new SesLimits(1, 4, 2, 15, 126, 870, 1000, 1000));

        fixture.client.sendEmail(call);
        fixture.client.sendEmail(call);
        assertThatThrownBy(() -> fixture.client.sendEmail(call)).isInstanceOf(TooManyRequestsException.class);
        fixture.clock.advance(java.time.Duration.ofSeconds(2));
        fixture.client.sendEmail(call);
        fixture.client.sendEmail(call);
        assertThatThrownBy(() -> fixture.client.sendEmail(call)).isInstanceOf(LimitExceededException.class);

        var quota = fixture.client.getAccount(b -> {}).sendQuota();
        assertThat(quota.sentLast24Hours()).isEqualTo(4);
        assertThat(quota.max24HourSend()).isEqualTo(4);
        assertThat(quota.maxSendRate()).isEqualTo(1);
        fixture.clock.advance(java.time.Duration.ofHours(24));
        fixture.client.sendEmail(call);
    }

    @Test
    void theSuppressionListCanBeReadAndChanged() {
        fixture.client.putSuppressedDestination(
                b -> b.emailAddress("a+b@example.org").reason(SuppressionListReason.COMPLAINT));

        var found = fixture.client
                .getSuppressedDestination(b -> b.emailAddress("a+b@example.org"))
                .suppressedDestination();
        assertThat(found.reason()).isEqualTo(SuppressionListReason.COMPLAINT);
        assertThat(found.lastUpdateTime()).isEqualTo(fixture.clock.instant());
        assertThat(fixture.client.listSuppressedDestinations(b -> {}).suppressedDestinationSummaries())
                .hasSize(1);
        fixture.client.deleteSuppressedDestination(b -> b.emailAddress("a+b@example.org"));
        assertThatThrownBy(() -> fixture.client.getSuppressedDestination(b -> b.emailAddress("a+b@example.org")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void theSameMailGetsAnIdOfItsContentAndItsOccurrence(@TempDir Path other) {
        var first = fixture.client.sendEmail(simple("a@example.org").build()).messageId();
        var second = fixture.client.sendEmail(simple("b@example.org").build()).messageId();
        var again = fixture.client.sendEmail(simple("a@example.org").build()).messageId();

        try (var elsewhere = new SesFixture(other)) {
            var ids = List.of(
                    elsewhere.client.sendEmail(simple("b@example.org").build()).messageId(),
                    elsewhere.client.sendEmail(simple("a@example.org").build()).messageId(),
                    elsewhere.client.sendEmail(simple("a@example.org").build()).messageId());
            assertThat(ids).containsExactly(second, first, again).doesNotHaveDuplicates();
        }
    }
}
