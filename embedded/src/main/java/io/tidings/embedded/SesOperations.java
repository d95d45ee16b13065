package io.tidings.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The operations of SES v2 that the endpoint knows, by their HTTP method and path. */
final class SesOperations {
    private static final String SUPPRESSED = "/v2/email/suppression/addresses";

    private final Account account;
    private final Outbox outbox;
    private final SendEmail sendEmail;
    private final SendBulkEmail sendBulkEmail;

    SesOperations(Account account, Outbox outbox) {
        this.account = account;
        this.outbox = outbox;
        this.sendEmail = new SendEmail(account, outbox);
        this.sendBulkEmail = new SendBulkEmail(account, outbox);
    }

    /** The name of the operation, or {@code UnknownOperation}. */
    static String name(String method, String path) {
        return switch (method + " " + path) {
            case "POST /v2/email/outbound-emails" -> "SendEmail";
            case "POST /v2/email/outbound-bulk-emails" -> "SendBulkEmail";
            case "GET /v2/email/account" -> "GetAccount";
            case "PUT /v2/email/account/sending" -> "PutAccountSendingAttributes";
            case "PUT " + SUPPRESSED -> "PutSuppressedDestination";
            case "GET " + SUPPRESSED -> "ListSuppressedDestinations";
            default -> named(method, path);
        };
    }

    private static String named(String method, String path) {
        if (path.startsWith(SUPPRESSED + "/") && method.equals("GET")) {
            return "GetSuppressedDestination";
        }
        return path.startsWith(SUPPRESSED + "/") && method.equals("DELETE")
                ? "DeleteSuppressedDestination"
                : "UnknownOperation";
    }

    /** The addresses a call sends to, in order. */
    static List<String> recipients(String operation, JsonNode call) {
        return switch (operation) {
            case "SendEmail" -> Outgoing.Recipients.of(call.path("Destination")).addresses();
            case "SendBulkEmail" -> SendBulkEmail.addresses(call);
            default -> List.of();
        };
    }

    /** @param statuses answers for entries by address, instead of the true ones */
    JsonNode answer(String operation, String path, JsonNode call, Map<String, String> statuses) {
        return switch (operation) {
            case "SendEmail" -> sendEmail.answer(call);
            case "SendBulkEmail" -> sendBulkEmail.answer(call, statuses);
            case "GetAccount" -> describe();
            case "PutAccountSendingAttributes" -> sending(call);
            case "PutSuppressedDestination" ->
                suppress(call.path("EmailAddress").asText(), call.path("Reason").asText());
            case "ListSuppressedDestinations" -> suppressed();
            case "GetSuppressedDestination" ->
                Json.object().set("SuppressedDestination", describe(required(address(path))));
            case "DeleteSuppressedDestination" -> remove(required(address(path)));
            default -> throw SesError.notFound("No such operation here: " + path);
        };
    }

    private JsonNode describe() {
        var answer = Json.object()
                .put("DedicatedIpAutoWarmupEnabled", false)
                .put("EnforcementStatus", "HEALTHY")
                .put("ProductionAccessEnabled", true)
                .put("SendingEnabled", account.isSending());
        answer.putObject("SendQuota")
                .put("Max24HourSend", account.limits().max24HourSend())
                .put("MaxSendRate", account.limits().maxSendRate())
                .put("SentLast24Hours", (double) account.sentInLastDay());
        return answer;
    }

    private JsonNode sending(JsonNode call) {
        if (call.path("SendingEnabled").asBoolean()) {
            account.resume();
        } else {
            account.pause();
        }
        return Json.object();
    }

    private JsonNode suppress(String address, String reason) {
        if (!Addresses.isValid(address)) {
            throw SesError.badRequest("Illegal address: " + address);
        }
        outbox.suppress(new Suppression(Suppression.Change.PUT, address, reason, now()));
        return Json.object();
    }

    private JsonNode remove(Suppression s) {
        outbox.suppress(new Suppression(Suppression.Change.DELETED, s.address(), s.reason(), now()));
        return Json.object();
    }

    private JsonNode suppressed() {
        var answer = Json.object();
        var summaries = answer.putArray("SuppressedDestinationSummaries");
        outbox.suppressed().values().forEach(s -> summaries.add(describe(s)));
        return answer;
    }

    // spec: SES v2 writes times as epoch seconds
    private static JsonNode describe(Suppression s) {
        return Json.object()
                .put("EmailAddress", s.address())
                .put("Reason", s.reason())
                .put("LastUpdateTime", Instant.parse(s.at()).getEpochSecond());
    }

    private Suppression required(String address) {
        var found = outbox.suppressed().get(address);
        if (found == null) {
            throw SesError.notFound("Email address " + address + " does not exist on your suppression list.");
        }
        return found;
    }

    private static String address(String path) {
        return URLDecoder.decode(path.substring(SUPPRESSED.length() + 1), StandardCharsets.UTF_8);
    }

    private String now() {
        return account.clock().instant().toString();
    }
}
