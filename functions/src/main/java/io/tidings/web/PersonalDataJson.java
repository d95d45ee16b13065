package io.tidings.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.subscriber.PersonalData;
import io.tidings.subscriber.Subscriber;

/** Everything kept about a person as the JSON file they are given. */
final class PersonalDataJson {

    private PersonalDataJson() {}

    static String of(PersonalData data) {
        ObjectNode top = JsonNodeFactory.instance.objectNode();
        ArrayNode subscriptions = top.putArray("subscriptions");
        data.subscriptions().forEach(subscription -> put(subscriptions.addObject(), subscription));
        data.suppression()
                .ifPresent(suppression -> top.putObject("suppression")
                        .put("reason", suppression.reason().name())
                        .put("since", suppression.since().toString()));
        return top.toPrettyString() + "\n";
    }

    private static void put(ObjectNode node, Subscriber subscription) {
        node.put("newsletter", subscription.audience().newsletter())
                .put("address", subscription.address().value())
                .put("id", subscription.id().value())
                .put("status", subscription.status().name())
                .put("locale", subscription.locale())
                .put("zone", subscription.zone().map(Object::toString).orElse(""))
                .put("every", subscription.every())
                .put(
                        "pausedUntil",
                        subscription.pausedUntil().map(Object::toString).orElse(""))
                .put("changedAt", subscription.changedAt().toString());
        subscription.topics().stream().sorted().forEach(node.putArray("topics")::add);
        subscription.asked().ifPresent(asked -> {
            ObjectNode unconfirmed = node.putObject("askedAndNotConfirmed")
                    .put("locale", asked.locale())
                    .put("zone", asked.zone().map(Object::toString).orElse(""))
                    .put("every", asked.every());
            asked.topics().stream().sorted().forEach(unconfirmed.putArray("topics")::add);
        });
        ArrayNode consents = node.putArray("consents");
        subscription
                .consents()
                .forEach(consent -> consents.addObject()
                        .put("at", consent.at().toString())
                        .put("how", consent.how().name())
                        .put("text", consent.text()));
    }
}
