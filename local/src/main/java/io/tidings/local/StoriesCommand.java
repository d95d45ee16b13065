package io.tidings.local;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.article.DateOrigin;
import io.tidings.topic.FoundStories;
import io.tidings.topic.Stories;
import io.tidings.topic.Story;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "stories",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Finds the articles that tell the same story, as composing an edition does.",
            "",
            "The file has tabs between values and a header: title, summary, url, date, source, in any order."
                    + " Writes each article's row (from 1, the header not counted) and the number of its story; and into a"
                    + " second file the pairs that are possibly the same story, the most alike first, with a score"
                    + " from 0 to 1.",
            ""
        })
final class StoriesCommand implements Callable<Integer> {
    @Option(names = "--articles", required = true, paramLabel = "FILE.tsv", description = "The articles.")
    Path articles = Path.of("");

    @Option(names = "--out", paramLabel = "FILE.tsv", description = "Where the stories go (default: the terminal).")
    Optional<Path> out = Optional.empty();

    @Option(
            names = "--suggested",
            paramLabel = "FILE.tsv",
            description =
                    "Where the pairs go (default: NAME.suggested.tsv beside --out NAME.tsv, or stories.suggested.tsv).")
    Optional<Path> suggested = Optional.empty();

    @Override
    public Integer call() {
        Path pairs = suggested.orElseGet(() -> OutTable.beside(out, "stories", "suggested"));
        new OutPaths().reads("--articles", articles).writes("--out", out).writes("--suggested", pairs);
        List<Article> given = ArticleRows.read(articles).stream()
                .map(ArticleRows.Labelled::article)
                .toList();
        long undated = given.stream()
                .filter(article -> article.dateOrigin() == DateOrigin.MISSING)
                .count();
        if (undated > 0 && undated < given.size()) {
            System.err.println("tidings: " + undated + " of " + given.size()
                    + " rows have no date that can be read: they are compared by day with each other only.");
        }
        FoundStories found = Stories.find(given, List.of(), List.of());
        OutTable.write(out, List.of("row", "story"), stories(given, found));
        OutTable.writeBeside(
                pairs, List.of("row", "other", "score"), pairs(given, found), "pairs that are possibly the same story");
        return 0;
    }

    /** Stories are numbered in the order in which their first articles stand in the file. */
    private static List<List<String>> stories(List<Article> given, FoundStories found) {
        IdentityHashMap<Article, Story> storyOf = new IdentityHashMap<>();
        found.stories().forEach(story -> story.articles().forEach(article -> storyOf.put(article, story)));
        IdentityHashMap<Story, Integer> numbers = new IdentityHashMap<>();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Story story = Objects.requireNonNull(storyOf.get(given.get(i)), "every article is in a story");
            numbers.putIfAbsent(story, numbers.size() + 1);
            rows.add(List.of(String.valueOf(i + 1), String.valueOf(numbers.getOrDefault(story, 0))));
        }
        return rows;
    }

    private static List<List<String>> pairs(List<Article> given, FoundStories found) {
        Map<ArticleId, Integer> rowOf = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            rowOf.putIfAbsent(given.get(i).id(), i + 1);
        }
        return found.suggestions().stream()
                .map(pair -> {
                    int one = rowOf.getOrDefault(pair.one(), 0);
                    int other = rowOf.getOrDefault(pair.other(), 0);
                    return List.of(
                            String.valueOf(Math.min(one, other)),
                            String.valueOf(Math.max(one, other)),
                            String.format(Locale.ROOT, "%.4f", pair.score()));
                })
                .toList();
    }
}
