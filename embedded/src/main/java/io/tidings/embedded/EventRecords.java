package io.tidings.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The records SES publishes about a mail, field by field as Firehose delivers them. spec: "Examples of event data that Amazon
 * SES publishes to Firehose".
 */
final class EventRecords {
    private EventRecords() {}

    /** What SES reports of a message it accepted, in the order it happens. */
    static List<ObjectNode> of(Accepted accepted) {
        var records = new ArrayList<ObjectNode>();
        var at = accepted.at();
        if (accepted.failure() != null) {
            var failed = record("Rendering Failure", accepted);
            failed.putObject("failure").put("errorMessage", accepted.failure()).put("templateName", "");
            return List.of(failed);
        }
        var sent = record("Send", accepted);
        sent.putObject("send");
        records.add(sent);
        switch (accepted.fate()) {
            case DELIVERED -> records.add(delivery(accepted, at));
            case BOUNCED -> records.add(bounce(accepted, "General", at));
            case SUPPRESSED -> records.add(bounce(accepted, "Suppressed", at));
            case SUPPRESSED_BY_ACCOUNT -> records.add(bounce(accepted, "OnAccountSuppressionList", at));
            case COMPLAINED -> {
                records.add(delivery(accepted, at));
                records.add(complaint(accepted, "Amazon SES Mailbox Simulator", at));
            }
        }
        return records;
    }

    /** What SES reports when a reader or a provider did something with a mail. */
    static ObjectNode of(ReaderAct act, Accepted mail) {
        return switch (act.kind()) {
            case OPEN -> read(record("Open", mail), "open", act);
            case CLICK -> {
                var click = read(record("Click", mail), "click", act);
                ((ObjectNode) click.path("click")).put("link", act.detail()).putNull("linkTags");
                yield click;
            }
            case COMPLAINT -> complaint(mail, act.userAgent(), act.at());
            case BOUNCE -> bounce(mail, "General", act.at());
        };
    }

    private static ObjectNode read(ObjectNode event, String name, ReaderAct act) {
        event.putObject(name)
                .put("ipAddress", "192.0.2.1")
                .put("timestamp", act.at())
                .put("userAgent", act.userAgent());
        return event;
    }

    private static ObjectNode delivery(Accepted mail, String at) {
        var event = record("Delivery", mail);
        var delivery = event.putObject("delivery")
                .put("timestamp", at)
                .put("processingTimeMillis", 500)
                .put("smtpResponse", "250 2.6.0 Message received")
                .put("remoteMtaIp", "127.0.0.1")
                .put("reportingMTA", "embedded.smtp-out.amazonses.com");
        mail.destinations().forEach(delivery.putArray("recipients")::add);
        return event;
    }

    private static ObjectNode bounce(Accepted mail, String subType, String at) {
        var event = record("Bounce", mail);
        var bounce = event.putObject("bounce")
                .put("bounceType", "Permanent")
                .put("bounceSubType", subType)
                .put("timestamp", at)
                .put("feedbackId", mail.messageId())
                .put("reportingMTA", "dns; embedded.smtp-out.amazonses.com");
        var recipients = bounce.putArray("bouncedRecipients");
        mail.destinations()
                .forEach(address -> recipients
                        .addObject()
                        .put("emailAddress", address)
                        .put("action", "failed")
                        .put("status", "5.1.1")
                        .put("diagnosticCode", "smtp; 550 5.1.1 user unknown"));
        return event;
    }

    private static ObjectNode complaint(Accepted mail, String userAgent, String at) {
        var event = record("Complaint", mail);
        var complaint = event.putObject("complaint")
                .put("timestamp", at)
                .put("feedbackId", mail.messageId())
                .put("userAgent", userAgent)
                .put("complaintFeedbackType", "abuse")
                .put("arrivalDate", at)
                .putNull("complaintSubType");
        var recipients = complaint.putArray("complainedRecipients");
        mail.destinations().forEach(address -> recipients.addObject().put("emailAddress", address));
        return event;
    }

    private static ObjectNode record(String type, Accepted accepted) {
        var event = Json.object().put("eventType", type);
        var mail = event.putObject("mail")
                .put("timestamp", accepted.at())
                .put("source", accepted.from())
                .put("sendingAccountId", "000000000000")
                .put("messageId", accepted.messageId());
        accepted.destinations().forEach(mail.putArray("destination")::add);
        mail.put("headersTruncated", false);
        var headers = mail.putArray("headers");
        accepted.headers()
                .forEach(
                        header -> headers.addObject().put("name", header.name()).put("value", header.value()));
        var common = mail.putObject("commonHeaders").put("messageId", accepted.messageId());
        common.putArray("from").add(accepted.from());
        accepted.destinations().forEach(common.putArray("to")::add);
        common.put("subject", accepted.subject());
        tags(accepted, mail.putObject("tags"));
        return event;
    }

    // spec: every tag's value is a list; SES adds tags of its own
    private static void tags(Accepted accepted, ObjectNode tags) {
        tags.putArray("ses:operation").add(accepted.operation());
        tags.putArray("ses:from-domain").add(Addresses.domain(accepted.from()));
        tags.putArray("ses:configuration-set").add(String.valueOf(accepted.configurationSet()));
        new TreeMap<>(accepted.tags())
                .forEach((name, value) -> tags.putArray(name).add(value));
    }
}
