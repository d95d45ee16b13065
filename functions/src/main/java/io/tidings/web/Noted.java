package io.tidings.web;

import io.tidings.edition.FrozenEdition;
import io.tidings.edition.Said;
import io.tidings.topic.StoryDecision;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What was just decided on two articles, as the page of the grouping answers it, with the way back. The page's address says
 * only which two: what holds is the desk's word, also where the address is opened again later.
 *
 * @param at the part of the page where the pair stood: {@link #PAIRS} or {@link #MERGED}
 */
record Noted(String one, String other, String at, StoryDecision.Kind kind) {

    /** Of the buttons: they are one story, or two. */
    static final String MERGE = "merge";

    static final String SPLIT = "split";

    /** Pairs that may be one story. */
    static final String PAIRS = "pairs";
    /** Pairs that were told as one. */
    static final String MERGED = "merged";

    /** The query and the place of a page that is to answer that. */
    static String query(Form form) {
        String at = form.value("at").equals(MERGED) ? MERGED : PAIRS;
        return "?one=" + form.value("one") + "&other=" + form.value("other") + "&at=" + at + "#noted";
    }

    /** {@code said} is asked only where there is something to answer; {@code stories} has the titles. */
    static void put(Map<String, Object> view, Request request, Supplier<Said> said, Optional<FrozenEdition> stories) {
        view.put("notedInPairs", false);
        view.put("notedInMerged", false);
        of(request, said).ifPresent(noted -> noted.put(view, stories));
    }

    private static Optional<Noted> of(Request request, Supplier<Said> said) {
        String one = request.parameter("one").orElse("");
        String other = request.parameter("other").orElse("");
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
            return Optional.empty();
        }
        String at = request.parameter("at").orElse(PAIRS);
        return said.get().story(one, other).map(kind -> new Noted(one, other, at, kind));
    }

    private void put(Map<String, Object> view, Optional<FrozenEdition> stories) {
        boolean isOne = kind == StoryDecision.Kind.SAME;
        // That part of the page goes with the last pair in it.
        boolean inMerged = at.equals(MERGED) && Boolean.TRUE.equals(view.get("hasMerged"));
        view.put("notedInPairs", !inMerged);
        view.put("notedInMerged", inMerged);
        view.put("notedAt", inMerged ? MERGED : PAIRS);
        view.put("notedOne", one);
        view.put("notedOther", other);
        view.put("notedWord", isOne ? "one story" : "two stories");
        view.put("notedAct", isOne ? SPLIT : MERGE);
        view.put("notedLabel", isOne ? "No, two stories" : "No, one story");
        view.put("notedTitles", stories.flatMap(this::titles).orElse(""));
    }

    private Optional<String> titles(FrozenEdition edition) {
        Set<String> pair = Set.of(one, other);
        Stream<String> told = edition.sections().stream()
                .flatMap(section -> section.stories().stream())
                .flatMap(story -> story.alsoCoveredBy().stream()
                        .filter(also -> pair.equals(Set.of(story.lead().id(), also.id())))
                        .map(also -> both(story.lead().title(), also.title())));
        Stream<String> possibly = edition.possiblySame().stream()
                .filter(same ->
                        pair.equals(Set.of(same.one().article(), same.other().article())))
                .map(same -> both(same.one().title(), same.other().title()));
        return Stream.concat(possibly, told).findFirst();
    }

    private static String both(String first, String second) {
        return "“" + first + "” and “" + second + "”";
    }
}
