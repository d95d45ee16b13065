package io.tidings.feedback;

import io.tidings.delivery.Mark;
import io.tidings.delivery.PageKey;
import io.tidings.delivery.SlotSet;
import io.tidings.subscriber.Suppression;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Events grouped by page: a few bits for each, however many there are. Not thread-safe. */
final class Harvest {
    private final Map<PageKey, Map<Mark, BitSet>> marks = new LinkedHashMap<>();
    private final Map<PageKey, Map<Integer, Suppression.Reason>> suppressions = new LinkedHashMap<>();
    private final Set<MailEvent.OfLetter> letters = new LinkedHashSet<>();

    void add(MailEvent event, Links links) {
        switch (event) {
            case MailEvent.OfEdition mail -> add(mail, links);
            case MailEvent.OfLetter letter -> letters.add(letter);
        }
    }

    private void add(MailEvent.OfEdition event, Links links) {
        event.marks().forEach(mark -> mark(event, mark));
        event.link()
                .map(link -> links.number(event.page().edition(), link))
                .filter(number -> number >= 0)
                .ifPresent(number -> mark(event, Mark.link(number)));
        event.suppress()
                .ifPresent(reason -> suppressions
                        .computeIfAbsent(event.page(), page -> new HashMap<>())
                        .merge(event.slot(), reason, (one, other) -> one));
    }

    private void mark(MailEvent.OfEdition event, Mark mark) {
        marks.computeIfAbsent(event.page(), page -> new HashMap<>())
                .computeIfAbsent(mark, name -> new BitSet())
                .set(event.slot());
    }

    Map<PageKey, Map<Integer, Suppression.Reason>> suppressions() {
        return suppressions;
    }

    /** Each once. */
    Set<MailEvent.OfLetter> letters() {
        return letters;
    }

    Set<PageKey> pages() {
        return new HashSet<>(marks.keySet());
    }

    Map<Mark, SlotSet> marksOn(PageKey page) {
        return marks.getOrDefault(page, Map.of()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        mark -> SlotSet.of(mark.getValue().stream().toArray())));
    }
}
