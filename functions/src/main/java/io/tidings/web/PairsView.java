package io.tidings.web;

import io.tidings.edition.FrozenEdition;
import io.tidings.edition.FrozenStory;
import io.tidings.edition.PossiblySame.Side;
import io.tidings.edition.Said;
import io.tidings.topic.StoryDecision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What an edition tells as one story, and what editors said of that since, as the edition's page shows it. */
final class PairsView {

    private final Said said;
    /** One story by an editor's word, two in this draft, and both of articles that it can name. */
    private final List<Set<String>> apart;

    private final Map<String, Side> known;

    /** {@code waits}: whether it may be composed again, and tell as one what stands apart now. */
    PairsView(FrozenEdition frozen, Said said, boolean waits) {
        this.said = said;
        List<Set<String>> all = waits ? said.apart(frozen) : List.of();
        this.known = all.isEmpty() ? Map.of() : known(frozen);
        this.apart =
                all.stream().filter(pair -> known.keySet().containsAll(pair)).toList();
    }

    /** What an edition can name, by id. */
    private static Map<String, Side> known(FrozenEdition frozen) {
        Map<String, Side> known = new HashMap<>();
        frozen.possiblySame().stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .forEach(side -> known.put(side.article(), side));
        frozen.leftOut()
                .forEach(left -> known.put(
                        left.article(),
                        new Side(
                                left.article(),
                                left.source(),
                                left.title().isEmpty() ? left.url() : left.title(),
                                left.url())));
        frozen.sections().stream()
                .flatMap(section -> section.stories().stream())
                .flatMap(FrozenStory::articles)
                .forEach(article -> known.put(article.id(), Side.of(article)));
        return known;
    }

    /** A line for each that stands under the story, and then for each that is to, once it is composed again. */
    List<Map<String, Object>> of(FrozenStory story) {
        Set<String> ids = story.ids();
        return Stream.concat(
                        story.alsoCoveredBy().stream().map(other -> under(story, Side.of(other))),
                        apart.stream().flatMap(pair -> toCome(ids, pair).stream()))
                .toList();
    }

    private Map<String, Object> under(FrozenStory story, Side other) {
        Optional<StoryDecision.Kind> kind = said.story(story.lead().id(), other.article());
        String decided = kind.map(one -> one == StoryDecision.Kind.SAME ? "one story" : "two stories")
                .orElse("");
        boolean isSplit =
                kind.filter(one -> one == StoryDecision.Kind.DIFFERENT).isPresent();
        return line(story.lead().id(), other, "also covered by", decided, !isSplit);
    }

    private Optional<Map<String, Object>> toCome(Set<String> story, Set<String> pair) {
        Optional<String> here = pair.stream().filter(story::contains).findFirst();
        Optional<Side> there = pair.stream()
                .filter(id -> !story.contains(id))
                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .findFirst();
        return here.flatMap(one -> there.map(other -> line(one, other, "together with", "one story", true)));
    }

    /** {@code maySplit}: whether it can be said that these are two, else that they are one. */
    private static Map<String, Object> line(String one, Side other, String how, String decided, boolean maySplit) {
        return Map.of(
                "one",
                one,
                "other",
                other.article(),
                "otherTitle",
                other.title(),
                "otherUrl",
                other.url(),
                "otherSource",
                other.source(),
                "how",
                how,
                "decided",
                decided,
                "maySplit",
                maySplit);
    }
}
