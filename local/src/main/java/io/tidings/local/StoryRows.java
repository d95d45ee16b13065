package io.tidings.local;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.topic.FoundStories;
import io.tidings.topic.Story;
import io.tidings.topic.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Which rows of a file tell a story, and which possibly one; rows count from 1. */
final class StoryRows {

    /** Of each of two stories so many rows are named as a pair: enough for what is told often, and no million of copies. */
    static final int OF_A_STORY = 10;

    private record Pair(int row, int other) {

        static Pair of(int one, int other) {
            return new Pair(Math.min(one, other), Math.max(one, other));
        }
    }

    private final FoundStories found;
    private final List<Story> storyOfRow = new ArrayList<>();
    private final IdentityHashMap<Story, List<Integer>> rowsOfStory = new IdentityHashMap<>();
    private final Map<ArticleId, Integer> firstRow = new HashMap<>();

    /** @param rows the articles of which the stories were found */
    StoryRows(List<Article> rows, FoundStories found) {
        this.found = found;
        IdentityHashMap<Article, Story> storyOf = new IdentityHashMap<>();
        found.stories().forEach(story -> story.articles().forEach(article -> storyOf.put(article, story)));
        for (int row = 1; row <= rows.size(); row++) {
            Article article = rows.get(row - 1);
            Story story = Objects.requireNonNull(storyOf.get(article), "every article is in a story");
            storyOfRow.add(story);
            rowsOfStory.computeIfAbsent(story, _ -> new ArrayList<>()).add(row);
            firstRow.putIfAbsent(article.id(), row);
        }
    }

    /** Each row and the number of its story; stories are numbered in the order in which their first articles stand in the file. */
    List<List<String>> stories() {
        IdentityHashMap<Story, Integer> numbers = new IdentityHashMap<>();
        List<List<String>> lines = new ArrayList<>();
        for (int row = 1; row <= storyOfRow.size(); row++) {
            int next = numbers.size() + 1;
            int number = numbers.computeIfAbsent(storyOfRow.get(row - 1), _ -> next);
            lines.add(List.of(String.valueOf(row), String.valueOf(number)));
        }
        return lines;
    }

    /** Two rows and how alike they are, the most alike first. A suggestion is about all that tell the one story and the other. */
    List<List<String>> pairs() {
        Map<Pair, Double> scores = new LinkedHashMap<>();
        for (Suggestion suggestion : found.suggestions()) {
            List<Integer> others = rowsOfSame(suggestion.other());
            for (int row : rowsOfSame(suggestion.one())) {
                others.forEach(other -> scores.putIfAbsent(Pair.of(row, other), suggestion.score()));
            }
        }
        return scores.entrySet().stream()
                .map(pair -> List.of(
                        String.valueOf(pair.getKey().row),
                        String.valueOf(pair.getKey().other),
                        String.format(Locale.ROOT, "%.4f", pair.getValue())))
                .toList();
    }

    /** The rows of an article's story, its own first. */
    private List<Integer> rowsOfSame(ArticleId article) {
        int own = Objects.requireNonNull(firstRow.get(article), "every suggestion is about given articles");
        List<Integer> all = Objects.requireNonNull(rowsOfStory.get(storyOfRow.get(own - 1)));
        return Stream.concat(Stream.of(own), all.stream().filter(row -> row != own))
                .limit(OF_A_STORY)
                .toList();
    }
}
