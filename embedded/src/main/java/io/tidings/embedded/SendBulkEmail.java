package io.tidings.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** SES v2's {@code SendBulkEmail}: one template, up to 50 destinations, an answer for each entry. */
final class SendBulkEmail {
    private final Account account;
    private final Outbox outbox;
    private final Templated templated;

    SendBulkEmail(Account account, Outbox outbox) {
        this.account = account;
        this.outbox = outbox;
        this.templated = new Templated(outbox);
    }

    /** What became of an entry: a draft to accept, or a status and why. */
    private record Outcome(Optional<Outbox.Draft> draft, String status, String error) {
        static final Outcome TOO_FAST = refused("ACCOUNT_THROTTLED", "Maximum sending rate exceeded.");
        static final Outcome DAY_IS_FULL = refused("ACCOUNT_DAILY_QUOTA_EXCEEDED", "Daily message quota exceeded.");

        static Outcome refused(String status, String error) {
            return new Outcome(Optional.empty(), status, error);
        }
    }

    /** @param statuses statuses to give by address, whatever the entry says */
    JsonNode answer(JsonNode call, Map<String, String> statuses) {
        var envelope = Envelope.of("SendBulkEmail", call);
        account.requireSender(envelope.from(), envelope.configurationSet());
        requireCount(call);
        var outcomes = new ArrayList<Outcome>();
        var template = templated.keep(call.path("DefaultContent").path("Template"), account.limits());
        for (var entry : call.path("BulkEmailEntries")) {
            outcomes.add(outcome(outgoing(envelope, template, call, entry), statuses));
        }
        requireAnySendable(outcomes);
        return results(outcomes);
    }

    private void requireCount(JsonNode call) {
        int count = addresses(call).size();
        if (count == 0 || count > account.limits().destinations()) {
            throw SesError.badRequest(
                    "Recipient count is not 1 to " + account.limits().destinations() + ".");
        }
    }

    static List<String> addresses(JsonNode call) {
        var all = new ArrayList<String>();
        for (var entry : call.path("BulkEmailEntries")) {
            all.addAll(Outgoing.Recipients.of(entry.path("Destination")).addresses());
        }
        return all;
    }

    private Outcome outcome(Outgoing outgoing, Map<String, String> statuses) {
        var addresses = outgoing.recipients().addresses();
        var scripted = addresses.stream().filter(statuses::containsKey).findFirst();
        if (scripted.isPresent()) {
            return Outcome.refused(statuses.getOrDefault(scripted.get(), "FAILED"), "As the script of faults says.");
        }
        var problem = addresses.isEmpty()
                ? Optional.of("An entry has no destination.")
                : Checks.of(outgoing, account.limits());
        if (problem.isPresent()) {
            return Outcome.refused("INVALID_PARAMETER", problem.get());
        }
        return drafted(outgoing);
    }

    private Outcome drafted(Outgoing outgoing) {
        var draft = outbox.draft(outgoing);
        if (draft.rendered().size() > account.limits().messageBytes()) {
            return Outcome.refused("MESSAGE_REJECTED", "Message is too long.");
        }
        return switch (account.take(outgoing.recipients().addresses().size())) {
            case SEND -> new Outcome(Optional.of(draft), "SUCCESS", "");
            case TOO_FAST -> Outcome.TOO_FAST;
            case DAY_IS_FULL -> Outcome.DAY_IS_FULL;
        };
    }

    /** Where the quota leaves nothing of a call, SES answers the call and not its entries. */
    private static void requireAnySendable(List<Outcome> outcomes) {
        if (outcomes.stream().allMatch(Outcome.TOO_FAST::equals)) {
            throw SesError.throttled();
        }
        if (outcomes.stream().allMatch(Outcome.DAY_IS_FULL::equals)) {
            throw SesError.dayIsFull();
        }
    }

    private JsonNode results(List<Outcome> outcomes) {
        var drafts =
                outcomes.stream().flatMap(outcome -> outcome.draft().stream()).toList();
        var ids = outbox.accept(drafts).iterator();
        var answer = Json.object();
        var results = answer.putArray("BulkEmailEntryResults");
        for (var outcome : outcomes) {
            var result = results.addObject().put("Status", outcome.status());
            if (outcome.draft().isPresent()) {
                result.put("MessageId", ids.next());
            } else {
                result.put("Error", outcome.error());
            }
        }
        return answer;
    }

    private Outgoing outgoing(Envelope envelope, String template, JsonNode call, JsonNode entry) {
        var defaults = Json.pairs(call.path("DefaultContent").path("Template").path("Headers"));
        var data = Templated.data(entry.path("ReplacementEmailContent")
                .path("ReplacementTemplate")
                .path("ReplacementTemplateData"));
        var tags = SendEmail.tags(call.path("DefaultEmailTags"));
        tags.putAll(SendEmail.tags(entry.path("ReplacementTags")));
        return new Outgoing(
                envelope,
                Outgoing.Recipients.of(entry.path("Destination")),
                headers(defaults, Json.pairs(entry.path("ReplacementHeaders"))),
                tags,
                new Content.Templated(template, data));
    }

    // spec: SES v2, BulkEmailEntry.ReplacementHeaders: a header of the entry takes the place of one of the same name in
    // the
    // template; the others of both are added
    private static List<Header> headers(List<Header> defaults, List<Header> replacements) {
        var byName = new LinkedHashMap<String, Header>();
        defaults.forEach(header -> byName.put(header.name().toLowerCase(Locale.ROOT), header));
        replacements.forEach(header -> byName.put(header.name().toLowerCase(Locale.ROOT), header));
        return List.copyOf(byName.values());
    }
}
