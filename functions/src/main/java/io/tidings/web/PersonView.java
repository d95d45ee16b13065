package io.tidings.web;

import io.tidings.edition.Newsletter;
import io.tidings.subscriber.Consent;
import io.tidings.subscriber.Status;
import io.tidings.subscriber.Subscriber;
import io.tidings.topic.Topic;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;

/** What editors see of one person: where they stand, what they chose, and how it came to that. */
final class PersonView {

    private PersonView() {}

    /** {@code away}: whether their pause lasts today. */
    static Map<String, Object> of(Subscriber person, Newsletter newsletter, boolean away) {
        ZoneId zone = newsletter.schedule().zone();
        return Map.of(
                "address", person.address().value(),
                "standing", standing(person, newsletter, away),
                "topics", topics(person, newsletter),
                "language", person.locale(),
                "rhythm", rhythm(person.every()),
                "zone", person.zone().map(ZoneId::getId).orElse("the newsletter's"),
                "mayLeave", mayLeave(person.status()),
                "history",
                        person.consents().reversed().stream()
                                .map(consent -> act(consent, zone))
                                .toList());
    }

    private static Map<String, Object> act(Consent consent, ZoneId zone) {
        return Map.of("at", ConsoleFrame.time(consent.at(), zone), "how", words(consent.how()), "text", consent.text());
    }

    private static boolean mayLeave(Status status) {
        return switch (status) {
            case PENDING, ACTIVE, PAUSED -> true;
            case UNSUBSCRIBED, SUPPRESSED -> false;
        };
    }

    private static String standing(Subscriber person, Newsletter newsletter, boolean away) {
        if (person.status() == Status.ACTIVE && !newsletter.hasAnyFor(person.topics())) {
            return "gets nothing: none of the topics they chose is there any more";
        }
        return switch (person.status()) {
            case PENDING -> "has signed up, and not pressed the link of the confirmation mail yet: gets nothing";
            case ACTIVE -> "gets it";
            case PAUSED ->
                away
                        ? person.pausedUntil()
                                .map(day -> "has paused until " + day)
                                .orElse("has paused")
                        : "gets it again since " + person.pausedUntil().orElseThrow();
            case UNSUBSCRIBED -> "has left: gets nothing";
            case SUPPRESSED -> "is suppressed, after a bounce, a complaint or an operator's word: gets nothing";
        };
    }

    /** A topic that the newsletter no longer has is shown by its slug. */
    private static String topics(Subscriber person, Newsletter newsletter) {
        if (person.topics().isEmpty()) {
            return "every topic";
        }
        Map<String, String> names = newsletter.topics().stream().collect(Collectors.toMap(Topic::slug, Topic::name));
        return person.topics().stream()
                .map(slug -> names.getOrDefault(slug, slug))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String rhythm(int every) {
        return switch (every) {
            case 2 -> "every second edition";
            case 4 -> "every fourth edition";
            default -> "every edition";
        };
    }

    private static String words(Consent.How how) {
        return switch (how) {
            case REQUESTED_ON_PAGE -> "signed up on the page";
            case REQUESTED_BY_API -> "signed up through the API";
            case CONFIRMED -> "confirmed";
            case IMPORTED -> "imported";
            case CHANGED -> "changed their choices";
            case PAUSED -> "paused";
            case RESUMED -> "went on";
            case UNSUBSCRIBED_ON_PAGE -> "unsubscribed on the page";
            case UNSUBSCRIBED_BY_ONE_CLICK -> "unsubscribed by their mail program";
            case UNSUBSCRIBED_BY_IMPORT -> "unsubscribed by an import";
            case UNSUBSCRIBED_BY_EDITOR -> "unsubscribed by an editor";
            case UNDONE -> "took the unsubscribe back";
            case SUPPRESSED -> "suppressed";
        };
    }
}
