package io.tidings.bench;

import io.tidings.article.Article;
import io.tidings.topic.Confirmation;
import io.tidings.topic.ToCheck;
import io.tidings.topic.TopicModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * How well topics and stories are found: on articles written for this, and on labelled sets in a directory where there is one
 * ({@code --sets DIR}, else {@code ../shared/topic-eval}). Baselines run on the same articles.
 */
final class TopicsBenchmark {

    private static final int PER_TOPIC = 100;
    private static final int WEEKS = 16;
    private static final int A_WEEK = 60;
    private static final long SEED = 1;
    private static final List<List<String>> FILES =
            List.of(List.of("agnews.topics.tsv", "agnews_test.tsv"), List.of("huff14.topics.tsv", "huffpost_half.tsv"));

    private TopicsBenchmark() {}

    static void run(List<String> options) {
        Path sets = Path.of(Option.only("--sets", "topics", options).orElse("../shared/topic-eval"));
        TopicSet own = TopicSet.of("own", lines("own.topics.tsv"), lines("own.articles.tsv"));
        measure(own);
        for (List<String> files : FILES) {
            Path articles = sets.resolve(files.get(1));
            if (Files.isReadable(articles)) {
                TopicSet set = TopicSet.of(files.get(1), lines(sets.resolve(files.getFirst())), lines(articles));
                measure(set);
                weeks(set);
                weeksWithOthers(set);
                RankingBenchmark.run(set);
                StoryEditsBenchmark.run(set);
            } else {
                System.out.println("No " + articles + ": left out. Name a directory with --sets DIR.");
            }
        }
        StoryEditsBenchmark.run(own);
        StoriesBenchmark.run(own, lines("own.stories.tsv"));
        StoriesBenchmark.inLikeWords(own, lines("own.likewise.tsv"));
        StoriesBenchmark.speed(own);
    }

    private static void measure(TopicSet set) {
        header(set.name() + ": " + set.labelled().size() + " articles, "
                + set.topics().size() + " topics");
        String largest = largest(set);
        List<TopicModel.Ranked> always = List.of(new TopicModel.Ranked(largest, 1));
        print("baseline: always the largest topic", TopicFigures.of(set, set.labelled(), _ -> always));
        TopicModel keywords = TopicModel.ofKeywords(set.topics());
        print("baseline: keywords only", TopicFigures.of(set, set.labelled(), one -> keywords.rank(one.article())));
        TopicModel learned = TopicModel.train(set.topics(), set.articles(), List.of());
        print("learned, nothing confirmed", TopicFigures.of(set, set.labelled(), one -> learned.rank(one.article())));
        System.out.println(PlacedFigures.of(set, set.labelled(), one -> learned.judge(one, TopicModel.THRESHOLD))
                .line());
        confirmedPerTopic(set);
    }

    /** So many of each topic at most, and never more than half of it; measured on the others. */
    private static void confirmedPerTopic(TopicSet set) {
        List<TopicSet.Labelled> shuffled = new ArrayList<>(set.labelled());
        Collections.shuffle(shuffled, new Random(SEED));
        Map<String, Integer> all = new HashMap<>();
        shuffled.forEach(one -> all.merge(one.label(), 1, Integer::sum));
        Map<String, Integer> taken = new HashMap<>();
        List<Confirmation> confirmations = new ArrayList<>();
        List<TopicSet.Labelled> others = new ArrayList<>();
        for (TopicSet.Labelled one : shuffled) {
            int most = Math.min(PER_TOPIC, all.getOrDefault(one.label(), 0) / 2);
            if (set.slug(one.label()).isPresent() && taken.merge(one.label(), 1, Integer::sum) <= most) {
                confirmations.add(new Confirmation(one.article(), set.slug(one.label())));
            } else {
                others.add(one);
            }
        }
        TopicModel model = TopicModel.train(set.topics(), set.articles(), confirmations);
        print(
                "learned, " + PER_TOPIC + " a topic confirmed",
                TopicFigures.of(set, others, one -> model.rank(one.article())));
    }

    /** From nothing, an editor confirms 60 articles of each week; measured on each week before it is confirmed. */
    private static void weeks(TopicSet set) {
        List<TopicSet.Labelled> ordered = new ArrayList<>(set.labelled());
        ordered.removeIf(one -> set.slug(one.label()).isEmpty());
        ordered.sort(Comparator.comparing(one -> one.article().publishedAt()));
        for (boolean asks : List.of(false, true)) {
            String how = asks ? " as --ask says" : " at random";
            Map<Article, TopicModel.Judgement> answers = judged(set, ordered, asks, true);
            print(
                    "60 a week from nothing," + how,
                    TopicFigures.of(set, after(ordered, 1), one -> ranked(answers, one)));
            print(
                    "  of these, the last four weeks",
                    TopicFigures.of(set, after(ordered, WEEKS - 4), one -> ranked(answers, one)));
        }
    }

    /**
     * The same of all articles of the set, those that belong to no topic among them: what an edition of the last four weeks
     * places where those are confirmed too, and where they are passed over. Beside all topics with the first two alone, and the first
     * one, where most articles belong to none.
     */
    private static void weeksWithOthers(TopicSet set) {
        for (TopicSet some : List.of(set, set.ofTopics(2), set.ofTopics(1))) {
            System.out.printf(
                    "  all articles, %d topics, 60 a week at random, the last four weeks:%n",
                    some.topics().size());
            List<TopicSet.Labelled> ordered = inOrder(some);
            for (boolean nones : List.of(false, true)) {
                Map<Article, TopicModel.Judgement> answers = judged(some, ordered, false, nones);
                System.out.println(nones ? "    \"none of them\" confirmed" : "    \"none of them\" passed over");
                System.out.println(PlacedFigures.of(
                                some, after(ordered, WEEKS - 4), one -> Objects.requireNonNull(answers.get(one)))
                        .line());
            }
        }
    }

    /** By date; those of one date in an order by chance, as files are often sorted by topic. */
    private static List<TopicSet.Labelled> inOrder(TopicSet set) {
        List<TopicSet.Labelled> ordered = new ArrayList<>(set.labelled());
        Collections.shuffle(ordered, new Random(SEED));
        ordered.sort(Comparator.comparing(one -> one.article().publishedAt()));
        return ordered;
    }

    private static List<TopicSet.Labelled> after(List<TopicSet.Labelled> ordered, int weeks) {
        int size = ordered.size() / WEEKS;
        return ordered.subList(weeks * size, WEEKS * size);
    }

    private static List<TopicModel.Ranked> ranked(Map<Article, TopicModel.Judgement> answers, TopicSet.Labelled one) {
        return Objects.requireNonNull(answers.get(one.article())).ranked();
    }

    /**
     * What was said of each article in its week, before any of that week was confirmed.
     *
     * @param nones whether it is confirmed, too, that an article belongs to no topic
     */
    private static Map<Article, TopicModel.Judgement> judged(
            TopicSet set, List<TopicSet.Labelled> ordered, boolean asks, boolean nones) {
        Map<Article, TopicModel.Judgement> answers = new HashMap<>();
        List<Confirmation> confirmations = new ArrayList<>();
        Random random = new Random(SEED);
        int size = ordered.size() / WEEKS;
        for (int week = 0; week < WEEKS; week++) {
            List<TopicSet.Labelled> now = ordered.subList(week * size, (week + 1) * size);
            List<Article> pool = ordered.subList(0, (week + 1) * size).stream()
                    .map(TopicSet.Labelled::article)
                    .toList();
            TopicModel model = TopicModel.train(set.topics(), pool, confirmations);
            now.forEach(one -> answers.put(one.article(), model.judge(one.article(), TopicModel.THRESHOLD)));
            Set<Article> chosen = asks ? asked(model, now) : drawn(now, random);
            now.stream()
                    .filter(one -> chosen.contains(one.article()))
                    .map(one -> new Confirmation(one.article(), set.slug(one.label())))
                    .filter(one -> nones || one.topic().isPresent())
                    .forEach(confirmations::add);
        }
        return answers;
    }

    private static Set<Article> asked(TopicModel model, List<TopicSet.Labelled> now) {
        return new HashSet<>(ToCheck.choose(
                model, now.stream().map(TopicSet.Labelled::article).toList(), A_WEEK));
    }

    private static Set<Article> drawn(List<TopicSet.Labelled> now, Random random) {
        List<Article> shuffled =
                new ArrayList<>(now.stream().map(TopicSet.Labelled::article).toList());
        Collections.shuffle(shuffled, random);
        return new HashSet<>(shuffled.subList(0, Math.min(A_WEEK, shuffled.size())));
    }

    private static String largest(TopicSet set) {
        Map<String, Integer> count = new HashMap<>();
        set.labelled().forEach(one -> set.slug(one.label()).ifPresent(slug -> count.merge(slug, 1, Integer::sum)));
        return Collections.max(count.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private static void header(String title) {
        System.out.println();
        System.out.println(title);
        System.out.printf("  %-44s %8s %8s %8s %8s %8s%n", "", "accuracy", "macro-F1", "top two", "cov .85", "cov .90");
    }

    private static void print(String what, TopicFigures figures) {
        System.out.println(figures.line(what));
    }

    static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(TopicsBenchmark.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + resource, e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return List.of(Files.readString(file).split("\r?\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file, e);
        }
    }
}
