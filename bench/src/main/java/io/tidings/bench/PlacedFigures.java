package io.tidings.bench;

import io.tidings.article.Article;
import io.tidings.topic.TopicModel;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What an edition does with the articles of a set: which it places under a topic, how many of those are right, how many of those
 * in brief would have been, and what confidence says of that. An article that belongs to no topic is wrong wherever it stands.
 *
 * @param mean confidence of all articles that belong to a topic
 * @param right share of those whose first topic is right
 * @param found share of those that stand under their topic
 */
record PlacedFigures(
        double placed, double rightOfPlaced, double rightInBrief, double mean, double right, double found) {

    static PlacedFigures of(
            TopicSet set, List<TopicSet.Labelled> measured, Function<Article, TopicModel.Judgement> judge) {
        int placed = 0;
        int rightOfPlaced = 0;
        int rightInBrief = 0;
        int labelled = 0;
        double confidence = 0;
        for (TopicSet.Labelled one : measured) {
            TopicModel.Judgement judgement = judge.apply(one.article());
            List<TopicModel.Ranked> ranked = judgement.ranked();
            String first = ranked.isEmpty() ? "" : ranked.getFirst().topic();
            int isRight = set.slug(one.label()).filter(first::equals).isPresent() ? 1 : 0;
            if (judgement.assignment().topic().isPresent()) {
                placed++;
                rightOfPlaced += isRight;
            } else {
                rightInBrief += isRight;
            }
            if (set.slug(one.label()).isPresent()) {
                labelled++;
                confidence += ranked.isEmpty() ? 0 : ranked.getFirst().confidence();
            }
        }
        int all = measured.size();
        return new PlacedFigures(
                placed / (double) all,
                rightOfPlaced / (double) Math.max(1, placed),
                rightInBrief / (double) Math.max(1, all - placed),
                confidence / Math.max(1, labelled),
                (rightOfPlaced + rightInBrief) / (double) Math.max(1, labelled),
                rightOfPlaced / (double) Math.max(1, labelled));
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "    mean confidence %.2f where %.2f are right; an edition places %.2f, of which %.2f are right; in brief %.2f; of what belongs to a topic, %.2f stands there",
                mean,
                right,
                placed,
                rightOfPlaced,
                rightInBrief,
                found);
    }
}
