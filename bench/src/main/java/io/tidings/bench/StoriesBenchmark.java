package io.tidings.bench;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.topic.Confirmation;
import io.tidings.topic.FoundStories;
import io.tidings.topic.Stories;
import io.tidings.topic.TopicModel;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/** How well and how fast stories are found, beside SimHash compared pair by pair, which many use for it. */
final class StoriesBenchmark {

    private static final Instant DAY = Instant.parse("2026-03-02T06:00:00Z");
    private static final List<Integer> SIZES = List.of(300, 10_000, 100_000);
    /** Of 64 bits; the value at which SimHash does best on the set of our own. */
    private static final List<Integer> DISTANCES = List.of(3, 8, 14, 20);

    private static final Pattern WORD_ENDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private record Pair(ArticleId one, ArticleId other) {
        static Pair of(ArticleId a, ArticleId b) {
            return a.compareTo(b) < 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    private StoriesBenchmark() {}

    /** @param retold lines of another source: the number of the article that is told again, title, summary */
    static void run(TopicSet own, List<String> retold) {
        List<Article> articles = new ArrayList<>(own.articles());
        Set<Pair> wanted = new HashSet<>();
        for (String line : retold.subList(1, retold.size())) {
            String[] values = line.split("\t", -1);
            Article original = own.articles().get(Integer.parseInt(values[0]) - 1);
            Article second =
                    TopicSet.article("again/" + values[0], "another", values[1], values[2], original.publishedAt());
            articles.add(second);
            wanted.add(Pair.of(original.id(), second.id()));
        }
        System.out.println();
        System.out.println("stories: " + articles.size() + " articles, " + wanted.size()
                + " of them told again by another source");
        System.out.printf("  %-44s %9s %8s%n", "", "precision", "recall");
        for (int distance : DISTANCES) {
            print("baseline: SimHash, at most " + distance + " bits apart", simHash(articles, distance), wanted);
        }
        print(articles, wanted);
    }

    /**
     * Each pair alone among the articles of our own.
     *
     * @param lines whether two articles tell of one event, title and summary of the one, and of the other
     */
    static void inLikeWords(TopicSet own, List<String> lines) {
        Set<Pair> wanted = new HashSet<>();
        Set<Pair> merged = new HashSet<>();
        Set<Pair> offered = new HashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split("\t", -1);
            Article one = TopicSet.article("one/" + line.hashCode(), "one", values[1], values[2], DAY);
            Article other = TopicSet.article("other/" + line.hashCode(), "other", values[3], values[4], DAY);
            List<Article> articles = new ArrayList<>(own.articles());
            articles.addAll(List.of(one, other));
            FoundStories found = Stories.find(articles, List.of(), List.of());
            merged.addAll(merged(found));
            found.suggestions().forEach(pair -> offered.add(Pair.of(pair.one(), pair.other())));
            if (values[0].equals("yes")) {
                wanted.add(Pair.of(one.id(), other.id()));
            }
        }
        System.out.println();
        System.out.println("stories: " + (lines.size() - 1) + " pairs of two sources in like words, " + wanted.size()
                + " of them of one event");
        System.out.printf("  %-44s %9s %8s%n", "", "precision", "recall");
        print("merged", merged, wanted);
        offered.addAll(merged);
        print("merged or suggested", offered, wanted);
    }

    private static void print(List<Article> articles, Set<Pair> wanted) {
        FoundStories found = Stories.find(articles, List.of(), List.of());
        Set<Pair> merged = merged(found);
        print("merged", merged, wanted);
        found.suggestions().forEach(pair -> merged.add(Pair.of(pair.one(), pair.other())));
        print("merged or suggested", merged, wanted);
    }

    private static Set<Pair> merged(FoundStories found) {
        Set<Pair> pairs = new HashSet<>();
        found.stories().forEach(story -> {
            List<Article> members = story.articles().toList();
            for (int i = 0; i < members.size(); i++) {
                for (int j = 0; j < i; j++) {
                    pairs.add(Pair.of(members.get(i).id(), members.get(j).id()));
                }
            }
        });
        return pairs;
    }

    private static void print(String what, Set<Pair> found, Set<Pair> wanted) {
        long right = found.stream().filter(wanted::contains).count();
        System.out.printf(
                Locale.ROOT,
                "  %-44s %9.3f %8.3f%n",
                what,
                found.isEmpty() ? 1 : right / (double) found.size(),
                right / (double) wanted.size());
    }

    private static Set<Pair> simHash(List<Article> articles, int distance) {
        long[] hashes = articles.stream().mapToLong(StoriesBenchmark::simHash).toArray();
        Set<Pair> pairs = new HashSet<>();
        for (int i = 0; i < hashes.length; i++) {
            for (int j = 0; j < i; j++) {
                if (Long.bitCount(hashes[i] ^ hashes[j]) <= distance) {
                    pairs.add(Pair.of(articles.get(i).id(), articles.get(j).id()));
                }
            }
        }
        return pairs;
    }

    private static long simHash(Article article) {
        int[] votes = new int[64];
        String text = (article.title() + " " + article.summary()).toLowerCase(Locale.ROOT);
        for (String word : WORD_ENDS.splitAsStream(text).toList()) {
            long hash = word.hashCode() * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
            hash *= 0xD6E8FEB86659FD93L;
            for (int bit = 0; bit < 64; bit++) {
                votes[bit] += (hash >>> bit & 1) == 1 ? 1 : -1;
            }
        }
        long hash = 0;
        for (int bit = 0; bit < 64; bit++) {
            hash |= votes[bit] > 0 ? 1L << bit : 0;
        }
        return hash;
    }

    static void speed(TopicSet own) {
        System.out.println();
        System.out.println(
                "seconds and peak heap in MB, in this JVM as it warms up; texts are put together from the set of our own");
        System.out.printf(
                "  %-10s %18s %18s %22s%n", "articles", "learn and classify", "stories", "SimHash, all pairs");
        for (int size : SIZES) {
            List<Article> articles = made(own, size);
            String classify = timed(() -> {
                TopicModel model = TopicModel.train(own.topics(), articles, List.<Confirmation>of());
                articles.forEach(article -> model.judge(article, 0));
            });
            String stories =
                    timed(() -> Stories.find(articles, List.of(), List.of()).stories());
            String simHash = timed(() -> compareAll(articles));
            System.out.printf("  %-10d %18s %18s %22s%n", size, classify, stories, simHash);
        }
    }

    /** Only counts, so that it is timed without what keeping pairs costs. */
    private static void compareAll(List<Article> articles) {
        long[] hashes = articles.stream().mapToLong(StoriesBenchmark::simHash).toArray();
        long near = 0;
        for (int i = 0; i < hashes.length; i++) {
            for (int j = 0; j < i; j++) {
                near += Long.bitCount(hashes[i] ^ hashes[j]) <= 3 ? 1 : 0;
            }
        }
        if (near < 0) {
            throw new IllegalStateException("More pairs than there are");
        }
    }

    /** Two sentences of different articles, with words of a third and a number of its own. */
    private static List<Article> made(TopicSet own, int size) {
        Random random = new Random(7);
        List<Article> of = own.articles();
        List<Article> made = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String[] words = of.get(random.nextInt(of.size())).summary().split(" ");
            StringBuilder title =
                    new StringBuilder(of.get(random.nextInt(of.size())).title());
            for (int word = 0; word < 4; word++) {
                title.append(' ').append(words[random.nextInt(words.length)]);
            }
            String summary = of.get(random.nextInt(of.size())).summary() + " Name" + random.nextInt(size) + " and place"
                    + random.nextInt(size) + ": " + String.join(" ", words);
            made.add(TopicSet.article("made/" + i, "s" + i % 20, title.toString(), summary, DAY.plusSeconds(i * 60L)));
        }
        return made;
    }

    private static String timed(Runnable work) {
        System.gc();
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return String.format(Locale.ROOT, "%.2f s %5d MB", seconds, peak >> 20);
    }
}
