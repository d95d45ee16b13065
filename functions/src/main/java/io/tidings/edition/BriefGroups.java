package io.tidings.edition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * "In brief" is one flat list, but where at least {@value #FEWEST} stories share a tag or a name in their titles: those stand
 * together under it, after the others. Everything else that was tried grouped what does not belong together.
 */
final class BriefGroups {

    private static final int FEWEST = 3;
    private static final int LONGEST = 40;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    /** A letter written large after the first, or with a digit: a name also where every word of a title is written large. */
    private static final Pattern SURE_NAME = Pattern.compile("\\p{L}+\\p{Lu}.*|\\p{Lu}[\\p{L}-]*\\d.*|\\p{Lu}{2,}");

    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{N}.+#-]{2,}");

    private BriefGroups() {}

    static List<FrozenStory> of(List<Selection.Chosen> chosen) {
        Map<String, Set<Integer>> shared = new TreeMap<>();
        Map<String, String> written = new TreeMap<>();
        for (int i = 0; i < chosen.size(); i++) {
            for (String thing : things(chosen.get(i).candidate())) {
                String key = thing.toLowerCase(Locale.ROOT);
                // A title's spelling is better than a tag's: GitHub, not github.
                written.merge(key, thing, (one, other) -> one.equals(key) ? other : one);
                shared.computeIfAbsent(key, any -> new TreeSet<>()).add(i);
            }
        }
        Map<Integer, String> groups = new LinkedHashMap<>();
        shared.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Set<Integer>> entry) ->
                                -entry.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> {
                    List<Integer> free = entry.getValue().stream()
                            .filter(story -> !groups.containsKey(story))
                            .toList();
                    if (free.size() >= FEWEST && free.size() < chosen.size()) {
                        free.forEach(story -> groups.put(story, written.getOrDefault(entry.getKey(), entry.getKey())));
                    }
                });
        return arranged(chosen, groups);
    }

    /** First those without a group, in their order; then the groups, in the order in which they were found. */
    private static List<FrozenStory> arranged(List<Selection.Chosen> chosen, Map<Integer, String> groups) {
        List<FrozenStory> stories = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            if (!groups.containsKey(i)) {
                stories.add(Placement.frozen(chosen.get(i)));
            }
        }
        for (String group : new LinkedHashSet<>(groups.values())) {
            for (int i = 0; i < chosen.size(); i++) {
                if (group.equals(groups.get(i))) {
                    FrozenStory story = Placement.frozen(chosen.get(i));
                    stories.add(new FrozenStory(story.lead(), story.alsoCoveredBy(), Optional.of(group), story.why()));
                }
            }
        }
        return stories;
    }

    private static Set<String> things(Candidate candidate) {
        Set<String> things = new LinkedHashSet<>();
        candidate.story().articles().flatMap(article -> article.tags().stream()).forEach(things::add);
        List<String> words = Arrays.asList(SPACES.split(candidate.title(), LONGEST));
        long large = words.stream()
                .filter(word -> NAME.matcher(bare(word)).matches())
                .count();
        boolean titleCase = large * 2 > words.size();
        for (int i = 0; i < words.size(); i++) {
            String word = bare(words.get(i));
            if (SURE_NAME.matcher(word).matches()
                    || (!titleCase && i > 0 && NAME.matcher(word).matches())) {
                things.add(word);
            }
        }
        things.removeIf(thing -> thing.length() > LONGEST);
        return things;
    }

    private static String bare(String word) {
        return word.replaceAll("^\\P{L}+|[^\\p{L}\\p{N}+#]+$|['’]s$", "");
    }
}
