package io.tidings.bench;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.article.SourceName;
import io.tidings.article.Standing;
import io.tidings.topic.Stories;
import io.tidings.topic.Story;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Whether what was edited is found again, and nothing else: each of so many articles comes back edited, among all the others of
 * its set. Originals that are merged with each other are counted apart; some sets have the same story twice.
 */
final class StoryEditsBenchmark {

    private static final long SEED = 20261;
    private static final int MOST = 2_100;

    private StoryEditsBenchmark() {}

    static void run(TopicSet set) {
        List<Article> articles = new ArrayList<>();
        set.labelled().stream()
                .map(TopicSet.Labelled::article)
                .filter(one ->
                        one.title().split(" ").length >= 3 && one.summary().split(" ").length >= 8)
                .forEach(articles::add);
        Collections.shuffle(articles, new Random(SEED));
        List<Article> originals = articles.stream()
                .limit(MOST)
                .map(StoryEditsBenchmark::addressed)
                .toList();
        List<StoryEdits.Edit> edits = new StoryEdits(SEED).of(originals);
        List<Article> all = new ArrayList<>(originals);
        edits.forEach(edit -> all.add(edit.edited()));
        Map<ArticleId, Integer> storyOf = new HashMap<>();
        List<Story> stories = Stories.find(all, List.of(), List.of()).stories();
        for (int i = 0; i < stories.size(); i++) {
            int number = i;
            stories.get(i).articles().forEach(article -> storyOf.put(article.id(), number));
        }
        print(set, originals, edits, stories, storyOf);
    }

    private static void print(
            TopicSet set,
            List<Article> originals,
            List<StoryEdits.Edit> edits,
            List<Story> stories,
            Map<ArticleId, Integer> storyOf) {
        Map<StoryEdits.Kind, Integer> found = new EnumMap<>(StoryEdits.Kind.class);
        Map<StoryEdits.Kind, Integer> made = new EnumMap<>(StoryEdits.Kind.class);
        for (StoryEdits.Edit edit : edits) {
            made.merge(edit.kind(), 1, Integer::sum);
            boolean together = Objects.equals(
                    storyOf.get(edit.original().id()), storyOf.get(edit.edited().id()));
            found.merge(edit.kind(), together ? 1 : 0, Integer::sum);
        }
        int right = found.values().stream().mapToInt(Integer::intValue).sum();
        long pairs = stories.stream()
                .mapToLong(story -> story.articles().count())
                .map(size -> size * (size - 1) / 2)
                .sum();
        long twice = Stories.find(originals, List.of(), List.of()).stories().stream()
                .mapToLong(story -> story.articles().count() - 1)
                .sum();
        System.out.println();
        System.out.printf(
                Locale.ROOT,
                "stories: %d articles of %s, each back once, edited: precision %.3f, recall %.3f%n",
                originals.size(),
                set.name(),
                right / (double) Math.max(1, pairs),
                right / (double) edits.size());
        System.out.println("  originals merged with another original: " + twice);
        made.forEach((kind, count) -> System.out.printf(
                "  %-12s %4d of %4d%n", kind.name().toLowerCase(Locale.ROOT), found.get(kind), count));
    }

    private static Article addressed(Article one) {
        URI address = URI.create("https://news.example.com/" + one.id());
        return new Article(
                ArticleId.of(address),
                SourceName.of("drop"),
                address,
                one.guid(),
                one.title(),
                one.titleOrigin(),
                one.summary(),
                one.tags(),
                one.publishedAt(),
                one.dateOrigin(),
                one.seenAt(),
                Standing.LIVE);
    }
}
