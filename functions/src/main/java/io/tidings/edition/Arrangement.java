package io.tidings.edition;

import io.tidings.edition.StoryByHand.Place;
import io.tidings.topic.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Puts stories where editors want them. A story that was put somewhere keeps its number there while others come and go, and
 * knows where composing had it, so that it can be taken back. Pure.
 */
final class Arrangement {

    private final Newsletter newsletter;
    private final Map<String, List<FrozenStory>> bySection = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    private Arrangement(Newsletter newsletter, List<FrozenSection> sections) {
        this.newsletter = newsletter;
        for (FrozenSection section : sections) {
            bySection.put(section.slug(), new ArrayList<>(section.stories()));
            names.put(section.slug(), section.name());
        }
    }

    /** With this story in that place, the others moving up or down. */
    static List<FrozenSection> put(Newsletter newsletter, List<FrozenSection> sections, String lead, Place place) {
        Arrangement now = new Arrangement(newsletter, sections);
        now.requireSection(place.section());
        FrozenStory story = now.find(lead);
        Place before = story.hand()
                .composed()
                .orElseGet(() -> composed(newsletter, sections).placeOf(lead));
        now.remove(lead);
        now.insert(story.with(story.hand().at(place, before)), place);
        return now.numbered().sections();
    }

    /** With this story where composing had it. */
    static List<FrozenSection> takeBack(Newsletter newsletter, List<FrozenSection> sections, String lead) {
        Arrangement composed = composed(newsletter, sections);
        composed.placeOf(lead);
        composed.bySection
                .values()
                .forEach(stories -> stories.replaceAll(
                        story -> isLed(story, lead) ? story.with(story.hand().withoutPlace()) : story));
        composed.settle(story -> story.hand().place());
        return composed.numbered().sections();
    }

    /** With this story saying something else than its source; "" for what that says. */
    static List<FrozenSection> say(
            Newsletter newsletter, List<FrozenSection> sections, String lead, String title, String summary) {
        Arrangement now = new Arrangement(newsletter, sections);
        FrozenStory said = now.find(lead);
        FrozenStory says = said.with(said.hand().saying(title, summary));
        now.bySection.values().forEach(stories -> stories.replaceAll(story -> isLed(story, lead) ? says : story));
        return now.sections();
    }

    private static boolean isLed(FrozenStory story, String lead) {
        return story.lead().id().equals(lead);
    }

    private static NoSuchPlace unknown(String lead) {
        return new NoSuchPlace("no story of the edition is led by " + lead);
    }

    /**
     * What was composed now, with what editors did to the stories of the draft before: a story that has any of the articles
     * stays where it was put, and one with the same lead says the same.
     *
     * @param untouched the same as it would stand without any editor: where stories are taken back to
     */
    static List<FrozenSection> again(
            Newsletter newsletter,
            List<FrozenSection> sections,
            List<FrozenSection> untouched,
            List<FrozenStory> before) {
        Arrangement now = new Arrangement(newsletter, sections);
        Arrangement home = new Arrangement(newsletter, untouched);
        for (FrozenStory old : before) {
            now.bySection.forEach((slug, stories) -> stories.replaceAll(story -> touched(slug, story, old, home)));
        }
        now.settle(story -> story.hand().place());
        return now.numbered().sections();
    }

    private static FrozenStory touched(String slug, FrozenStory story, FrozenStory old, Arrangement home) {
        if (!isSame(story, old) || story.byHand().isPresent()) {
            return story;
        }
        StoryByHand hand = old.hand();
        boolean isSameLead = story.lead().id().equals(old.lead().id());
        StoryByHand kept = isSameLead ? hand : hand.saying("", "");
        Optional<Place> place = hand.place().filter(wanted -> wanted.section().equals(slug));
        if (place.isEmpty()) {
            return story.with(kept.withoutPlace());
        }
        // Where it would be left out without an editor, it goes last.
        Place untouched = home.placeOf(one -> isSame(one, story))
                .orElseGet(() -> new Place(hand.composed().map(Place::section).orElse(slug), Place.LAST));
        return story.with(kept.at(place.get(), untouched));
    }

    private static boolean isSame(FrozenStory story, FrozenStory other) {
        return story.articles()
                .anyMatch(article -> other.articles().anyMatch(same -> same.id().equals(article.id())));
    }

    /** As they were composed. */
    private static Arrangement composed(Newsletter newsletter, List<FrozenSection> sections) {
        Arrangement all = new Arrangement(newsletter, sections);
        all.settle(story -> story.hand().composed());
        return all;
    }

    /** Takes out those that want to stand elsewhere, and puts them there, low numbers first: so each gets its own. */
    private void settle(Function<FrozenStory, Optional<Place>> wish) {
        List<FrozenStory> moved = new ArrayList<>();
        bySection
                .values()
                .forEach(stories -> stories.removeIf(story -> {
                    boolean moves = wish.apply(story).isPresent();
                    if (moves) {
                        moved.add(story);
                    }
                    return moves;
                }));
        moved.sort(Comparator.comparingInt(
                story -> wish.apply(story).map(Place::number).orElse(Place.LAST)));
        moved.forEach(story -> insert(story, wish.apply(story).orElseThrow()));
    }

    private void insert(FrozenStory story, Place place) {
        List<FrozenStory> stories = section(place.section());
        stories.add(Math.min(place.number() - 1, stories.size()), story);
    }

    /** That section's stories; where there is none yet, it is opened in the newsletter's order. */
    private List<FrozenStory> section(String slug) {
        if (!bySection.containsKey(slug)) {
            Map<String, List<FrozenStory>> all = new LinkedHashMap<>(bySection);
            all.put(slug, new ArrayList<>());
            bySection.clear();
            all.keySet().stream()
                    .sorted(Comparator.comparingInt(this::order))
                    .forEach(one -> bySection.put(one, all.getOrDefault(one, List.of())));
            names.put(slug, newsletter.topic(slug).map(Topic::name).orElse(""));
        }
        return bySection.getOrDefault(slug, List.of());
    }

    private void requireSection(String slug) {
        boolean isThere = bySection.containsKey(slug) || slug.equals(Edition.IN_BRIEF);
        if (!isThere && newsletter.topic(slug).isEmpty()) {
            throw new NoSuchPlace("the newsletter has no section " + slug);
        }
    }

    private int order(String slug) {
        List<String> slugs = newsletter.topics().stream().map(Topic::slug).toList();
        int index = slugs.indexOf(slug);
        return slug.equals(Edition.IN_BRIEF) ? Integer.MAX_VALUE : index < 0 ? slugs.size() : index;
    }

    private FrozenStory find(String lead) {
        return bySection.values().stream()
                .flatMap(List::stream)
                .filter(story -> isLed(story, lead))
                .findFirst()
                .orElseThrow(() -> unknown(lead));
    }

    private Place placeOf(String lead) {
        return placeOf(story -> isLed(story, lead)).orElseThrow(() -> unknown(lead));
    }

    /** Of the first such story. */
    private Optional<Place> placeOf(Predicate<FrozenStory> which) {
        for (Map.Entry<String, List<FrozenStory>> section : bySection.entrySet()) {
            for (int i = 0; i < section.getValue().size(); i++) {
                if (which.test(section.getValue().get(i))) {
                    return Optional.of(new Place(section.getKey(), i + 1));
                }
            }
        }
        return Optional.empty();
    }

    private void remove(String lead) {
        bySection.values().forEach(stories -> stories.removeIf(story -> isLed(story, lead)));
    }

    /** Whoever was put somewhere has the number it stands at now. */
    private Arrangement numbered() {
        bySection.forEach((slug, stories) -> {
            for (int i = 0; i < stories.size(); i++) {
                stories.set(i, numbered(stories.get(i), new Place(slug, i + 1)));
            }
        });
        return this;
    }

    private static FrozenStory numbered(FrozenStory story, Place here) {
        StoryByHand hand = story.hand();
        return hand.place().isEmpty()
                ? story
                : story.with(hand.at(here, hand.composed().orElse(here)));
    }

    private List<FrozenSection> sections() {
        return bySection.entrySet().stream()
                .filter(section -> !section.getValue().isEmpty())
                .map(section -> new FrozenSection(
                        section.getKey(), names.getOrDefault(section.getKey(), ""), section.getValue()))
                .toList();
    }
}
