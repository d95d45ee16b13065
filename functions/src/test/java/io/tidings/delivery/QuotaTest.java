package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tidings.embedded.EmbeddedClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of the answers to "how much may I send?". */
final class QuotaTest {
    @ParameterizedTest(name = "{0} mails, {1} a day, {2} of them sent")
    @CsvSource({
        "0, 200, 200, 1",
        "98, 200, 100, 1",
        "99, 200, 100, 2",
        "494, 200, 100, 3",
        "495, 200, 100, 4",
        "1000000, -1, 5, 1",
        "1, 0, 0, 2"
    })
    void anEditionGoesOutOverAsManyDaysAsTheQuotaTakes(long mails, double perDay, double sent, long days) {
        Quota quota = new Quota(14, perDay, sent);

        assertThat(quota.daysFor(mails)).isEqualTo(days);
        assertThat(quota.timeFor(1_400)).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void anEditionThatTakesDaysLeavesAPartOfEachToWhoeverMustConfirm() {
        assertThat(new Quota(14, 50_000, 49_499).leftToday()).isOne();
        assertThat(new Quota(14, 50_000, 49_500).leftToday()).isZero();
        assertThat(new Quota(14, 50_000, 50_000).leftToday()).isZero();
        assertThat(new Quota(14, -1, 1e9).leftToday()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {\"SendQuota\":{\"MaxSendRate\":14,\"Max24HourSend\":50000,\"SentLast24Hours\":7}} | 14 | 49493",
                "200 | {}                                           | 0  | 9223372036854775807",
                "404 | {\"message\":\"no such path\"}                 | 0  | 9223372036854775807",
                "501 | nothing of the kind                          | 0  | 9223372036854775807",
                "403 | {\"message\":\"not allowed\"}                  |    |",
                "500 | {\"message\":\"later\"}                        |    |"
            })
    void anAnswerSaysHowMuchOrNothing(int status, String body, Double perSecond, Long leftToday) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (Postman postman = new Postman(EmbeddedClients.ses(address), Optional.empty())) {
            Optional<Quota> quota = postman.quota();

            assertThat(quota.map(Quota::perSecond)).isEqualTo(Optional.ofNullable(perSecond));
            assertThat(quota.map(Quota::leftToday)).isEqualTo(Optional.ofNullable(leftToday));
        } finally {
            server.stop(0);
        }
    }
}
