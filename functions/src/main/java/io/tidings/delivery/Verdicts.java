package io.tidings.delivery;

import io.tidings.delivery.Verdict.Accepted;
import io.tidings.delivery.Verdict.Halve;
import io.tidings.delivery.Verdict.Patience;
import io.tidings.delivery.Verdict.PauseEdition;
import io.tidings.delivery.Verdict.QuotaIsUsedUp;
import io.tidings.delivery.Verdict.Rejected;
import io.tidings.delivery.Verdict.TryAgain;
import io.tidings.delivery.Verdict.Uncertain;
import java.util.Locale;

/** The table of everything SES can say to a bulk call, and what we make of it. */
final class Verdicts {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private Verdicts() {}

    /** One entry's status in an answer, by the names of the SES v2 API's {@code BulkEmailStatus}. */
    static Verdict ofEntry(String status, String message) {
        return switch (status) {
            case "SUCCESS" -> new Accepted();
            case "MESSAGE_REJECTED" -> new Rejected(Reason.MESSAGE_REJECTED);
            case "INVALID_PARAMETER", "INVALID_PARAMETER_VALUE" -> new Rejected(Reason.INVALID_PARAMETER);
            case "FAILED" -> new Rejected(Reason.FAILED);
            case "TRANSIENT_FAILURE" -> new TryAgain(Patience.LIMITED);
            case "ACCOUNT_THROTTLED" -> new TryAgain(Patience.ENDLESS);
            case "ACCOUNT_DAILY_QUOTA_EXCEEDED" -> new QuotaIsUsedUp();
            case "ACCOUNT_SUSPENDED",
                    "ACCOUNT_SENDING_PAUSED",
                    "CONFIGURATION_SET_NOT_FOUND",
                    "CONFIGURATION_SET_SENDING_PAUSED",
                    "INVALID_SENDING_POOL_NAME",
                    "MAIL_FROM_DOMAIN_NOT_VERIFIED",
                    "TEMPLATE_NOT_FOUND" -> pause(status, message);
            // A status newer than this table says nothing we can rely on.
            default -> new Uncertain("SES answered " + status);
        };
    }

    /** An error for the whole call, by HTTP status and the API's error code. */
    static Verdict ofError(int status, String code, String message) {
        return switch (code.replaceFirst("Exception$", "")) {
            case "TooManyRequests", "Throttling", "ThrottlingException" ->
                isDaily(message) ? new QuotaIsUsedUp() : new TryAgain(Patience.ENDLESS);
            case "LimitExceeded" -> new QuotaIsUsedUp();
            case "MessageRejected" -> new Halve(Reason.MESSAGE_REJECTED, message);
            case "BadRequest", "ValidationError", "Validation" -> new Halve(Reason.INVALID_PARAMETER, message);
            case "AccountSuspended", "SendingPaused", "MailFromDomainNotVerified", "NotFound" -> pause(code, message);
            default -> ofStatus(status, code, message);
        };
    }

    private static Verdict ofStatus(int status, String code, String message) {
        if (status == TOO_MANY_REQUESTS) {
            return new TryAgain(Patience.ENDLESS);
        }
        // Refused before anything was done: credentials, permissions, a request SES doesn't know. Not so a timeout on
        // its way.
        if (status >= 400 && status < 500 && status != REQUEST_TIMEOUT) {
            return pause(code, message);
        }
        return new Uncertain("SES answered " + status + " " + code);
    }

    // "Daily message quota exceeded." comes with the same code as "Maximum sending rate exceeded."
    private static boolean isDaily(String message) {
        return message.toLowerCase(Locale.ROOT).contains("daily");
    }

    private static PauseEdition pause(String code, String message) {
        return new PauseEdition(message.isBlank() ? code : code + ": " + message);
    }
}
