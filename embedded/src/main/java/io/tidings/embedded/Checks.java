package io.tidings.embedded;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** SES's limits on one message. Each answers with the problem, or with nothing. */
final class Checks {
    // spec: SES v2, MessageTag: letters, digits, underscore, dash, up to 256; ses:feedback-id-a and -b are its own
    private static final Pattern TAG = Pattern.compile("(?:ses:feedback-id-[ab]|[A-Za-z0-9_-]{1,256})");
    private static final Pattern TAG_VALUE = Pattern.compile("[A-Za-z0-9_.@-]{1,256}");
    // spec: SES v2, MessageHeader: printable ASCII; a name has no colon and no blank
    private static final Pattern HEADER_NAME = Pattern.compile("[\\x21-\\x39\\x3b-\\x7e]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]+");
    private static final Set<String> OWN_HEADERS = Set.of(
            "bcc",
            "cc",
            "content-transfer-encoding",
            "content-type",
            "date",
            "dkim-signature",
            "from",
            "message-id",
            "mime-version",
            "reply-to",
            "return-path",
            "subject",
            "to");

    private Checks() {}

    private static Optional<String> addresses(Collection<String> addresses) {
        return addresses.stream()
                .filter(address -> !Addresses.isValid(address))
                .map(address -> "Illegal address: " + address)
                .findFirst();
    }

    private static Optional<String> headers(List<Header> headers, SesLimits limits) {
        if (headers.size() > limits.customHeaders()) {
            return Optional.of("More than " + limits.customHeaders() + " custom headers.");
        }
        return headers.stream()
                .flatMap(header -> header(header, limits).stream())
                .findFirst();
    }

    private static Optional<String> header(Header header, SesLimits limits) {
        var name = header.name();
        if (name.length() > limits.headerName() || !HEADER_NAME.matcher(name).matches()) {
            return Optional.of(
                    "Header name is not 1 to " + limits.headerName() + " printable ASCII characters: " + name);
        }
        if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of("Header is not allowed as a custom header: " + name);
        }
        if (header.value().length() > limits.headerValue()
                || !HEADER_VALUE.matcher(header.value()).matches()) {
            return Optional.of("Value of header " + name + " is not 1 to " + limits.headerValue()
                    + " printable ASCII characters.");
        }
        return Optional.empty();
    }

    private static Optional<String> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .filter(tag -> !TAG.matcher(tag.getKey()).matches()
                        || !TAG_VALUE.matcher(tag.getValue()).matches())
                .map(tag -> "Invalid message tag: " + tag.getKey() + "=" + tag.getValue())
                .sorted()
                .findFirst();
    }

    /** The first problem of a message's addresses, headers and tags. */
    static Optional<String> of(Outgoing message, SesLimits limits) {
        return addresses(message.recipients().addresses())
                .or(() -> headers(message.customHeaders(), limits))
                .or(() -> tags(message.tags()));
    }
}
