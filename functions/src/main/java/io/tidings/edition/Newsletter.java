package io.tidings.edition;

import io.tidings.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A product: what it is called, who sends it, when, about what and by which rules. {@code docs/newsletter.md} describes
 * the document it is read from.
 *
 * @param topics in the order of their sections
 * @param minimumStories with fewer the week is quiet and nothing is sent
 * @param maximumAge articles published longer ago are left out
 * @param locales the languages it comes in; {@code locale}, the first, for who chose none of them
 */
public record Newsletter(
        NewsletterId id,
        String name,
        String description,
        Sender sender,
        Optional<String> replyTo,
        String postalAddress,
        Schedule schedule,
        List<Topic> topics,
        Caps caps,
        int minimumStories,
        Duration maximumAge,
        GateSettings gate,
        Locale locale,
        List<Locale> locales,
        Approval approval,
        SendingSettings sending) {

    public Newsletter {
        topics = List.copyOf(topics);
        locales = List.copyOf(locales);
    }

    /** The topic with that slug, unless the document has lost it since. */
    public Optional<Topic> topic(String slug) {
        return topics.stream().filter(topic -> topic.slug().equals(slug)).findFirst();
    }
}
