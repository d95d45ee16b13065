package io.tidings.edition;

import io.tidings.render.Fragment;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keeps a mail below the size at which Gmail cuts it off (102 KB of HTML), by leaving the last stories of its sections to the
 * archive page: of all sections' last ones always the one with the lowest score. Every section keeps its first story.
 */
final class MailBudget {

    /** By so much an address grows where SES counts the clicks on it. */
    private static final int COUNTED_LINK = 160;

    private static final Pattern LINK = Pattern.compile("<a ");
    /** The line that says how many more there are. */
    private static final int MORE = 500;
    /** A line under "In brief" is worth less than a story: there, confidence says nothing. */
    private static final double BRIEF = 0.25;

    private final int bytes;

    MailBudget(int kilobytes) {
        this.bytes = kilobytes * 1000;
    }

    /** By how many bytes the mail with all sections is too large; 0 or less where it fits. */
    int over(FrozenMail mail) {
        int size = size(mail.head()) + size(mail.foot());
        for (SectionPart part : mail.sections()) {
            size += size(part.fragment());
        }
        return size - bytes;
    }

    private static int size(Fragment fragment) {
        int links = (int) LINK.matcher(fragment.html()).results().count();
        return fragment.html().getBytes(StandardCharsets.UTF_8).length + links * COUNTED_LINK;
    }

    /** How many stories of each section to keep, so that the mail becomes smaller by about so much. */
    Map<String, Integer> cut(List<FrozenSection> sections, Map<String, Integer> kept, FrozenMail mail, int over) {
        Map<String, Integer> left = new LinkedHashMap<>(kept);
        int toSave = over + MORE;
        while (toSave > 0) {
            FrozenSection weakest = sections.stream()
                    .filter(section -> keeps(left, section) > 1)
                    .min(Comparator.comparingDouble(section -> worth(section, keeps(left, section) - 1)))
                    .orElse(null);
            if (weakest == null) {
                break;
            }
            left.merge(weakest.slug(), -1, Integer::sum);
            toSave -= perStory(mail, weakest.slug(), keeps(kept, weakest));
        }
        return left;
    }

    private static int keeps(Map<String, Integer> kept, FrozenSection section) {
        return kept.getOrDefault(section.slug(), section.stories().size());
    }

    private static double worth(FrozenSection section, int story) {
        FrozenStory last = section.stories().get(story);
        FrozenStory.Why why = last.why();
        double pinned = why.pinnedBy().isPresent() || last.placedByHand() ? 1_000 : 0;
        return pinned + why.score() * (section.slug().equals(Edition.IN_BRIEF) ? BRIEF : 1);
    }

    private static int perStory(FrozenMail mail, String slug, int stories) {
        return mail.sections().stream()
                .filter(part -> part.slug().equals(slug))
                .mapToInt(part -> Math.max(1, (size(part.fragment()) - MORE) / stories))
                .findFirst()
                .orElse(1);
    }
}
