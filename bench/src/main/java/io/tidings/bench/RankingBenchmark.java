package io.tidings.bench;

import io.tidings.article.Article;
import io.tidings.edition.SectionOrder;
import io.tidings.topic.Assignment;
import io.tidings.topic.TopicModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether what stands at the top of a section belongs there, by the labels that somebody else gave and no ranker sees: nDCG of
 * the first eight, over the sections of sixteen made-up weeks that have more. Nothing was confirmed. What the labels can't tell
 * is which of two stories that belong there is the better one.
 */
final class RankingBenchmark {

    private static final int WEEKS = 16;
    private static final int ROOM = 8;
    private static final Instant FIRST = Instant.parse("2026-03-02T07:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private RankingBenchmark() {}

    static void run(TopicSet set) {
        List<TopicSet.Labelled> ordered = set.labelled().stream()
                .sorted(Comparator.comparing(
                        (TopicSet.Labelled one) -> one.article().publishedAt()))
                .toList();
        TopicModel model = TopicModel.train(set.topics(), set.articles(), List.of());
        Random random = new Random(1);
        double[] sums = new double[3];
        int sections = 0;
        int size = ordered.size() / WEEKS;
        for (int week = 0; week < WEEKS; week++) {
            Instant begin = FIRST.plus(WEEK.multipliedBy(week));
            List<TopicSet.Labelled> now = dated(ordered.subList(week * size, (week + 1) * size), begin);
            for (Map.Entry<String, List<SectionOrder.Entry>> section :
                    sections(model, now).entrySet()) {
                if (section.getValue().size() > ROOM) {
                    Set<Article> right = right(set, now, section.getKey());
                    List<Article> newest = section.getValue().stream()
                            .map(SectionOrder.Entry::article)
                            .sorted(Comparator.comparing(Article::publishedAt).reversed())
                            .toList();
                    List<Article> drawn = new ArrayList<>(newest);
                    Collections.shuffle(drawn, random);
                    sums[0] += gain(drawn, right, newest);
                    sums[1] += gain(newest, right, newest);
                    sums[2] += gain(SectionOrder.first(section.getValue(), ROOM, begin.plus(WEEK)), right, newest);
                    sections++;
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%nranking of %s, nDCG of the first %d in %d sections: at random %.3f, newest first %.3f, as ranked %.3f%n",
                set.name(),
                ROOM,
                sections,
                sums[0] / sections,
                sums[1] / sections,
                sums[2] / sections);
    }

    private static List<TopicSet.Labelled> dated(List<TopicSet.Labelled> week, Instant begin) {
        List<TopicSet.Labelled> dated = new ArrayList<>();
        for (int i = 0; i < week.size(); i++) {
            Article one = week.get(i).article();
            Instant at = begin.plus(WEEK.multipliedBy(i).dividedBy(week.size()));
            dated.add(new TopicSet.Labelled(
                    TopicSet.article(one.url().getSchemeSpecificPart(), "drop", one.title(), one.summary(), at),
                    week.get(i).label()));
        }
        return dated;
    }

    private static Map<String, List<SectionOrder.Entry>> sections(TopicModel model, List<TopicSet.Labelled> week) {
        Map<String, List<SectionOrder.Entry>> sections = new HashMap<>();
        for (TopicSet.Labelled one : week) {
            Assignment assignment = model.assign(one.article());
            assignment
                    .topic()
                    .ifPresent(topic -> sections.computeIfAbsent(topic, slug -> new ArrayList<>())
                            .add(new SectionOrder.Entry(one.article(), assignment)));
        }
        return sections;
    }

    private static Set<Article> right(TopicSet set, List<TopicSet.Labelled> week, String topic) {
        return week.stream()
                .filter(one -> set.slug(one.label()).filter(topic::equals).isPresent())
                .map(TopicSet.Labelled::article)
                .collect(Collectors.toSet());
    }

    /** Discounted gain of the first against the best that these articles allow; 1 where none of them belongs there. */
    private static double gain(List<Article> order, Set<Article> right, List<Article> all) {
        double gain = 0;
        double best = 0;
        long possible = all.stream().filter(right::contains).count();
        for (int i = 0; i < Math.min(ROOM, order.size()); i++) {
            double worth = Math.log(2) / Math.log(i + 2.0);
            gain += right.contains(order.get(i)) ? worth : 0;
            best += i < possible ? worth : 0;
        }
        return best == 0 ? 1 : gain / best;
    }
}
