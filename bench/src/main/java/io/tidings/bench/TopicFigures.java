package io.tidings.bench;

import io.tidings.topic.Topic;
import io.tidings.topic.TopicModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How well topics were found, over the articles whose label is a topic.
 *
 * @param accuracy share of articles whose first topic is right
 * @param macroF1 mean over topics, so that small ones count as much as large ones
 * @param topTwo share whose first or second topic is right
 * @param coverage85 share of articles, the most confident first, down to which 85 % are right
 */
record TopicFigures(double accuracy, double macroF1, double topTwo, double coverage85, double coverage90) {

    private record Answer(double confidence, boolean right) {}

    static TopicFigures of(
            TopicSet set,
            List<TopicSet.Labelled> measured,
            Function<TopicSet.Labelled, List<TopicModel.Ranked>> ranker) {
        List<Answer> answers = new ArrayList<>();
        int right = 0;
        int topTwo = 0;
        int[] found = new int[set.topics().size()];
        int[] given = new int[set.topics().size()];
        int[] wanted = new int[set.topics().size()];
        for (TopicSet.Labelled one : measured) {
            Optional<String> wants = set.slug(one.label());
            if (wants.isPresent()) {
                List<TopicModel.Ranked> ranked = ranker.apply(one);
                String first = ranked.isEmpty() ? "" : ranked.getFirst().topic();
                boolean isRight = first.equals(wants.get());
                right += isRight ? 1 : 0;
                topTwo += ranked.stream().limit(2).anyMatch(next -> next.topic().equals(wants.get())) ? 1 : 0;
                answers.add(new Answer(ranked.isEmpty() ? 0 : ranked.getFirst().confidence(), isRight));
                for (int topic = 0; topic < found.length; topic++) {
                    String slug = set.topics().get(topic).slug();
                    wanted[topic] += slug.equals(wants.get()) ? 1 : 0;
                    given[topic] += slug.equals(first) ? 1 : 0;
                    found[topic] += isRight && slug.equals(first) ? 1 : 0;
                }
            }
        }
        double all = Math.max(1, answers.size());
        return new TopicFigures(
                right / all,
                macroF1(set.topics(), found, given, wanted),
                topTwo / all,
                coverage(answers, 0.85),
                coverage(answers, 0.90));
    }

    private static double macroF1(List<Topic> topics, int[] found, int[] given, int[] wanted) {
        double sum = 0;
        for (int topic = 0; topic < topics.size(); topic++) {
            sum += found[topic] == 0 ? 0 : 2.0 * found[topic] / (given[topic] + wanted[topic]);
        }
        return sum / topics.size();
    }

    private static double coverage(List<Answer> answers, double precision) {
        List<Answer> surest = new ArrayList<>(answers);
        surest.sort(Comparator.comparingDouble(Answer::confidence).reversed());
        double coverage = 0;
        int right = 0;
        for (int i = 0; i < surest.size(); i++) {
            right += surest.get(i).right ? 1 : 0;
            coverage = right >= precision * (i + 1) ? (i + 1.0) / surest.size() : coverage;
        }
        return coverage;
    }

    String line(String what) {
        return String.format(
                Locale.ROOT,
                "  %-44s %8.3f %8.3f %8.3f %8.2f %8.2f",
                what,
                accuracy,
                macroF1,
                topTwo,
                coverage85,
                coverage90);
    }
}
