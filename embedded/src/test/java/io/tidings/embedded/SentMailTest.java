package io.tidings.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentMailTest {
    private static final String ID = "0100aaaaaaaaaaaa-bbbbbbbb-cccc-dddd-ffffffffffff-000000";

    private static SentMail mail(String subject, String html, String text, Header... headers) {
        return new SentMail(
                ID,
                Instant.parse("2026-01-05T08:00:00Z"),
                "reader@example.org",
                List.of(headers),
                subject,
                html,
                text,
                Map.of("ses:feedback-id-a", "weekly"),
                Optional.empty());
    }

    private static MimeMessage parsed(SentMail mail) throws Exception {
        return new MimeMessage(null, new ByteArrayInputStream(mail.eml()));
    }

    private static String source(SentMail mail) {
        return new String(mail.eml(), StandardCharsets.US_ASCII);
    }

    @Test
    void aPlainMailReadsAsGolden() {
        var mail = mail(
                "The week",
                "<p>Hello</p>",
                "Hello",
                new Header("From", "Tidings <news@tidings.example>"),
                new Header("To", "reader@example.org"),
                new Header("List-Id", "Weekly <weekly.tidings.example>"),
                new Header(
                        "List-Unsubscribe",
                        "<https://tidings.example/u/0123456789abcdef0123456789abcdef>, <mailto:leave@tidings.example>"));

        assertThat(source(mail).replace("\r\n", "\n")).isEqualTo("""
                From: Tidings <news@tidings.example>
                To: reader@example.org
                List-Id: Weekly <weekly.tidings.example>
                List-Unsubscribe:
                 <https://tidings.example/u/0123456789abcdef0123456789abcdef>,
                 <mailto:leave@tidings.example>
                Subject: The week
                Message-ID:
                 <0100aaaaaaaaaaaa-bbbbbbbb-cccc-dddd-ffffffffffff-000000@email.amazonses.com>
                Date: Mon, 5 Jan 2026 08:00:00 +0000
                Feedback-ID: weekly::1.us-east-1.tidings:AmazonSES
                X-SES-Outgoing: 2026.01.05-127.0.0.1
                MIME-Version: 1.0
                Content-Type: multipart/alternative;
                 boundary="----=_Part_0100aaaaaaaaaaaa_bbbbbbbb_cccc_dddd_ffffffffffff_000000"

                ------=_Part_0100aaaaaaaaaaaa_bbbbbbbb_cccc_dddd_ffffffffffff_000000
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: 7bit

                Hello
                ------=_Part_0100aaaaaaaaaaaa_bbbbbbbb_cccc_dddd_ffffffffffff_000000
                Content-Type: text/html; charset=UTF-8
                Content-Transfer-Encoding: 7bit

                <p>Hello</p>
                ------=_Part_0100aaaaaaaaaaaa_bbbbbbbb_cccc_dddd_ffffffffffff_000000--
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Grüße",
                "ニュースレター: 今週の記事とその他のお知らせ、長い見出しが折り返される場合",
                "👩‍👩‍👧‍👦 family and a long tail of plain words that goes over the line's end, and then some",
                "plain and very long, so long that it has to be folded somewhere between these many words of it",
                "النشرة الأسبوعية",
                "= ? _ =?UTF-8?Q?x?=",
            })
    void whateverTheSubjectAReaderSeesIt(String subject) throws Exception {
        var mail = mail(subject, "<p>x</p>", "x");

        assertThat(parsed(mail).getSubject()).isEqualTo(subject);
        assertThat(source(mail).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(78));
    }

    @Test
    void bodiesComeBackWholeWhateverTheyHold() throws Exception {
        var body = "Zeile eins = 1\n\ttab and blank at the end \n.\nFrom here\n" + "ä".repeat(200) + "\n"
                + "x".repeat(1200) + "\n今日は👋\n";
        var mail = mail("s", body, body.strip());

        var parts = (Multipart) parsed(mail).getContent();
        assertThat(text(parts.getBodyPart(0))).isEqualTo(body.strip());
        assertThat(text(parts.getBodyPart(1))).isEqualTo(body.stripTrailing());
        assertThat(source(mail).lines().map(String::length)).allMatch(length -> length <= 78);
    }

    private static String text(BodyPart part) throws Exception {
        return ((String) part.getContent()).replace("\r\n", "\n").stripTrailing();
    }

    @Test
    void namesAreEncodedAndAddressesAreNot() throws Exception {
        var mail = mail("s", "", "x", new Header("From", "Öffentliche Nachrichten, Köln <news@tidings.example>"));

        var from = parsed(mail("s", "", "x", new Header("From", "\"Müller, Ä.\" <news@tidings.example>")))
                .getFrom();
        assertThat(source(mail)).contains("<news@tidings.example>");
        assertThat(from).hasSize(1);
        assertThat(from[0]).hasToString("=?UTF-8?B?TcO8bGxlciwgw4Qu?= <news@tidings.example>");
    }

    @Test
    void aLineBreakInAHeaderCannotAddAnother() {
        assertThat(source(mail("a\r\nBcc: victim@example.org", "", "x"))).doesNotContain("\nBcc:");
    }

    @Test
    void theSameMailGivesTheSameBytes() {
        assertThat(mail("ä", "<p>ä</p>", "ä").eml())
                .isEqualTo(mail("ä", "<p>ä</p>", "ä").eml());
    }
}
